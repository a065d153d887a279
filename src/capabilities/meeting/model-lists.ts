// Meetings in lists, the card before the record is open, what one chooses among while convening, and who was reached.
import { z } from 'zod';
import { OpeningReason } from '../pathway/model.ts';
import { InviteeBasis, MeetingPage, RunningDeadline } from './model.ts';
import { channels, inviteeKinds, meetingStates, placeKinds, replyKinds } from './model-kinds.ts';

/** What staff of a unit that is invited or convenes may know before they open the record. */
export const MeetingCard = z.object({
  meetingId: z.uuid(),
  pathwayId: z.uuid(),
  givenName: z.string(),
  familyInitial: z.string(),
  responsibleUnitName: z.string(),
  isShielded: z.boolean(),
});
export type MeetingCard = z.infer<typeof MeetingCard>;

export const MeetingAnswer = z.discriminatedUnion('view', [
  z.object({ view: z.literal('card'), card: MeetingCard, reasons: z.array(OpeningReason) }),
  z.object({ view: z.literal('page'), page: MeetingPage }),
]);
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

/** One line of a list. Beyond the card only where the record is open to the actor. */
export const MeetingLine = z.object({
  id: z.uuid(),
  pathwayId: z.uuid(),
  givenName: z.string(),
  familyInitial: z.string(),
  state: z.enum(meetingStates),
  startsAt: z.iso.datetime().nullable(),
  isConvener: z.boolean(),
  /** My unit's own reply; null for the convener. */
  myReply: z.enum(replyKinds).nullable(),
  open: z
    .object({
      endsAt: z.iso.datetime().nullable(),
      placeKind: z.enum(placeKinds).nullable(),
      place: z.string().nullable(),
      conveningUnitName: z.string(),
      invitedCount: z.number().int(),
      repliedCount: z.number().int(),
    })
    .nullable(),
});
export type MeetingLine = z.infer<typeof MeetingLine>;

export const PathwayMeetings = z.object({
  meetings: z.array(MeetingLine),
  deadline: RunningDeadline.nullable(),
  may: z.object({ convene: z.boolean() }),
});
export type PathwayMeetings = z.infer<typeof PathwayMeetings>;

/** Whom and what one can choose among while convening. */
export const MeetingChoices = z.object({
  /** The patient's address must be printed nowhere. */
  hasAddressProtection: z.boolean(),
  units: z.array(
    z.object({
      partyId: z.uuid(),
      name: z.string(),
      unitKind: z.string(),
      hasEmail: z.boolean(),
      basis: InviteeBasis.nullable(),
    }),
  ),
  persons: z.array(
    z.object({
      partyId: z.uuid(),
      kind: z.enum(inviteeKinds),
      name: z.string(),
      relation: z.string().nullable(),
      basis: InviteeBasis.nullable(),
    }),
  ),
  /** Staff of the convening unit and of the units chosen. */
  staff: z.array(
    z.object({ staffId: z.uuid(), name: z.string(), unitName: z.string(), phone: z.string().nullable() }),
  ),
});
export type MeetingChoices = z.infer<typeof MeetingChoices>;

const Reached = z.object({ invitationId: z.uuid(), name: z.string(), channel: z.enum(channels) });
/** Who was sent it, and who was not because the basis is gone. */
export const SendOutcome = z.object({ sent: z.array(Reached), notSent: z.array(Reached) });
export type SendOutcome = z.infer<typeof SendOutcome>;
