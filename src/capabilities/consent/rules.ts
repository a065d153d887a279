// What a change of consent does: which basis it ends, and which it adds. One pure plan is both saved and shown in the preview.
import {
  basisNeeded,
  basisState,
  grantOf,
  narrowedGrant,
  partySort,
  recordableKinds,
  sharesOf,
  type Basis,
  type BasisKind,
  type LegalBasisRules,
  type Need,
  type PartyKind,
  type PartySort,
  type RecordableKind,
} from '../../rules/legal-basis.ts';
import type { PlainDate } from '../../rules/plain-date.ts';
import { topicBit, topicMask, topics, type Topic } from '../../rules/topics.ts';
import { topicsOf } from '../../rules/visibility.ts';
import type { Cell } from './model.ts';

export type Change =
  | {
      change: 'record';
      kind: RecordableKind;
      topics: readonly Topic[];
      validFrom: PlainDate | null;
      validTo: PlainDate | null;
    }
  | { change: 'limit'; heldBack: readonly Topic[]; validTo: PlainDate | null; hasWords?: boolean }
  | { change: 'withdraw' | 'object' | 'lift-objection' | 'recorded-wrongly' };

/** Where the change is made: for whom the responsible unit shares, with whom, on which day, by which rules. */
export interface Setting {
  rules: LegalBasisRules;
  responsibleUnitId: string;
  responsibleSort: PartySort;
  party: { id: string; kind: PartyKind; unitKind: string | null };
  today: PlainDate;
}

export interface PlannedBasis {
  kind: Exclude<BasisKind, 'responsible-unit' | 'requester'>;
  granted: number;
  validFrom: PlainDate;
  validTo: PlainDate | null;
}

export type EndReason = 'withdrawn' | 'replaced' | 'objection' | 'recorded-wrongly';

/** `refused` is the code of a problem text; `field` where one field of the input is to blame. */
export type Plan = { end: EndReason | null; add: PlannedBasis | null } | { refused: string; field?: string };

export function needOf({ rules, responsibleSort, party, today }: Setting): Need {
  return basisNeeded(rules, responsibleSort, partySort(party), today);
}

function planRecord(setting: Setting, present: Basis | null, change: Change & { change: 'record' }): Plan {
  const validFrom = change.validFrom ?? setting.today;
  if (validFrom < setting.today) return { refused: 'problem.not-in-past', field: 'validFrom' };
  if (change.validTo !== null && change.validTo < validFrom)
    return { refused: 'problem.consent.ends-before-it-begins', field: 'validTo' };
  if (!recordableKinds(needOf(setting)).includes(change.kind))
    return { refused: 'problem.consent.needs-consent', field: 'kind' };
  const isConsent = change.kind === 'oral-consent' || change.kind === 'written-consent';
  // Cooperation never passes an objection; a new consent is the patient's own new word.
  if (present?.kind === 'objection' && !isConsent) return { refused: 'consent.objection-stands' };
  return {
    end: present ? 'replaced' : null,
    add: { kind: change.kind, granted: grantOf(change.topics), validFrom, validTo: change.validTo },
  };
}

function planLimit(setting: Setting, present: Basis, change: Change & { change: 'limit' }): Plan {
  if (present.kind === 'objection' || present.kind === 'requester' || present.kind === 'responsible-unit')
    return { refused: 'consent.cannot-be-limited' };
  if (basisState(present, setting.today) === 'ran-out') return { refused: 'consent.ran-out' };
  if (change.heldBack.includes('practical'))
    return { refused: 'problem.consent.practical-stays', field: 'heldBack' };
  const granted = narrowedGrant(present.granted, topicMask(change.heldBack));
  const validFrom = present.validFrom > setting.today ? present.validFrom : setting.today;
  const { validTo } = change;
  if (validTo !== null && validTo < validFrom)
    return { refused: 'problem.consent.ends-before-it-begins', field: 'validTo' };
  if (validTo !== null && present.validTo !== null && validTo > present.validTo)
    return { refused: 'problem.consent.limit-never-longer', field: 'validTo' };
  const isShorter = validTo !== null && validTo !== present.validTo;
  if (granted === present.granted && !isShorter && !change.hasWords)
    return { refused: 'consent.nothing-limited' };
  return {
    end: 'replaced',
    add: { kind: present.kind, granted, validFrom, validTo: validTo ?? present.validTo },
  };
}

function planObjection(setting: Setting, present: Basis | null): Plan {
  if (needOf(setting).need !== 'cooperation') return { refused: 'consent.withdraw-instead' };
  if (present?.kind === 'objection') return { refused: 'consent.objection-stands' };
  return {
    end: present ? 'objection' : null,
    add: { kind: 'objection', granted: 0, validFrom: setting.today, validTo: null },
  };
}

/** What a change does to the one basis that stands for a party (null when none does). Changes nothing by itself. Nothing is
 *  widened but by `record`, which grants exactly the topics named, and practical. */
export function planChange(setting: Setting, present: Basis | null, change: Change): Plan {
  if (setting.party.id === setting.responsibleUnitId || present?.kind === 'responsible-unit')
    return { refused: 'consent.responsible-unit-stays' };
  if (setting.party.kind === 'patient') return { refused: 'consent.own-access-stays' };
  if (change.change === 'record') return planRecord(setting, present, change);
  if (change.change === 'object') return planObjection(setting, present);
  if (!present) return { refused: 'consent.nothing-stands' };
  if (change.change === 'limit') return planLimit(setting, present, change);
  if (change.change === 'recorded-wrongly') return { end: 'recorded-wrongly', add: null };
  if (change.change === 'lift-objection') {
    if (present.kind !== 'objection') return { refused: 'consent.no-objection' };
    return { end: 'withdrawn', add: null };
  }
  if (present.kind === 'objection') return { refused: 'consent.objection-stands' };
  const isCooperation = present.kind === 'specialist-cooperation' || present.kind === 'gp-cooperation';
  return isCooperation ? { refused: 'consent.object-instead' } : { end: 'withdrawn', add: null };
}

/** The basis a plan would leave standing for the party; `id` names it in the preview. */
export function basisAfter(
  plan: Exclude<Plan, { refused: string }>,
  from: { pathwayId: string; partyId: string; id: string },
): Basis | null {
  return plan.add ? { ...plan.add, ...from, isEnded: false } : null;
}

function reasonFor(basis: Basis | null, isGranted: boolean, today: PlainDate): Cell['reason'] {
  if (!basis || basis.isEnded) return 'no-basis';
  if (basis.kind === 'objection') return 'objection';
  const state = basisState(basis, today);
  if (state !== 'in-force' && isGranted) return state === 'not-yet' ? 'not-yet' : 'ran-out';
  if (!isGranted) return 'not-granted';
  if (basis.kind === 'responsible-unit') return 'responsible';
  if (basis.kind === 'requester') return 'requester';
  return basis.kind === 'oral-consent' || basis.kind === 'written-consent' ? 'consent' : 'cooperation';
}

/** What a party sees on a day by the basis that stands for it, topic by topic, with the reason of each. Visibility itself is
 *  `topicsOf` of src/rules/visibility.ts, the twin of row-level security. */
export function cellsOf(
  basis: Basis | null,
  party: { id: string; kind: PartyKind },
  today: PlainDate,
): { granted: number; cells: Cell[] } {
  if (party.kind === 'patient') {
    const granted = topicMask(topics);
    return {
      granted,
      cells: topics.map((topic) => ({ topic, isVisible: true, reason: 'own-access' as const })),
    };
  }
  const held = basis ? topicsOf(sharesOf([basis]), basis.pathwayId, party.id, today) : 0;
  const cells = topics.map((topic) => {
    const isVisible = (held & topicBit(topic)) !== 0;
    const isGranted = basis !== null && (basis.granted & topicBit(topic)) !== 0;
    return { topic, isVisible, reason: reasonFor(basis, isGranted, today) };
  });
  return { granted: held, cells };
}
