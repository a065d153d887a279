// The request form as it stands while it is filled in, and as it is sent.
import type { PlainDate } from '../../../rules/plain-date.ts';
import { containsAll, topicMask, topics, topicsIn, type Topic } from '../../../rules/topics.ts';
import { grantOf, type Need } from '../../../rules/legal-basis.ts';
import type { NewRequest } from '../model.ts';

export interface RequestForm {
  escalation: NewRequest['escalation'] | null;
  triedBefore: string;
  toUnit: { id: string; name: string } | null;
  trigger: NewRequest['trigger'] | null;
  situation: string;
  patientWishes: string;
  suggestedParties: string;
  topics: Topic[];
  /** Where no consent is needed: that the person knows and has not objected. */
  hasNoObjection: boolean;
  consentKind: 'oral-consent' | 'written-consent' | null;
  consentTopics: Topic[];
  givenOn: PlainDate | null;
  validTo: PlainDate | null;
  limit: string;
  namedStaffId: string | null;
}

export const emptyForm: RequestForm = {
  escalation: null,
  triedBefore: '',
  toUnit: null,
  trigger: null,
  situation: '',
  patientWishes: '',
  suggestedParties: '',
  topics: [],
  hasNoObjection: false,
  consentKind: null,
  consentTopics: [],
  givenOn: null,
  validTo: null,
  limit: '',
  namedStaffId: null,
};

/** The topics one chooses among; practical goes with all and says nothing by itself. */
export const choosableTopics = topics.filter((topic) => topic !== 'practical');

/** Topics of the text that the consent does not cover; none while no consent is needed or none is chosen yet. */
export function topicsBeyond(form: RequestForm, need: Need | null): Topic[] {
  if (need?.need !== 'consent' || form.consentTopics.length === 0) return [];
  const granted = grantOf(form.consentTopics);
  const touched = topicMask(form.topics);
  return containsAll(granted, touched) ? [] : topicsIn(touched & ~granted);
}

/** Fields that still must be filled in, by the id of their input, in the order of the page. */
export function missingFields(form: RequestForm, need: Need | null, isShielded: boolean): string[] {
  const missing: string[] = [];
  const want = (id: string, isMissing: boolean) => void (isMissing && missing.push(id));
  want('escalation', form.escalation === null);
  want('triedBefore', form.triedBefore.trim() === '');
  want('toUnitId', form.toUnit === null);
  want('trigger', form.trigger === null);
  want('situation', form.situation.trim() === '');
  want('topics', form.topics.length === 0);
  if (need?.need === 'cooperation') want('hasNoObjection', !form.hasNoObjection);
  if (need?.need === 'consent') {
    want('basis.kind', form.consentKind === null);
    want('basis.givenOn', form.givenOn === null);
    want('basis.topics', form.consentTopics.length === 0);
  }
  if (isShielded) want('namedStaffId', form.namedStaffId === null);
  return missing;
}

/** The request as it is sent; null while something is missing. Where no consent is needed, what may be told is what the text is
 *  about. */
export function requestOf(
  form: RequestForm,
  need: Need | null,
  facts: { registrationId: string; isShielded: boolean; today: PlainDate },
): NewRequest | null {
  const { escalation, trigger, toUnit } = form;
  if (missingFields(form, need, facts.isShielded).length > 0) return null;
  if (escalation === null || trigger === null || toUnit === null || need === null || need.need === 'none')
    return null;
  const optional = (text: string) => (text.trim() === '' ? null : text);
  return {
    registrationId: facts.registrationId,
    toUnitId: toUnit.id,
    trigger,
    topics: form.topics,
    situation: form.situation,
    patientWishes: optional(form.patientWishes),
    escalation,
    triedBefore: form.triedBefore,
    suggestedParties: optional(form.suggestedParties),
    basis:
      need.need === 'cooperation'
        ? { kind: need.kind, topics: form.topics, givenOn: facts.today, validTo: null, limit: null }
        : {
            kind: form.consentKind ?? 'oral-consent',
            topics: form.consentTopics,
            givenOn: form.givenOn ?? facts.today,
            validTo: form.validTo,
            limit: optional(form.limit),
          },
    namedStaffId: facts.isShielded ? form.namedStaffId : null,
  };
}
