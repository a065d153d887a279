// Invitation, consent and minutes as PDF: checked, freed of protected addresses, then set.
import type { z } from 'zod';
import { DocumentError, renderPdf } from '../../platform/documents/typst.ts';
import type { PdfStandard } from '../../platform/documents/typst.ts';
import { consentDocument, invitationDocument, minutesDocument } from './model.ts';
import type { ConsentDocument, InvitationDocument, MinutesDocument } from './model.ts';

/**
 * The invitation (or its change or cancellation) to one recipient. The same data gives the same bytes.
 * Rejects with `DocumentError` naming the fields that do not fit; the message holds no data.
 */
export async function invitationPdf(data: InvitationDocument, standard: PdfStandard): Promise<Uint8Array> {
  const letter = checked('invitation.typ', invitationDocument, data);
  const isProtected = letter.patient.isAddressProtected;
  return renderPdf({
    template: 'invitation.typ',
    standard,
    data: {
      ...letter,
      recipient: withoutProtectedAddress(letter.recipient),
      patient: withoutProtectedAddress(letter.patient),
      meeting: withoutProtectedPlace(letter.meeting, isProtected),
      previous: letter.previous && withoutProtectedPlace(letter.previous, isProtected),
    },
  });
}

/** The consent form, blank or filled, or the receipt of a change or withdrawal. As `invitationPdf`. */
export async function consentPdf(data: ConsentDocument, standard: PdfStandard): Promise<Uint8Array> {
  return renderPdf({
    template: 'consent.typ',
    standard,
    data: checked('consent.typ', consentDocument, data),
  });
}

/** The minutes in one recipient's version. As `invitationPdf`. */
export async function minutesPdf(data: MinutesDocument, standard: PdfStandard): Promise<Uint8Array> {
  const minutes = checked('minutes.typ', minutesDocument, data);
  const isProtected = minutes.patient.isAddressProtected;
  const next = minutes.nextMeeting;
  return renderPdf({
    template: 'minutes.typ',
    standard,
    data: {
      ...minutes,
      recipient: minutes.recipient && withoutProtectedAddress(minutes.recipient),
      patient: withoutProtectedAddress(minutes.patient),
      meeting: withoutProtectedPlace(minutes.meeting, isProtected),
      nextMeeting: next && {
        ...next,
        appointment: next.appointment && withoutProtectedPlace(next.appointment, isProtected),
      },
      // The reason never shows what was withheld, even when a caller passed it on.
      clarifications: minutes.clarifications.map((one) =>
        one.state === 'withheld' ? { ...one, text: null } : one,
      ),
    },
  });
}

function checked<Schema extends z.ZodType>(
  template: string,
  schema: Schema,
  data: z.input<Schema>,
): z.output<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  // Only the places: what stands in them is somebody's health.
  const places = result.error.issues.map((issue) => issue.path.join('.') || 'the whole');
  throw new DocumentError(template, `these do not fit: ${[...new Set(places)].join(', ')}`);
}

function withoutProtectedAddress<Party extends { address: string[]; isAddressProtected: boolean }>(
  party: Party,
): Party {
  return party.isAddressProtected ? { ...party, address: [] } : party;
}

// A meeting at home would give the patient's address away as the place, and so would the way there.
function withoutProtectedPlace<
  Meeting extends {
    place: { kind: string; name: string | null; address: string[]; directions: string | null };
  },
>(meeting: Meeting, isPatientProtected: boolean): Meeting {
  if (!isPatientProtected || meeting.place.kind !== 'home') return meeting;
  return { ...meeting, place: { ...meeting.place, name: null, address: [], directions: null } };
}
