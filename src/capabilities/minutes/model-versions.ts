// Approved minutes on the wire: frozen pieces, who was sent a copy, and what the approver sees before approving.
import { z } from 'zod';
import { topics } from '../../rules/topics.ts';
import { PlainDay } from '../patient/model.ts';
import { Part, Version } from './model.ts';
import { decisions, noteKeys, partyKinds, pointKeys } from './model-kinds.ts';

const Instant = z.iso.datetime();

/** The frozen pieces as they are stored; never changed after approval. */
export const FramePiece = z.object({
  startsAt: Instant,
  endsAt: Instant,
  placeKind: z.string(),
  place: z.string().nullable(),
  conveningUnitName: z.string(),
  chair: z.string().nullable(),
  minuteTaker: z.string().nullable(),
  decision: z.enum(decisions).nullable(),
  decidedByName: z.string().nullable(),
  feedbackWhen: z.enum(['in-meeting', 'later']).nullable(),
  feedbackBy: z.string().nullable(),
  nextStartsAt: Instant.nullable(),
  nextPlace: z.string().nullable(),
});
export type FramePiece = z.infer<typeof FramePiece>;
export const PresencePiece = z.object({
  partyId: z.uuid(),
  kind: z.enum(partyKinds),
  name: z.string(),
  parts: z.array(z.object({ part: Part, isPresent: z.boolean(), who: z.string().nullable() })),
});
export type PresencePiece = z.infer<typeof PresencePiece>;
export const NotePiece = z.object({
  key: z.enum(noteKeys),
  part: Part,
  partyName: z.string().nullable(),
  text: z.string(),
  conclusion: z.string(),
});
export type NotePiece = z.infer<typeof NotePiece>;
export const CasePiece = z.object({
  itemId: z.uuid(),
  title: z.string(),
  description: z.string(),
  conclusion: z.string(),
});
export type CasePiece = z.infer<typeof CasePiece>;
export const PointPiece = z.object({ key: z.enum(pointKeys), text: z.string(), conclusion: z.string() });
export type PointPiece = z.infer<typeof PointPiece>;
export const FollowUpPiece = z.object({
  itemId: z.uuid().nullable(),
  what: z.string(),
  partyId: z.uuid(),
  partyName: z.string(),
  staffName: z.string().nullable(),
  due: PlainDay.nullable(),
});
export type FollowUpPiece = z.infer<typeof FollowUpPiece>;

export type Piece = { topics: number; position: number } & (
  | { section: 'frame'; content: FramePiece }
  | { section: 'presence'; content: PresencePiece }
  | { section: 'note'; content: NotePiece }
  | { section: 'case'; content: CasePiece }
  | { section: 'point'; content: PointPiece }
  | { section: 'follow-up'; content: FollowUpPiece }
);

/** The pieces one reader may see, with the numbers of that reader's agenda. */
export const ReadableMinutes = z.object({
  frame: FramePiece.nullable(),
  presence: z.array(PresencePiece),
  notes: z.array(NotePiece),
  cases: z.array(CasePiece.omit({ itemId: true }).extend({ number: z.number().int() })),
  points: z.array(PointPiece),
  followUps: z.array(
    FollowUpPiece.omit({ itemId: true, partyId: true }).extend({ caseNumber: z.number().int().nullable() }),
  ),
});
export type ReadableMinutes = z.infer<typeof ReadableMinutes>;

export const Copy = z.object({
  id: z.uuid(),
  partyId: z.uuid(),
  partyName: z.string(),
  partyKind: z.enum(partyKinds),
  /** The PDF, when the reader may open it. */
  documentId: z.uuid().nullable(),
  channel: z.enum(['screen', 'paper']),
  sentAt: Instant,
  firstReadAt: Instant.nullable(),
  recalledAt: Instant.nullable(),
  recallReason: z.string().nullable(),
});
export type Copy = z.infer<typeof Copy>;

export const VersionPage = ReadableMinutes.extend({
  id: z.uuid(),
  meetingId: z.uuid(),
  pathwayId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  number: z.number().int(),
  isLatest: z.boolean(),
  /** The newest version that I may read, when it is newer than this one. */
  newer: z.object({ id: z.uuid(), number: z.number().int() }).nullable(),
  approvedAt: Instant,
  approvedByName: z.string(),
  approvedUnitName: z.string(),
  /** Why it corrects the one before. */
  reason: z.string().nullable(),
  recalledAt: Instant.nullable(),
  recallReason: z.string().nullable(),
  /** Topics outside the reader's basis: the same whether or not anything is written about them. */
  leftOut: z.array(z.enum(topics)),
  /** My unit's copy, and for those who sent them all copies. */
  copies: z.array(Copy),
  may: z.object({ recall: z.boolean(), correct: z.boolean() }),
});
export type VersionPage = z.infer<typeof VersionPage>;

export const MinutesLine = z.object({
  meetingId: z.uuid(),
  startsAt: Instant,
  meetingState: z.string(),
  /** Null before anything is written. */
  state: z.enum(['draft', 'approved']).nullable(),
  versions: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().int(),
      approvedAt: Instant,
      reason: z.string().nullable(),
      isRecalled: z.boolean(),
    }),
  ),
  /** Copies that were sent to my unit and taken back: the trace of what is no longer to be read. */
  takenBack: z.array(z.object({ sentAt: Instant, recalledAt: Instant, reason: z.string().nullable() })),
});
export type MinutesLine = z.infer<typeof MinutesLine>;

/** One recipient before approval: what it gets, and what stays behind and why. */
export const RecipientPreview = z.object({
  partyId: z.uuid(),
  name: z.string(),
  kind: z.enum(partyKinds),
  channel: z.enum(['screen', 'paper']),
  /** `no-basis`: nothing is sent. `ends`: on paper, since its basis ends with this decision. */
  standing: z.enum(['gets-copy', 'ends', 'no-basis']),
  hasNotice: z.boolean(),
  topics: z.array(z.enum(topics)),
  gets: z.array(z.object({ section: z.string(), label: z.string() })),
  misses: z.array(z.object({ section: z.string(), label: z.string(), topics: z.array(z.enum(topics)) })),
});
export type RecipientPreview = z.infer<typeof RecipientPreview>;

/** A follow-up row that cannot become a task as it stands. */
export const FollowUpFault = z.object({
  followUpId: z.uuid(),
  field: z.enum(['what', 'partyId', 'due', 'topics', 'staffId']),
  code: z.string(),
  partyName: z.string().nullable(),
});
export type FollowUpFault = z.infer<typeof FollowUpFault>;

export const ApprovalPreview = z.object({
  version: Version,
  /** A mark over every row of the minutes: approving names the one that was read (409 when another has come). */
  mark: z.string(),
  isCorrection: z.boolean(),
  /** Text keys of what the source's template asks for and nobody has written; a reminder, never a hindrance. */
  missing: z.array(z.string()),
  faults: z.array(FollowUpFault),
  /** Follow-ups given to persons: they stand in the minutes and become no task. */
  withoutTask: z.array(z.string()),
  taskCount: z.number().int(),
  endsPathway: z.boolean(),
  recipients: z.array(RecipientPreview),
});
export type ApprovalPreview = z.infer<typeof ApprovalPreview>;

export const Approval = z.strictObject({
  version: Version,
  mark: z.string().max(64),
  reason: z.string().trim().max(2000).nullable(),
});
export type Approval = z.infer<typeof Approval>;
export const Recall = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
