// Makes, stores and announces the letters of a meeting: each recipient its own, in the transaction of the sending.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { topicsPerParty } from '../../consent/actions/shared.ts';
import { storeGenerated } from '../../document/actions.ts';
import { invitationPdf } from '../../document/documents.ts';
import { queueNotice } from '../../notice/actions.ts';
import type { NoticeTemplate } from '../../notice/model.ts';
import { letterTo, type LetterInput } from '../documents.ts';
import type { SendOutcome } from '../model-lists.ts';
import { topicsHeldBy } from '../rules.ts';
import {
  loadLetterHead,
  lockRecipients,
  markSent,
  type LetterHead,
  type Recipient,
} from '../store/invitations.ts';
import { calendarFacts } from './calendar.ts';

/** Everything the letters of a meeting are made of, with what each recipient may be told at this moment, by the rule of
 *  consent itself. Nobody can withdraw until the transaction ends: whoever does waits, or was first and is seen. */
export async function loadToSend(
  work: StaffWork,
  meeting: { id: string; pathwayId: string },
): Promise<LetterHead> {
  await lockRecipients(work.tx, meeting.id);
  const head = await loadLetterHead(work.tx, meeting.id);
  const held = await topicsPerParty(work, meeting.pathwayId);
  // A unit that was invited and has become responsible since convenes now, and writes no letter to itself.
  const others = head.recipients.filter(({ partyId }) => partyId !== work.actor.unitId);
  const recipients = others.map((recipient) => {
    const topics = held.get(recipient.partyId) ?? 0;
    const basis = recipient.basis ?? { validTo: null, kinds: [] };
    return { ...recipient, basis: topics === 0 ? null : { ...basis, topics } };
  });
  return { ...head, recipients };
}

export interface Sending {
  meetingId: string;
  pathwayId: string;
  sequence: number;
  template: NoticeTemplate;
  /** Another time or place: the earlier reply no longer says anything. */
  asksForReply: boolean;
}

/** Sends to each recipient with a basis today; the others are named and get nothing. A recipient's own letter is visible to
 *  that unit and the convening one; letters to people are the convening unit's to print. */
export async function sendLetters(
  work: StaffWork,
  sending: Sending,
  recipients: readonly Recipient[],
  input: LetterInput,
): Promise<SendOutcome> {
  const reached = (recipient: Recipient) => ({
    invitationId: recipient.id,
    name: recipient.name,
    channel: recipient.channel,
  });
  const allowed = recipients.filter((recipient) => topicsHeldBy(recipient) !== 0);
  const refused = recipients.filter((recipient) => topicsHeldBy(recipient) === 0);
  for (const recipient of allowed) {
    const documentId = await storeLetter(work, sending, recipient, input);
    await markSent(work.tx, recipient.id, {
      at: work.now,
      sequence: sending.sequence,
      documentId,
      asksForReply: sending.asksForReply,
    });
    await announce(work, sending, recipient, input);
    work.log({
      action: 'send',
      object: 'invitation',
      objectId: recipient.id,
      pathwayId: sending.pathwayId,
    });
  }
  return { sent: allowed.map(reached), notSent: refused.map(reached) };
}

async function storeLetter(
  work: StaffWork,
  sending: Sending,
  recipient: Recipient,
  input: LetterInput,
): Promise<string> {
  const letter = letterTo(recipient, input);
  const [pdf, archive] = await Promise.all([
    invitationPdf(letter.document, 'ua-1'),
    invitationPdf(letter.document, 'a-2a'),
  ]);
  const { documentId } = await storeGenerated(work, {
    pathwayId: sending.pathwayId,
    kind: 'invitation',
    title: letter.title,
    language: letter.language,
    topics: letter.topics | recipient.topics,
    audienceUnitId: recipient.kind === 'unit' ? recipient.partyId : work.actor.unitId,
    subject: { kind: 'meeting', id: sending.meetingId },
    pdf,
    archive,
  });
  return documentId;
}

async function announce(
  work: StaffWork,
  sending: Sending,
  recipient: Recipient,
  input: LetterInput,
): Promise<void> {
  if (recipient.kind !== 'unit' || recipient.channel !== 'screen' || recipient.email === null) return;
  const { startsAt, endsAt, language } = input.frame;
  const method = input.kind === 'cancellation' ? 'CANCEL' : 'REQUEST';
  await queueNotice(work, {
    recipientUnitId: recipient.partyId,
    address: recipient.email,
    template: sending.template,
    language,
    facts: calendarFacts({ id: sending.meetingId, startsAt, endsAt, sequence: sending.sequence }, method),
    subjectId: sending.meetingId,
  });
}
