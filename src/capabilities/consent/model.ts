// Legal bases, the people around a pathway and "who sees what": the shapes on the wire.
import { z } from 'zod';
import {
  addablePartyKinds,
  basisKinds,
  consentKinds,
  cooperationKinds,
  partyKinds,
  unitKinds,
} from '../../rules/legal-basis.ts';
import { topics } from '../../rules/topics.ts';
import { PlainDay } from '../patient/model.ts';

const TopicName = z.enum(topics);
const Mask = z.number().int().min(0).max(8191);
const optionalText = (maximum: number) => z.string().trim().max(maximum).nullable();

export const recordableKinds = [...cooperationKinds, ...consentKinds] as const;
export const basisEndReasons = [
  'withdrawn',
  'replaced',
  'objection',
  'pathway-ended',
  'not-responsible',
  'recorded-wrongly',
] as const;

export const PartyContact = z.object({
  name: z.string().trim().min(1).max(200),
  /** What they are to the patient, in the patient's words: mother, friend, from the peer service. */
  relation: optionalText(100),
  phone: optionalText(30),
  email: z.email('problem.bad-email').max(200).nullable(),
  address: optionalText(500),
});
export type PartyContact = z.infer<typeof PartyContact>;

export const NewParty = PartyContact.extend({ kind: z.enum(addablePartyKinds) });
export type NewParty = z.infer<typeof NewParty>;
export const ChangedParty = PartyContact.extend({ version: z.number().int() });
export type ChangedParty = z.infer<typeof ChangedParty>;

/** A unit or a person that can be given a share. A unit's own name and contact come from the directory. */
export const Party = z.object({
  id: z.uuid(),
  kind: z.enum(partyKinds),
  unitKind: z.enum(unitKinds).nullable(),
  name: z.string(),
  organisation: z.string().nullable(),
  relation: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  version: z.number().int(),
});
export type Party = z.infer<typeof Party>;

export const LegalBasis = z.object({
  id: z.uuid(),
  version: z.number().int(),
  kind: z.enum(basisKinds),
  topics: z.array(TopicName),
  validFrom: PlainDay,
  /** Null: until the pathway ends or it is withdrawn. */
  validTo: PlainDay.nullable(),
  givenOn: PlainDay,
  recordedBy: z.string(),
  recordedUnit: z.string(),
  recordedAt: z.iso.datetime(),
  state: z.enum(['in-force', 'not-yet', 'ran-out', 'ended']),
  ended: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.enum(basisEndReasons) }).nullable(),
  hasForm: z.boolean(),
  /** The signed form, when the reader may open it. */
  documentId: z.uuid().nullable(),
  /** Limits in words; null also when the reader may not see them. */
  limit: z.string().nullable(),
});
export type LegalBasis = z.infer<typeof LegalBasis>;

export const Need = z.object({
  need: z.enum(['none', 'cooperation', 'consent']),
  ruleId: z.string(),
  text: z.string().nullable(),
  recordable: z.array(z.enum(recordableKinds)),
  /** Suggested in the form, never granted by itself. Practical is always among them. */
  suggestedTopics: z.array(TopicName),
});
export type Need = z.infer<typeof Need>;

export const PartyBases = z.object({
  party: Party,
  isResponsible: z.boolean(),
  need: Need,
  /** The one basis that stands (it may begin later, or have run out), or an objection; null when there is none. */
  present: LegalBasis.nullable(),
  history: z.array(LegalBasis),
});
export type PartyBases = z.infer<typeof PartyBases>;

export const ConsentPage = z.object({
  pathwayId: z.uuid(),
  today: PlainDay,
  responsibleUnitId: z.uuid(),
  parties: z.array(PartyBases),
  may: z.object({ manageConsent: z.boolean(), withdrawConsent: z.boolean() }),
});
export type ConsentPage = z.infer<typeof ConsentPage>;

/** Somebody known, or a person who comes into being when the change is saved and not before. */
export const PartyChoice = z.union([
  z.strictObject({ partyId: z.uuid() }),
  z.strictObject({ newParty: NewParty }),
]);
export type PartyChoice = z.infer<typeof PartyChoice>;

/** The basis that the writer saw as the present one; null when there was none. Another one now is a clash. */
const Seen = z.object({ id: z.uuid(), version: z.number().int() }).nullable();

const record = {
  party: PartyChoice,
  kind: z.enum(recordableKinds),
  /** Practical goes with them whether named or not. */
  topics: z.array(TopicName).max(topics.length),
  /** Null: today. */
  validFrom: PlainDay.nullable(),
  validTo: PlainDay.nullable(),
};

/** One recipient's basis as it is recorded: a new one, or one that replaces what stands. */
export const BasisToRecord = z.object({
  ...record,
  givenOn: PlainDay,
  limit: z.string().trim().max(2000).nullable(),
  /** The signed form, stored beforehand. */
  documentId: z.uuid().nullable(),
  replaces: Seen,
});
export type BasisToRecord = z.infer<typeof BasisToRecord>;
export const BasesToRecord = z.object({ bases: z.array(BasisToRecord).min(1).max(30) });

/** A recipient on a form to be signed, before anything is saved. */
export const FormProposal = z.object({
  party: PartyChoice,
  topics: z.array(TopicName).max(topics.length),
  validFrom: PlainDay.nullable(),
  validTo: PlainDay.nullable(),
  limit: z.string().trim().max(2000).nullable(),
});
export type FormProposal = z.infer<typeof FormProposal>;

/** Held back from now on, by topic, by day or in words; everything else stays as it is. */
export const LimitToSet = z.object({
  version: z.number().int(),
  heldBack: z.array(TopicName).max(topics.length),
  /** An earlier last day; null leaves the period. */
  validTo: PlainDay.nullable(),
  limit: z.string().trim().max(2000).nullable(),
  saidOn: PlainDay,
});
export type LimitToSet = z.infer<typeof LimitToSet>;

export const Withdrawal = z.object({
  bases: z
    .array(z.object({ id: z.uuid(), version: z.number().int() }))
    .min(1)
    .max(30),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

export const Objection = z.object({
  parties: z
    .array(z.object({ partyId: z.uuid(), present: Seen }))
    .min(1)
    .max(30),
  saidOn: PlainDay,
});
export type Objection = z.infer<typeof Objection>;

/** A change as the preview takes it: what it would do, not yet saved. */
export const ProposedChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('record'), ...record }),
  z.object({
    change: z.literal('limit'),
    partyId: z.uuid(),
    heldBack: z.array(TopicName).max(topics.length),
    validTo: PlainDay.nullable(),
  }),
  z.object({
    change: z.enum(['withdraw', 'object', 'lift-objection', 'recorded-wrongly']),
    partyId: z.uuid(),
  }),
]);
export type ProposedChange = z.infer<typeof ProposedChange>;

export const cellReasons = [
  'responsible',
  'cooperation',
  'consent',
  'requester',
  'own-access',
  'not-granted',
  'not-yet',
  'ran-out',
  'objection',
  'no-basis',
] as const;

export const Cell = z.object({ topic: TopicName, isVisible: z.boolean(), reason: z.enum(cellReasons) });
export type Cell = z.infer<typeof Cell>;

/** What one party sees today, topic by topic, and the basis that decides it. */
export const PartySight = z.object({
  basis: z
    .object({
      /** Null for one that is only proposed. */
      id: z.uuid().nullable(),
      kind: z.enum(basisKinds),
      validFrom: PlainDay,
      validTo: PlainDay.nullable(),
      givenOn: PlainDay.nullable(),
      recordedBy: z.string().nullable(),
    })
    .nullable(),
  granted: Mask,
  cells: z.array(Cell).length(topics.length),
});
export type PartySight = z.infer<typeof PartySight>;

export const SeenParty = Party.pick({ kind: true, unitKind: true, name: true, relation: true }).extend({
  /** Null for a person who is only proposed. */
  id: z.uuid().nullable(),
});
export type SeenParty = z.infer<typeof SeenParty>;

export const WhoSeesWhat = z.object({
  today: PlainDay,
  rows: z.array(z.object({ party: SeenParty, now: PartySight })),
});
export type WhoSeesWhat = z.infer<typeof WhoSeesWhat>;

export const WhoSeesWhatPreview = z.object({
  today: PlainDay,
  rows: z.array(
    z.object({ party: SeenParty, before: PartySight, after: PartySight, isChanged: z.boolean() }),
  ),
});
export type WhoSeesWhatPreview = z.infer<typeof WhoSeesWhatPreview>;

/** Something the party was sent while the basis stood. */
export const SentBefore = z.object({
  what: z.enum(['invitation', 'minutes']),
  sentAt: z.iso.datetime(),
  channel: z.enum(['screen', 'paper']),
  documentId: z.uuid().nullable(),
  meetingId: z.uuid(),
  firstReadAt: z.iso.datetime().nullable(),
  isRecalled: z.boolean(),
  /** On screen it closes by itself; what is on paper must be asked back. */
  mayBeRecalled: z.boolean(),
});
export type SentBefore = z.infer<typeof SentBefore>;

/** What the patient gets in hand after taking back: from whom, towards whom, what, when, and what is out already. */
export const Receipt = z.object({
  pathwayId: z.uuid(),
  from: z.object({ name: z.string() }),
  at: z.iso.datetime(),
  recordedBy: z.string(),
  recordedUnit: z.string(),
  towards: z.array(
    z.object({
      party: SeenParty,
      legalBasisId: z.uuid(),
      kind: z.enum(basisKinds),
      reason: z.enum(basisEndReasons),
      topics: z.array(TopicName),
      givenOn: PlainDay,
      sentBefore: z.array(SentBefore),
    }),
  ),
});
export type Receipt = z.infer<typeof Receipt>;
