// Which legal basis a party needs, what a basis grants on a day, and how bases become the shares that visibility reads.
// Rules of docs/rules.md; the rules themselves are data (content/legal-basis-rules.json), since law moves.
import type { PlainDate } from './plain-date.ts';
import { allTopics, topicBit, topicMask, topicsIn, type Topic } from './topics.ts';
import type { Share } from './visibility.ts';

export const unitKinds = ['phv', 'tsb', 'municipal-health', 'nav', 'gp', 'somatic', 'other'] as const;
export type UnitKind = (typeof unitKinds)[number];

export const partyKinds = ['unit', 'patient', 'kin', 'peer-guide', 'other'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** The people who may be added to a pathway; units are there already, and the patient comes by themselves. */
export const addablePartyKinds = ['kin', 'peer-guide', 'other'] as const;

/** What the rules tell parties apart by: the kind of unit, or the role of the person. */
export const partySorts = [
  'phv',
  'tsb',
  'municipal-health',
  'nav',
  'gp',
  'somatic',
  'other-unit',
  'patient',
  'kin',
  'peer-guide',
  'other-person',
] as const;
export type PartySort = (typeof partySorts)[number];

export const basisKinds = [
  'responsible-unit',
  'specialist-cooperation',
  'gp-cooperation',
  'oral-consent',
  'written-consent',
  'requester',
  'objection',
] as const;
export type BasisKind = (typeof basisKinds)[number];

export const cooperationKinds = ['specialist-cooperation', 'gp-cooperation'] as const;
export const consentKinds = ['oral-consent', 'written-consent'] as const;
export type RecordableKind = (typeof cooperationKinds)[number] | (typeof consentKinds)[number];

export interface CooperationRule {
  id: string;
  kind: (typeof cooperationKinds)[number];
  /** Holds both ways: one party among these … */
  between: PartySort[];
  /** … and the other among these. */
  and: PartySort[];
  validFrom: PlainDate;
  validTo: PlainDate | null;
}

export interface LegalBasisRules {
  cooperation: readonly CooperationRule[];
  consent: { id: string };
  suggestedTopics: { topics: Readonly<Record<PartySort, readonly Topic[]>> };
}

/** What a party needs before anything is shared with it, and the rule that says so. */
export type Need =
  | { need: 'none'; ruleId: 'own-access' }
  | { need: 'cooperation'; kind: CooperationRule['kind']; ruleId: string }
  | { need: 'consent'; ruleId: string };

/** One basis as it stands; `isEnded` once it is withdrawn, replaced, objected to or corrected. */
export interface Basis {
  id: string;
  pathwayId: string;
  partyId: string;
  kind: BasisKind;
  /** Mask of topics; 0 only for an objection. */
  granted: number;
  validFrom: PlainDate;
  validTo: PlainDate | null;
  isEnded: boolean;
}

export type BasisState = 'in-force' | 'not-yet' | 'ran-out' | 'ended';

/** The sort of a unit or person. A unit kind the rules do not know counts as `other-unit`, which needs consent. */
export function partySort(party: { kind: PartyKind; unitKind: string | null }): PartySort {
  if (party.kind === 'other') return 'other-person';
  if (party.kind !== 'unit') return party.kind;
  const sort = partySorts.find((candidate) => candidate === party.unitKind);
  const isUnit = sort !== undefined && (unitKinds as readonly string[]).includes(sort);
  return isUnit ? sort : 'other-unit';
}

/** What `to` needs from the patient for `from` (the responsible unit's sort) to share with it on a day.
 *  The patient's own access needs nothing. Default: consent. */
export function basisNeeded(rules: LegalBasisRules, from: PartySort, to: PartySort, on: PlainDate): Need {
  if (to === 'patient') return { need: 'none', ruleId: 'own-access' };
  const rule = rules.cooperation.find(
    ({ between, and, validFrom, validTo }) =>
      validFrom <= on &&
      (validTo === null || validTo >= on) &&
      ((between.includes(from) && and.includes(to)) || (between.includes(to) && and.includes(from))),
  );
  return rule
    ? { need: 'cooperation', kind: rule.kind, ruleId: rule.id }
    : { need: 'consent', ruleId: rules.consent.id };
}

/** The kinds of basis that may be recorded for a party: consent always, cooperation where a rule says so, nothing for the
 *  patient. */
export function recordableKinds(need: Need): RecordableKind[] {
  if (need.need === 'none') return [];
  return need.need === 'cooperation' ? [need.kind, ...consentKinds] : [...consentKinds];
}

/** The topics to suggest for a party; practical is always among them. A suggestion only: nothing is granted by it. */
export function suggestedTopics(rules: LegalBasisRules, sort: PartySort): Topic[] {
  return topicsIn(grantOf(rules.suggestedTopics.topics[sort]));
}

/** The mask of what was chosen, with practical, which always goes with the others. Never more. */
export function grantOf(chosen: Iterable<Topic>): number {
  return topicMask(chosen) | topicBit('practical');
}

/** What is left of a grant when topics are held back. Practical stays (without it there is no basis at all), and nothing
 *  that was not granted before is granted now. */
export function narrowedGrant(granted: number, heldBack: number): number {
  return granted & (~heldBack | topicBit('practical'));
}

/** The topics that the words of a limit are filed under: those not granted, so that the party they hold back from cannot
 *  read them; practical when all are granted. */
export function limitTopics(granted: number): number {
  return allTopics & ~granted || topicBit('practical');
}

/** Where a basis stands on a day; both days of its period are in force. */
export function basisState(
  basis: Pick<Basis, 'isEnded' | 'validFrom' | 'validTo'>,
  today: PlainDate,
): BasisState {
  if (basis.isEnded) return 'ended';
  if (basis.validFrom > today) return 'not-yet';
  return basis.validTo !== null && basis.validTo < today ? 'ran-out' : 'in-force';
}

/** The shares that follow from bases: the twin of the trigger maintain_share in migrations/0004-consent.sql. */
export function sharesOf(bases: readonly Basis[]): Share[] {
  return bases
    .filter((basis) => !basis.isEnded && basis.granted > 0)
    .map(({ pathwayId, partyId, granted, validFrom, validTo }) => ({
      pathwayId,
      partyId,
      topics: granted,
      validFrom,
      validTo,
    }));
}
