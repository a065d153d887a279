// The meeting room on the wire: what is written while the meeting goes on, each piece with its topics and its own version.
import { z } from 'zod';
import { allTopics } from '../../rules/topics.ts';
import { PlainDay } from '../patient/model.ts';
import { decisions, itemKinds, minutesStates, partyKinds } from './model-kinds.ts';

/** One or more topics as bits (src/rules/topics.ts). */
export const Topics = z.number().int().min(1).max(allTopics);
export const Version = z.number().int().min(1);
/** Two of them together fill one paragraph of the printed minutes. */
const Prose = z.string().max(9900);
const Title = z.string().max(300);
const optionalText = (maximum: number) => z.string().trim().max(maximum).nullable();
export const Part = z.number().int().min(1).max(4);
export const MeetingInstant = z.iso.datetime({ offset: true });

export const RoomItem = z.object({
  id: z.uuid(),
  kind: z.enum(itemKinds),
  key: z.string().nullable(),
  part: Part,
  /** Of a service's offer: whose. */
  partyId: z.uuid().nullable(),
  /** Of a case: its number on this reader's agenda, so that no gap tells of cases they may not see. */
  number: z.number().int().nullable(),
  title: z.string(),
  description: z.string(),
  conclusion: z.string(),
  topics: Topics,
  isRemoved: z.boolean(),
  updatedAt: z.iso.datetime(),
  updatedByName: z.string(),
  version: Version,
  mayEdit: z.boolean(),
});
export type RoomItem = z.infer<typeof RoomItem>;

export const FollowUp = z.object({
  id: z.uuid(),
  /** The case it belongs to, when the reader may see that case. */
  itemId: z.uuid().nullable(),
  what: z.string(),
  partyId: z.uuid().nullable(),
  staffId: z.uuid().nullable(),
  staffName: z.string().nullable(),
  due: PlainDay.nullable(),
  topics: Topics,
  isRemoved: z.boolean(),
  updatedAt: z.iso.datetime(),
  updatedByName: z.string(),
  version: Version,
});
export type FollowUp = z.infer<typeof FollowUp>;

export const Presence = z.object({
  partyId: z.uuid(),
  part: Part,
  isPresent: z.boolean(),
  who: z.string().nullable(),
  version: Version,
});
export type Presence = z.infer<typeof Presence>;

export const RoomParty = z.object({
  id: z.uuid(),
  kind: z.enum(partyKinds),
  unitKind: z.string().nullable(),
  name: z.string(),
  isMine: z.boolean(),
  isConvening: z.boolean(),
  /** Who said that they come, and whether. */
  reply: z.string(),
  replyWho: z.string().nullable(),
  /** What the party may see today, for "visible to"; null for readers who do not write the minutes. */
  topics: z.number().int().nullable(),
});
export type RoomParty = z.infer<typeof RoomParty>;

export const MinutesFrame = z.object({
  state: z.enum(minutesStates),
  decision: z.enum(decisions).nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decidedByName: z.string().nullable(),
  /** Decided, but it changes the pathway first when the minutes are approved. */
  isDecisionPending: z.boolean(),
  feedbackWhen: z.enum(['in-meeting', 'later']).nullable(),
  feedbackBy: z.string().nullable(),
  nextStartsAt: z.iso.datetime().nullable(),
  nextPlace: z.string().nullable(),
  latestVersion: z.number().int(),
  version: Version,
});
export type MinutesFrame = z.infer<typeof MinutesFrame>;

export const RoomAbilities = z.object({
  start: z.boolean(),
  /** Move between the parts, tick who is there, end the meeting. */
  run: z.boolean(),
  end: z.boolean(),
  /** Write everything that one may see. */
  edit: z.boolean(),
  /** Write one's own service's offer. */
  editOwnOffer: z.boolean(),
  decide: z.boolean(),
  approve: z.boolean(),
  correct: z.boolean(),
});
export type RoomAbilities = z.infer<typeof RoomAbilities>;

export const Room = z.object({
  meetingId: z.uuid(),
  pathwayId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  state: z.enum(['convened', 'held']),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  placeKind: z.string(),
  place: z.string().nullable(),
  conveningUnitName: z.string(),
  chair: z.string().nullable(),
  minuteTaker: z.string().nullable(),
  /** Which parts the patient means to attend: bit 0 is part 1. */
  patientParts: z.number().int(),
  currentPart: Part.nullable(),
  startedAt: z.iso.datetime().nullable(),
  heldAt: z.iso.datetime().nullable(),
  minutes: MinutesFrame.nullable(),
  parties: z.array(RoomParty),
  presence: z.array(Presence),
  items: z.array(RoomItem),
  followUps: z.array(FollowUp),
  versions: z.array(z.object({ id: z.uuid(), number: z.number().int(), approvedAt: z.iso.datetime() })),
  /** Topics the reader may see; the rest of the meeting is not shown, whether there is anything or not. */
  myTopics: z.number().int(),
  may: RoomAbilities,
});
export type Room = z.infer<typeof Room>;

export const ChangedItem = z.strictObject({
  title: Title,
  description: Prose,
  conclusion: Prose,
  topics: Topics,
  version: Version,
});
export type ChangedItem = z.infer<typeof ChangedItem>;
export const NewCase = z.strictObject({ title: Title, topics: Topics, part: Part.default(2) });
export type NewCase = z.infer<typeof NewCase>;

export const ChangedFollowUp = z.strictObject({
  itemId: z.uuid().nullable(),
  what: z.string().max(2000),
  partyId: z.uuid().nullable(),
  staffId: z.uuid().nullable(),
  due: PlainDay.nullable(),
  topics: Topics,
  version: Version,
});
export type ChangedFollowUp = z.infer<typeof ChangedFollowUp>;
export const NewFollowUp = z.strictObject({ itemId: z.uuid().nullable(), topics: Topics });
export type NewFollowUp = z.infer<typeof NewFollowUp>;
/** `version` is the one that was read. */
export const Removal = z.strictObject({ isRemoved: z.boolean(), version: Version });

export const ChangedPresence = z.strictObject({
  partyId: z.uuid(),
  part: Part,
  isPresent: z.boolean(),
  who: optionalText(300),
  /** 0 before anything is recorded. */
  version: z.number().int().min(0),
});
export type ChangedPresence = z.infer<typeof ChangedPresence>;

export const ChangedMinutes = z.strictObject({
  feedbackWhen: z.enum(['in-meeting', 'later']).nullable(),
  feedbackBy: optionalText(200),
  nextStartsAt: MeetingInstant.nullable(),
  nextPlace: optionalText(500),
  version: Version,
});
export type ChangedMinutes = z.infer<typeof ChangedMinutes>;

export const NewDecision = z.strictObject({
  decision: z.enum(decisions),
  /** Why. Stands in the note "pathway-or-integrated", which keeps its topics. Must not be empty when the answer is neither. */
  reason: z.string().trim().max(9900),
  version: Version,
  /** Version of that note. */
  itemVersion: Version,
});
export type NewDecision = z.infer<typeof NewDecision>;

/** A save's answer: the row's new version. */
export const Saved = z.object({ id: z.uuid(), version: z.number().int() });
export type Saved = z.infer<typeof Saved>;
