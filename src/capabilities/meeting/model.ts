// The clarification meeting on the wire: its frame, texts by topic, invitees with replies, and each service's preparation.
import { z } from 'zod';
import { allTopics } from '../../rules/topics.ts';
import { PlainDay } from '../patient/model.ts';
import {
  meetingStates,
  placeKinds,
  meetingLanguages,
  textKinds,
  replyKinds,
  channels,
  inviteeKinds,
  preparationPoints,
} from './model-kinds.ts';

const optionalText = (maximum: number) => z.string().trim().max(maximum).nullable();
const Instant = z.iso.datetime({ offset: true });
/** One or more topics as bits (src/rules/topics.ts). */
const Topics = z.number().int().min(1).max(allTopics);
const Version = z.number().int().min(1);

/** When and where, and whom to ask: what a change after sending is told to everyone invited. */
export const MeetingTerms = z.object({
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  placeKind: z.enum(placeKinds).nullable(),
  place: optionalText(300),
  /** How the place suits the patient: near home, no guard in the hall, a break half-way. */
  placeAdaptation: optionalText(1000),
  contactStaffId: z.uuid().nullable(),
  contactPhone: optionalText(30),
});
export type MeetingTerms = z.infer<typeof MeetingTerms>;

export const MeetingFrame = MeetingTerms.extend({
  chair: optionalText(200),
  chairStaffId: z.uuid().nullable(),
  minuteTaker: optionalText(200),
  minuteTakerStaffId: z.uuid().nullable(),
  /** The parts of the meeting the patient means to attend: bit 0 is part 1, bit 3 part 4. */
  patientParts: z.number().int().min(0).max(15),
  language: z.enum(meetingLanguages),
});
export type MeetingFrame = z.infer<typeof MeetingFrame>;

export const ChangedFrame = MeetingFrame.extend({ version: Version });
export const ChangedText = z.object({ text: z.string().max(10_000), version: Version });
export const NewText = z.object({ topics: Topics, text: z.string().max(10_000) });
export const ChangedTopics = z.object({ topics: Topics, version: Version });
export const Chosen = z.object({ partyId: z.uuid(), channel: z.enum(channels).optional() });
export const Versioned = z.object({ version: Version });

/** What the reviewer saw: a mark over every row of the invitation. Anything changed since makes it another (409). */
export const SendRequest = z.object({ mark: z.string().max(64) });
export const MeetingChange = MeetingTerms.extend({
  version: Version,
  /** Why it is moved, in words that everyone invited may read. */
  reason: optionalText(1000),
  /** Texts to put right with the change. */
  texts: z
    .array(z.object({ id: z.uuid(), text: z.string().max(10_000) }))
    .max(20)
    .default([]),
});
export type MeetingChange = z.infer<typeof MeetingChange>;
export const Cancellation = z.object({ reason: z.string().trim().min(1).max(1000), version: Version });

export const Reply = z.object({
  reply: z.enum(['coming', 'not-coming', 'other-time']),
  /** Who comes. */
  who: optionalText(200),
  /** Who comes instead. */
  deputy: optionalText(200),
  /** Read by everyone invited; another time is suggested here. */
  comment: optionalText(2000),
  version: Version,
});
export type Reply = z.infer<typeof Reply>;

export const ChangedPoint = z.object({
  text: z.string().max(10_000),
  /** 0 before anything is written. */
  version: z.number().int().min(0),
});
export const PointSharing = z.object({
  isShared: z.boolean(),
  /** Who may read it is decided by these; the suggested ones when left out. */
  topics: Topics.optional(),
  version: Version,
});
export const ChangedReadiness = z.object({
  hasDiscussedInternally: z.boolean(),
  isReady: z.boolean(),
  version: Version,
});

export const MeetingText = z.object({
  id: z.uuid(),
  kind: z.enum(textKinds),
  topics: Topics,
  text: z.string(),
  version: Version,
});
export type MeetingText = z.infer<typeof MeetingText>;

/** The legal basis in force today; null is "mangler grunnlag". */
export const InviteeBasis = z.object({
  topics: z.number().int(),
  /** Last day, when the basis ends by itself. */
  validTo: PlainDay.nullable(),
  kinds: z.array(z.string()),
});
export type InviteeBasis = z.infer<typeof InviteeBasis>;

export const Invitee = z.object({
  id: z.uuid(),
  partyId: z.uuid(),
  kind: z.enum(inviteeKinds),
  unitKind: z.string().nullable(),
  name: z.string(),
  relation: z.string().nullable(),
  phone: z.string().nullable(),
  hasEmail: z.boolean(),
  /** Topics of the row that names a person around the patient. */
  topics: Topics,
  state: z.enum(['chosen', 'sent', 'withdrawn']),
  channel: z.enum(channels),
  sentAt: z.iso.datetime().nullable(),
  /** Lower than the meeting's sequence where a change did not reach them. */
  sentSequence: z.number().int().nullable(),
  documentId: z.uuid().nullable(),
  basis: InviteeBasis.nullable(),
  reply: z.enum(replyKinds),
  replyWho: z.string().nullable(),
  replyDeputy: z.string().nullable(),
  replyComment: z.string().nullable(),
  repliedAt: z.iso.datetime().nullable(),
  repliedByName: z.string().nullable(),
  repliedUnitName: z.string().nullable(),
  version: Version,
});
export type Invitee = z.infer<typeof Invitee>;

export const Readiness = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  hasDiscussedInternally: z.boolean(),
  readyAt: z.iso.datetime().nullable(),
  readyByName: z.string().nullable(),
  version: Version,
});
export type Readiness = z.infer<typeof Readiness>;

export const PreparationPoint = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  point: z.enum(preparationPoints),
  text: z.string(),
  topics: Topics,
  isShared: z.boolean(),
  updatedAt: z.iso.datetime(),
  updatedByName: z.string(),
  version: Version,
});
export type PreparationPoint = z.infer<typeof PreparationPoint>;

export const RunningDeadline = z.object({
  due: PlainDay,
  state: z.enum(['running', 'warning', 'due-today', 'broken', 'met', 'met-late']),
  daysLeft: z.number().int(),
});
export type RunningDeadline = z.infer<typeof RunningDeadline>;

export const MeetingEvent = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: z.iso.datetime(),
  unitName: z.string(),
  staffName: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

export const MeetingAbilities = z.object({
  /** Frame, texts and invitees of a draft. */
  edit: z.boolean(),
  /** Choose more invitees, also after the first were sent. */
  choose: z.boolean(),
  send: z.boolean(),
  /** Move it, or put its texts right, and tell everyone invited. */
  change: z.boolean(),
  /** Chair, minute-taker, the patient's parts: also after sending. */
  divideWork: z.boolean(),
  cancel: z.boolean(),
  discard: z.boolean(),
  withdraw: z.boolean(),
  reply: z.boolean(),
  replyForOthers: z.boolean(),
  prepare: z.boolean(),
});
export type MeetingAbilities = z.infer<typeof MeetingAbilities>;

export const MeetingPage = z.object({
  id: z.uuid(),
  pathwayId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  state: z.enum(meetingStates),
  version: Version,
  mark: z.string(),
  conveningUnit: z.object({ id: z.uuid(), name: z.string(), phone: z.string().nullable() }),
  frame: MeetingFrame,
  contactName: z.string().nullable(),
  sequence: z.number().int(),
  convenedAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime().nullable(),
  heldAt: z.iso.datetime().nullable(),
  cancelledAt: z.iso.datetime().nullable(),
  cancelReason: z.string().nullable(),
  texts: z.array(MeetingText),
  invitees: z.array(Invitee),
  readiness: z.array(Readiness),
  points: z.array(PreparationPoint),
  deadline: RunningDeadline.nullable(),
  events: z.array(MeetingEvent),
  /** My unit, its invitation when it has one, and the topics it may see. */
  my: z.object({ unitId: z.uuid(), invitationId: z.uuid().nullable(), topics: z.number().int() }),
  may: MeetingAbilities,
});
export type MeetingPage = z.infer<typeof MeetingPage>;
