// The reasons one chooses among, as content: to open a record, to shield a person and to end it (E8).
import openingReasons from '../../../content/opening-reasons.json' with { type: 'json' };
import shieldingReasons from '../../../content/shielding-reasons.json' with { type: 'json' };
import type { Language } from '../../platform/http/language.ts';

/** The reasons to open a record, with how many hours each opens it for. */
export function openingReasonsIn(language: Language): { id: string; hours: number; text: string }[] {
  return openingReasons.reasons.map((reason) => ({
    id: reason.id,
    hours: reason.hours,
    text: reason[language],
  }));
}

/** Hours that a reason opens a record for; undefined for a reason that is none. */
export function openingHours(reasonId: string): number | undefined {
  return openingReasons.reasons.find((reason) => reason.id === reasonId)?.hours;
}

/** The reasons to shield a person, or to end it. */
export function shieldingReasonsIn(
  change: 'shield' | 'unshield',
  language: Language,
): { id: string; text: string }[] {
  return shieldingReasons[change].map((reason) => ({ id: reason.id, text: reason[language] }));
}

const listOfKind: Readonly<Record<string, readonly ({ id: string } & Record<Language, string>)[]>> = {
  'opened-with-reason': openingReasons.reasons,
  shielded: shieldingReasons.shield,
  unshielded: shieldingReasons.unshield,
};

/** The words of the reason that an event was recorded with; undefined for events without one. */
export function reasonOfEvent(kind: string, reasonId: unknown, language: Language): string | undefined {
  return listOfKind[kind]?.find((reason) => reason.id === reasonId)?.[language];
}
