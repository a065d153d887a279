// What each printed document holds: invitation, consent form and minutes, as the templates in templates/ read them.
import { z } from 'zod';
import { isPlainDate } from '../../rules/plain-date.ts';
import { topics } from '../../rules/topics.ts';

/** Length limits keep one document from holding up the others; far above what anybody writes in a letter. */
const line = z.string().trim().min(1).max(300);
export const longestProse = 20_000;
const prose = z.string().trim().max(longestProse);
const optionalLine = z.string().trim().max(300).nullable().default(null);
const optionalProse = prose.nullable().default(null);
const day = z.string().refine(isPlainDate, 'Not a calendar day');
const optionalDay = day.nullable().default(null);
const osloClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'short',
});
/** An instant with its offset in, `2026-12-01T09:00:00Z`; the time in Norway out, `2026-12-01T10:00`. */
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => osloClock.format(new Date(text)).replace(' ', 'T'));
const list = <T extends z.ZodType>(item: T) => z.array(item).max(200).default([]);
const topic = z.enum(topics);

export const documentLanguages = ['nb', 'nn', 'en'] as const;
const language = z.enum(documentLanguages);

/** Whom a letter speaks to: a service, the patient ("du"), or somebody the patient wants there. */
export const documentAudiences = ['service', 'patient', 'next-of-kin'] as const;

const contact = z.object({
  name: line,
  role: optionalLine,
  phone: optionalLine,
  email: optionalLine,
});

/** The unit that sends the document, with whom to ask about a consent form or minutes. */
const sender = z.object({
  organisation: line,
  unit: line,
  address: list(line),
  phone: optionalLine,
  email: optionalLine,
  contact: contact.nullable().default(null),
});

/** Who gets the document. Of a recipient with address protection no address is printed, given or not. */
const recipient = z.object({
  name: line,
  attention: optionalLine,
  address: list(line),
  isAddressProtected: z.boolean().default(false),
});

const patient = z.object({
  name: line,
  identityNumber: optionalLine,
  birthDate: optionalDay,
  address: list(line),
  isAddressProtected: z.boolean().default(false),
});

/** The four parts of the meeting: introduction, clarification, feedback, next meeting. */
const part = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

export const placeKinds = ['room', 'home', 'video', 'phone', 'other'] as const;
const place = z.object({
  kind: z.enum(placeKinds),
  name: optionalLine,
  address: list(line),
  /** How to get in or on: entrance, link, code. */
  directions: optionalProse,
});

const appointment = z.object({ start: instant, end: instant.nullable().default(null), place });

const common = {
  language,
  /** The document's own day: printed, and the file's creation date. */
  date: day,
  reference: optionalLine,
  sender,
};

/** S0, letter template and "Innkallingsbrev" 1–4; A5. */
export const invitationDocument = z.object({
  ...common,
  kind: z.enum(['invitation', 'change', 'cancellation']),
  audience: z.enum(documentAudiences),
  recipient,
  patient,
  /** Why now (S0 "Når" a, b, c). `unit` is where the referral arrived or the treatment goes on. */
  trigger: z
    .object({
      kind: z.enum(['referral', 'existing-course', 'clarify-now']),
      unit: optionalLine,
      referrer: optionalLine,
      on: optionalDay,
    })
    .nullable()
    .default(null),
  situation: prose.default(''),
  /** What is asked of this recipient. */
  request: prose.default(''),
  /** `null`: this recipient has no basis to see them, and the letter does not mention them. */
  diagnoses: z
    .array(z.object({ code: optionalLine, text: line }))
    .max(50)
    .nullable()
    .default(null),
  meeting: appointment,
  /** The appointment this letter replaces, when it is a change. */
  previous: appointment.nullable().default(null),
  /** Why it was moved or called off, in words that every recipient may read. */
  reason: optionalProse,
  invitees: list(z.object({ name: line, unit: optionalLine, role: optionalLine })),
  /** The parts the patient takes part in; `null` when not agreed yet. */
  patientParts: z.array(part).max(4).nullable().default(null),
  /** Whom to call or write, directly. */
  contact,
  reply: z.object({ by: optionalDay, url: optionalLine }).nullable().default(null),
  hasPreparation: z.boolean().default(true),
  enclosures: list(line),
  signer: z.object({ name: line, title: optionalLine, isElectronic: z.boolean().default(true) }),
});

export const consentRecipientKinds = [
  'specialist',
  'gp',
  'municipality',
  'nav',
  'next-of-kin',
  'other',
] as const;

/** S0, consent template; E2. With `form: 'blank'` everything empty becomes a line to write on. */
export const consentDocument = z.object({
  ...common,
  form: z.enum(['blank', 'filled']),
  patient: z.object({ name: optionalLine, identityNumber: optionalLine }),
  recipients: list(
    z.object({
      kind: z.enum(consentRecipientKinds),
      name: optionalLine,
      /** `null`: boxes to tick. */
      topics: z.array(topic).max(topics.length).nullable().default(null),
      from: optionalDay,
      /** `null`: until the course ends or the consent is withdrawn. */
      to: optionalDay,
      limits: optionalProse,
    }),
  ),
  /** Who may cooperate without consent, and by which law (E1), so that the form tells the whole truth. */
  withoutConsent: list(z.object({ name: line, basis: optionalLine })),
  /** Limits for all recipients. */
  limits: optionalProse,
  /** `null`: to be signed on paper. `recordedBy` wrote it down; `at` is when it was given. */
  given: z
    .object({
      how: z.enum(['oral', 'signed', 'electronic']),
      change: z.enum(['given', 'changed', 'withdrawn']).default('given'),
      at: instant,
      place: optionalLine,
      recordedBy: optionalLine,
    })
    .nullable()
    .default(null),
});

export const clarificationPoints = [
  'consent',
  'plan-coordinator',
  'care-group',
  'responsible-clinician',
  'economy',
  'housing',
  'next-of-kin',
] as const;

const attendee = z.object({
  name: line,
  unit: optionalLine,
  role: optionalLine,
  deputyFor: optionalLine,
  /** Empty: not present; `null`: nobody wrote down whether. */
  presentIn: z.array(part).max(4).nullable().default([]),
  note: optionalLine,
});

/** S0, minutes template; A9. Holds only what this recipient may see; `leftOut` says that something is missing. */
export const minutesDocument = z.object({
  ...common,
  recipient: recipient.nullable().default(null),
  status: z.enum(['draft', 'approved']),
  version: z.int().min(1),
  approval: z.object({ by: line, on: day }).nullable().default(null),
  /** The version this one corrects, and why. */
  correction: z
    .object({ of: z.int().min(1), reason: prose.min(1) })
    .nullable()
    .default(null),
  patient,
  meeting: appointment,
  chair: optionalLine,
  minuteTaker: optionalLine,
  partsHeld: z.array(part).max(4).default([1, 2, 3, 4]),
  attendees: list(attendee),
  /** Points of the agenda, numbered as the cases; without any none is printed. */
  agenda: list(line),
  /** What was said outside the numbered cases: the patient's own words, each service's offer, the draft plan.
   *  `heading` is in the document's language; `by` is whose contribution it is. */
  notes: list(z.object({ heading: line, by: optionalLine, text: prose.min(1) })),
  cases: list(
    z.object({
      number: z.int().min(1),
      title: line,
      isFromPatient: z.boolean().default(false),
      description: optionalProse,
      conclusion: optionalProse,
      followUp: optionalProse,
    }),
  ),
  clarifications: list(
    z.object({
      point: z.enum(clarificationPoints),
      /** `null`: the text says it. */
      state: z.enum(['clarified', 'open', 'not-relevant', 'withheld']).nullable().default(null),
      text: optionalProse,
    }),
  ),
  decision: z
    .object({ outcome: z.enum(['pathway', 'integrated', 'neither', 'undecided']), reason: optionalProse })
    .nullable()
    .default(null),
  /** How the patient hears of it (part 3): in the meeting, or later by whom. */
  feedback: z
    .object({ when: z.enum(['in-meeting', 'later']), by: optionalLine, on: optionalDay, text: optionalProse })
    .nullable()
    .default(null),
  followUp: list(
    z.object({
      caseNumber: z.int().min(1).nullable().default(null),
      what: prose.min(1),
      who: optionalLine,
      due: optionalDay,
    }),
  ),
  nextMeeting: z
    .object({ appointment: appointment.nullable().default(null), note: optionalProse })
    .nullable()
    .default(null),
  /** What this version leaves out: the topics, unless naming them would tell too much, and why. */
  leftOut: z
    .object({
      topics: z.array(topic).default([]),
      /** `by-basis`: the list follows from the recipient's basis and tells nothing of what was said. */
      why: z.enum(['no-basis', 'by-basis', 'patient-limit', 'both']),
    })
    .nullable()
    .default(null),
});

export type InvitationDocument = z.input<typeof invitationDocument>;
export type ConsentDocument = z.input<typeof consentDocument>;
export type MinutesDocument = z.input<typeof minutesDocument>;
