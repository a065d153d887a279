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
    }),
  ),
  responsibilityHistory: z.array(
    z.object({
      unitName: z.string(),
      staffName: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime().nullable(),
      reason: z.string(),
    }),
  ),
  handover: z
    .object({
      id: z.uuid(),
      toUnitId: z.uuid(),
      toUnitName: z.string(),
      reason: z.string(),
      offeredAt: z.iso.datetime(),
      version: z.number().int(),
    })
    .nullable(),
  events: z.array(PathwayEvent),
  topics: z.number().int(),
  may: z.object({
    assessEligibility: z.boolean(),
    convene: z.boolean(),
    manageConsent: z.boolean(),
    offerHandover: z.boolean(),
    answerHandover: z.boolean(),
    assignStaff: z.boolean(),
    shield: z.boolean(),
    close: z.boolean(),
  }),
});
export type PathwayPage = z.infer<typeof PathwayPage>;

/** Either the whole page, or the card with the reasons one can choose to open it. */
export const PathwayAnswer = z.discriminatedUnion('view', [
  z.object({ view: z.literal('card'), card: PathwayCard, reasons: z.array(OpeningReason) }),
  z.object({ view: z.literal('page'), page: PathwayPage }),
]);
export type PathwayAnswer = z.infer<typeof PathwayAnswer>;
