// The pathway: its states, card and page on the wire.
import { z } from 'zod';
import { PlainDay } from '../patient/model.ts';

/** requested: a meeting is asked for · declined: the specialist unit said no, the requester stays responsible · assessing:
 *  eligibility is being assessed · open: eligible, meeting to be held · active: the meeting decided on a ROP pathway ·
 *  integrated: one service gives integrated treatment · closed: ended. */
export const pathwayStates = [
  'requested',
  'declined',
  'assessing',
  'open',
  'active',
  'integrated',
  'closed',
] as const;
export type PathwayState = (typeof pathwayStates)[number];
export const triggers = ['referral-received', 'existing-course', 'clarify-need'] as const;

const Responsible = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  staffId: z.uuid(),
  staffName: z.string(),
  since: z.iso.datetime(),
});

/** What the staff of any unit with a basis may know before they open the record. */
export const PathwayCard = z.object({
  id: z.uuid(),
  givenName: z.string(),
  familyInitial: z.string(),
  state: z.enum(pathwayStates),
  isShielded: z.boolean(),
  responsible: Responsible,
});
export type PathwayCard = z.infer<typeof PathwayCard>;

export const OpeningReason = z.object({ id: z.string(), hours: z.number(), text: z.string() });

/** What comes next, told on the first line of the page (rules.ts). */
export const nextStepKinds = [
  'answer-handover',
  'meeting',
  'request-waits',
  'answer-request',
  'declined',
  'assess',
  'assessment-waits',
  'convene',
  'invitation-waits',
  'follow-up',
  'integrated',
  'closed',
] as const;
export type NextStepKind = (typeof nextStepKinds)[number];

export const responsibilityReasons = [
  'created',
  'request-accepted',
  'request-declined',
  'handover',
  'new-person',
] as const;

export const PathwayEvent = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: z.iso.datetime(),
  unitName: z.string(),
  staffName: z.string(),
  subjectId: z.uuid().nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export type PathwayEvent = z.infer<typeof PathwayEvent>;

/** A reason to choose when the person is to be shielded, or no longer (content/shielding-reasons.json). */
export const ShieldingReason = z.object({ id: z.string(), text: z.string() });

/** An offer of responsibility that waits for an answer. */
export const Handover = z.object({
  id: z.uuid(),
  fromUnitId: z.uuid(),
  fromUnitName: z.string(),
  fromStaffName: z.string(),
  toUnitId: z.uuid(),
  toUnitName: z.string(),
  /** Null when it is offered to the unit as a whole. */
  toStaffId: z.uuid().nullable(),
  toStaffName: z.string().nullable(),
  reason: z.string(),
  offeredAt: z.iso.datetime(),
  version: z.number().int(),
});
export type Handover = z.infer<typeof Handover>;

export const PathwayPage = PathwayCard.extend({
  registrationId: z.uuid(),
  personId: z.uuid(),
  familyName: z.string(),
  birthDate: PlainDay.nullable(),
  identityNumber: z.string().nullable(),
  addressProtection: z.string(),
  phone: z.string().nullable(),
  /** Empty when the address is protected. */
  address: z.string().nullable(),
  language: z.string(),
  needsInterpreter: z.boolean(),
  trigger: z.enum(triggers),
  triggeredOn: PlainDay,
  openedOn: PlainDay.nullable(),
  closedOn: PlainDay.nullable(),
  isPriority: z.boolean(),
  version: z.number().int(),
  /** My own way in: assigned, or with a reason until an instant. */
  myAccess: z.object({ way: z.enum(['assigned', 'reason']), until: z.iso.datetime().nullable() }),
  myUnitStaff: z.array(
    z.object({
      staffId: z.uuid(),
      name: z.string(),
      way: z.enum(['assigned', 'reason']),
      until: z.iso.datetime().nullable(),
      /** False for one who has left the unit, whose access is nothing worth. */
      worksHere: z.boolean(),
    }),
  ),
  /** Of a shielded person, for the responsible unit: who in other units may open the pathway. */
  namedStaff: z.array(
    z.object({
      unitId: z.uuid(),
      unitName: z.string(),
      staffId: z.uuid(),
      name: z.string(),
      from: z.iso.datetime(),
    }),
  ),
  /** The latest first. */
  responsibilityHistory: z.array(
    z.object({
      unitId: z.uuid(),
      unitName: z.string(),
      staffName: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime().nullable(),
      reason: z.enum(responsibilityReasons),
    }),
  ),
  /** The responsible person no longer works at the responsible unit. */
  isUnowned: z.boolean(),
  handover: Handover.nullable(),
  nextStep: z.object({
    kind: z.enum(nextStepKinds),
    meeting: z
      .object({
        id: z.uuid(),
        startsAt: z.iso.datetime(),
        invited: z.number().int(),
        replied: z.number().int(),
      })
      .nullable(),
    /** The nearest running deadline. */
    deadline: z.object({ ruleId: z.string(), due: PlainDay }).nullable(),
  }),
  /** The latest fifty; more through the events of the pathway. */
  events: z.array(PathwayEvent),
  hasMoreEvents: z.boolean(),
  topics: z.number().int(),
  /** To choose among when the person is shielded, or unshielded when they are so now. */
  shieldingReasons: z.array(ShieldingReason),
  may: z.object({
    assessEligibility: z.boolean(),
    convene: z.boolean(),
    manageConsent: z.boolean(),
    offerHandover: z.boolean(),
    withdrawHandover: z.boolean(),
    /** Decline, and accept when it is offered to the unit. */
    answerHandover: z.boolean(),
    acceptHandover: z.boolean(),
    changeResponsible: z.boolean(),
    /** Let colleagues in and out. */
    assignStaff: z.boolean(),
    /** Shield the person, or end it. */
    shield: z.boolean(),
    /** Name who in other units may open the pathway of a shielded person. */
    nameStaff: z.boolean(),
  }),
});
export type PathwayPage = z.infer<typeof PathwayPage>;

/** Either the whole page, or the card with the reasons one can choose to open it. */
export const PathwayAnswer = z.discriminatedUnion('view', [
  z.object({ view: z.literal('card'), card: PathwayCard, reasons: z.array(OpeningReason) }),
  z.object({ view: z.literal('page'), page: PathwayPage }),
]);
export type PathwayAnswer = z.infer<typeof PathwayAnswer>;

export const NewPathway = z.object({
  registrationId: z.uuid(),
  trigger: z.enum(triggers),
  triggeredOn: PlainDay,
});
export type NewPathway = z.infer<typeof NewPathway>;

const reasonInWords = z.string().trim().min(1).max(2000);
export const NewHandover = z.object({
  toUnitId: z.uuid(),
  toStaffId: z.uuid().nullable(),
  reason: reasonInWords,
});
export type NewHandover = z.infer<typeof NewHandover>;
export const HandoverAnswer = z.object({ version: z.number().int() });
export const HandoverDecline = HandoverAnswer.extend({ reason: reasonInWords });

/** An offer as the two units list it before anyone has opened the pathway: no reason, no more of the name than the card has. */
export const HandoverLine = z.object({
  id: z.uuid(),
  pathwayId: z.uuid(),
  givenName: z.string(),
  familyInitial: z.string(),
  fromUnitName: z.string(),
  toUnitName: z.string(),
  toStaffName: z.string().nullable(),
  offeredAt: z.iso.datetime(),
  /** Offered to the reader's unit; otherwise by it. */
  isToUs: z.boolean(),
});
export type HandoverLine = z.infer<typeof HandoverLine>;

/** A unit with a basis on the pathway today. */
export const UnitWithShare = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  unitKind: z.string(),
  /** The basis covers every topic. */
  coversAll: z.boolean(),
  mayReceiveHandover: z.boolean(),
});
export type UnitWithShare = z.infer<typeof UnitWithShare>;

/** A pathway whose responsible person no longer works at the unit; without a name when the person is shielded. */
export const UnownedLine = z.object({
  pathwayId: z.uuid(),
  version: z.number().int(),
  givenName: z.string().nullable(),
  familyInitial: z.string().nullable(),
  lastStaffName: z.string(),
  /** The last day of that person's employment; null when the account was closed. */
  lastDay: PlainDay.nullable(),
});
export type UnownedLine = z.infer<typeof UnownedLine>;

export const ShieldChange = z.object({ reason: z.string().max(60) });

/** How many running pathways of the unit one person is responsible for; for whom is not told. */
export const Portfolio = z.object({
  staffId: z.uuid(),
  staffName: z.string(),
  pathways: z.int(),
  worksHere: z.boolean(),
});
export type Portfolio = z.infer<typeof Portfolio>;

export const MovedPortfolio = z.object({ toStaffId: z.uuid() });
