// A request for a clarification meeting, from those who cannot convene to a specialist unit: the shapes on the wire.
import { z } from 'zod';
import { consentKinds, cooperationKinds } from '../../rules/legal-basis.ts';
import { topics } from '../../rules/topics.ts';
import { OpeningReason, pathwayStates } from '../pathway/model.ts';
import { PlainDay } from '../patient/model.ts';

/** sent: waits for an answer · accepted: the specialist unit has taken over · declined: it said no, with a reason ·
 *  withdrawn: the requester took it back. */
export const requestStates = ['sent', 'accepted', 'declined', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
/** What makes a requester ask: a course at one specialist service that also needs the other, or a doubt to settle. */
export const requestTriggers = ['existing-course', 'clarify-need'] as const;
/** Ordinary referral or a telephone call comes first; these are the ways past it. */
export const escalations = ['serious-and-urgent', 'ordinary-cooperation-failed'] as const;
export const requestBasisKinds = [...cooperationKinds, ...consentKinds] as const;

const TopicName = z.enum(topics);
const optionalText = (maximum: number) => z.string().trim().max(maximum).nullable();
const Topics = z.array(TopicName).max(topics.length);

/** Why the receiving unit may be told: cooperation with the GP needs no consent, others' requests do (R-40, R-41). */
export const RequestBasis = z.strictObject({
  kind: z.enum(requestBasisKinds),
  /** What the patient has agreed may be told; practical goes with them. */
  topics: Topics,
  givenOn: PlainDay,
  /** Null: until the pathway ends or it is withdrawn. */
  validTo: PlainDay.nullable(),
  /** Limits in the patient's words; kept from the receiving unit. */
  limit: optionalText(2000),
});
export type RequestBasis = z.infer<typeof RequestBasis>;

export const NewRequest = z.strictObject({
  registrationId: z.uuid(),
  toUnitId: z.uuid(),
  trigger: z.enum(requestTriggers),
  /** What the texts touch: all of it must be covered by the basis. */
  topics: Topics.min(1, 'problem.meeting-request.no-topic'),
  situation: z.string().trim().min(1).max(10_000),
  patientWishes: optionalText(10_000),
  escalation: z.enum(escalations),
  /** What has been tried, or why it cannot wait. */
  triedBefore: z.string().trim().min(1).max(5000),
  suggestedParties: optionalText(2000),
  basis: RequestBasis,
  /** Of a shielded person: who at the receiving unit may open it. */
  namedStaffId: z.uuid().nullable(),
});
export type NewRequest = z.infer<typeof NewRequest>;

export const SentRequest = z.object({
  requestId: z.uuid(),
  pathwayId: z.uuid(),
  answerDue: PlainDay,
  /** False when the unit has no e-mail address: then it must be told by telephone. */
  isNotified: z.boolean(),
});
export type SentRequest = z.infer<typeof SentRequest>;

export const Acceptance = z.strictObject({ version: z.number().int().min(1) });
export const Refusal = z.strictObject({
  version: z.number().int().min(1),
  reason: z.string().trim().min(1).max(5000),
});
export type Refusal = z.infer<typeof Refusal>;

const DeadlineNow = z.object({
  due: PlainDay,
  state: z.enum(['running', 'warning', 'due-today', 'broken', 'met', 'met-late']),
  daysLeft: z.number().int(),
});

/** A line of the unit's list, and the card before the record is open: first name and initial, nothing of the content. */
export const RequestLine = z.object({
  id: z.uuid(),
  pathwayId: z.uuid(),
  direction: z.enum(['in', 'out']),
  givenName: z.string(),
  familyInitial: z.string(),
  fromUnitName: z.string(),
  toUnitName: z.string(),
  state: z.enum(requestStates),
  sentAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  deadline: DeadlineNow,
  isOpenToMe: z.boolean(),
});
export type RequestLine = z.infer<typeof RequestLine>;

export const RequestList = z.object({
  lines: z.array(RequestLine),
  /** True when there are more than are shown. */
  hasMore: z.boolean(),
  may: z.object({ request: z.boolean(), answer: z.boolean() }),
});
export type RequestList = z.infer<typeof RequestList>;

const Sender = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  unitPhone: z.string().nullable(),
  staffName: z.string(),
  staffPhone: z.string().nullable(),
});

export const RequestPage = RequestLine.extend({
  registrationId: z.uuid(),
  familyName: z.string(),
  birthDate: PlainDay.nullable(),
  pathwayState: z.enum(pathwayStates),
  from: Sender,
  to: z.object({ unitId: z.uuid(), unitName: z.string(), unitPhone: z.string().nullable() }),
  trigger: z.enum(requestTriggers),
  topics: z.array(TopicName),
  situation: z.string(),
  patientWishes: z.string().nullable(),
  escalation: z.enum(escalations),
  triedBefore: z.string().nullable(),
  suggestedParties: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answerReason: z.string().nullable(),
  /** The basis that the receiving unit holds today; null when there is none any more. */
  basis: z
    .object({
      kind: z.string(),
      topics: z.array(TopicName),
      givenOn: PlainDay,
      validTo: PlainDay.nullable(),
    })
    .nullable(),
  version: z.number().int(),
  may: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
});
export type RequestPage = z.infer<typeof RequestPage>;

export const RequestAnswer = z.discriminatedUnion('view', [
  z.object({ view: z.literal('card'), card: RequestLine, reasons: z.array(OpeningReason) }),
  z.object({ view: z.literal('page'), page: RequestPage }),
]);
export type RequestAnswer = z.infer<typeof RequestAnswer>;
