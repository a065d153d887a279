// The letter to one invitee, holding only what its topics allow, and the meeting as a calendar file.
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { PlainDate } from '../../rules/plain-date.ts';
import { containsAll, topicsIn } from '../../rules/topics.ts';
import type { InvitationDocument } from '../document/model.ts';
import type { MeetingFrame, MeetingTerms, MeetingText } from './model.ts';
import { letterContent, practical, readDiagnoses, topicsHeldBy } from './rules.ts';
import type { LetterHead, Recipient } from './store/invitations.ts';
import { en } from './texts/en.ts';
import { nb } from './texts/nb.ts';
import { nn } from './texts/nn.ts';

const texts = { nb, nn, en } as const;
type LetterLanguage = keyof typeof texts;

export interface LetterInput {
  kind: InvitationDocument['kind'];
  frame: MeetingFrame;
  /** What the letter replaces, when it is a change. */
  previous: MeetingTerms | null;
  reason: string | null;
  texts: readonly MeetingText[];
  head: LetterHead;
  conveningUnitName: string;
  /** Those who are named as invited: the present recipients of the meeting. */
  invited: readonly Recipient[];
  today: PlainDate;
}

export interface Letter {
  document: InvitationDocument;
  /** Every topic the letter holds. */
  topics: number;
  title: string;
  language: LetterLanguage;
}

const trigger = {
  'referral-received': 'referral',
  'existing-course': 'existing-course',
  'clarify-need': 'clarify-now',
} as const;

const addressLines = (address: string | null) =>
  (address ?? '')
    .split(/\n|,\s/)
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '');

function appointmentOf(terms: MeetingTerms): InvitationDocument['meeting'] {
  if (terms.startsAt === null || terms.placeKind === null) throw new Error('a letter needs time and place');
  return {
    start: terms.startsAt,
    end: terms.endsAt,
    place: { kind: terms.placeKind, name: terms.place || null, directions: terms.placeAdaptation },
  };
}

/** The patient reads in their own language where the letters have it, everyone else in the meeting's. */
function languageFor(recipient: Recipient, input: LetterInput): LetterLanguage {
  const own = input.head.patient.language;
  if (recipient.kind === 'patient' && (own === 'nb' || own === 'nn' || own === 'en')) return own;
  return input.frame.language;
}

/** The letter to one recipient: texts and names that its topics cover, nothing else. Throws when time or place is missing;
 *  `sendFaults` finds that first. */
export function letterTo(recipient: Recipient, input: LetterInput): Letter {
  const { frame, head } = input;
  const held = topicsHeldBy(recipient);
  const content = letterContent(input.texts, held);
  const language = languageFor(recipient, input);
  const say = texts[language];
  const paragraphs = content.more.map(
    ({ topics, text }) =>
      `${topicsIn(topics)
        .map((topic) => say[`meeting.topic.${topic}`])
        .join(', ')}: ${text}`,
  );
  const isUnit = recipient.kind === 'unit';
  const { patient } = head;
  // Where the patient's address is protected, no private address is printed: next of kin may live there too.
  const isProtected = !isUnit && patient.isAddressProtected;
  const ownAddress =
    recipient.kind === 'patient' ? (recipient.address ?? patient.address) : recipient.address;
  const isCancelled = input.kind === 'cancellation';
  const title = say[`meeting.letter.${input.kind}`];
  return {
    language,
    title,
    // A cancellation holds time and reason only, whatever the invitation held.
    topics: isCancelled ? practical : content.topics,
    document: {
      language,
      date: input.today,
      sender: {
        organisation: head.sender.organisation,
        unit: head.sender.unit,
        address: addressLines(head.sender.address),
        phone: head.sender.phone,
        email: head.sender.email,
      },
      kind: input.kind,
      audience: isUnit ? 'service' : recipient.kind === 'patient' ? 'patient' : 'next-of-kin',
      recipient: {
        name: recipient.kind === 'patient' ? patient.name : recipient.name,
        address: isProtected ? [] : addressLines(ownAddress),
        isAddressProtected: isProtected,
      },
      patient: {
        name: patient.name,
        // Services must know whom it is about; people around the patient do.
        identityNumber: isUnit ? patient.identityNumber : null,
        birthDate: isUnit ? patient.birthDate : null,
        address: isUnit && !patient.isAddressProtected ? addressLines(patient.address) : [],
        isAddressProtected: patient.isAddressProtected,
      },
      trigger: { kind: trigger[head.trigger], unit: input.conveningUnitName, on: head.triggeredOn },
      situation: isCancelled ? '' : [content.situation, ...paragraphs].join('\n\n'),
      diagnoses: isCancelled || content.diagnoses === null ? null : readDiagnoses(content.diagnoses),
      meeting: appointmentOf(frame),
      previous: input.previous && appointmentOf(input.previous),
      reason: input.reason,
      invitees: [
        { name: input.conveningUnitName },
        ...input.invited
          .filter(({ topics }) => containsAll(held, topics))
          .map(({ name, relation }) => ({ name, role: relation })),
      ],
      patientParts: ([1, 2, 3, 4] as const).filter((part) => frame.patientParts & (1 << (part - 1))),
      contact: {
        name: head.contact?.name ?? head.signer.name,
        role: head.contact?.title ?? null,
        phone: frame.contactPhone,
        email: head.contact?.email ?? null,
      },
      reply: { by: null, url: null },
      hasPreparation: true,
      signer: head.signer,
    },
  };
}

/** Stays the same for all versions of a meeting, so that a calendar replaces and removes the right entry. */
export const calendarUid = (meetingId: string) => `meeting-${meetingId}@samlop`;

export interface CalendarMeeting {
  id: string;
  startsAt: string;
  endsAt: string;
  sequence: number;
  placeKind: string | null;
  place: string | null;
  language: string;
  conveningUnit: { name: string; email: string | null };
  myUnit: { name: string; email: string | null };
  invited: unknown;
  isCancelled: boolean;
  pageUrl: string;
  now: Date;
}

/** The meeting as an iCalendar file: a neutral title, no person, and no place where that is somebody's home. Instants are in
 *  UTC, so no calendar can move them. */
export function calendarFile(meeting: CalendarMeeting): string {
  const say = texts[meeting.language as LetterLanguage];
  const calendar = ical({
    prodId: '//Samlop//Samlop//NO',
    method: meeting.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const { conveningUnit, myUnit } = meeting;
  calendar.createEvent({
    id: calendarUid(meeting.id),
    sequence: meeting.sequence,
    stamp: meeting.now,
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    summary: say['meeting.calendar.summary'],
    description: `${say['meeting.calendar.description']}\n${meeting.pageUrl}`,
    url: meeting.pageUrl,
    status: meeting.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(meeting.placeKind === 'home' || !meeting.place ? {} : { location: meeting.place }),
    ...(conveningUnit.email ? { organizer: { name: conveningUnit.name, email: conveningUnit.email } } : {}),
    ...(meeting.invited && myUnit.email
      ? {
          attendees: [
            {
              name: myUnit.name,
              email: myUnit.email,
              role: ICalAttendeeRole.REQ,
              status: ICalAttendeeStatus.NEEDSACTION,
              rsvp: false,
            },
          ],
        }
      : {}),
  });
  return calendar.toString();
}
