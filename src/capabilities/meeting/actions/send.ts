// Sending the invitations: everything is checked again at the moment it leaves, under locks, in one transaction.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { recordEvent } from '../../pathway/events.ts';
import type { SendOutcome } from '../model-lists.ts';
import { sendFaults, topicsHeldBy } from '../rules.ts';
import { loadTexts, markConvened } from '../store/changes.ts';
import type { Recipient } from '../store/invitations.ts';
import { insertPreparations } from '../store/preparation.ts';
import { closeInvitationDeadline } from './deadline.ts';
import { guard, refuseWith } from './guard.ts';
import { loadToSend, sendLetters } from './letters.ts';

/** Sends to everyone chosen and not yet invited. `mark` is that of the page the sender looked over. Throws 422 with
 *  everything that stands in the way, among it each invitee without a basis today, and then nothing is sent to anyone; 409
 *  when anything has changed since it was looked over. */
export async function sendInvitations(
  work: StaffWork,
  meetingId: string,
  mark: string,
): Promise<SendOutcome> {
  const meeting = await guard(work, meetingId, 'send', 'update');
  const head = await loadToSend(work, meeting);
  const texts = await loadTexts(work.tx, meetingId);
  if (head.mark !== mark) throw new Problem(409, 'meeting.changed-since-looked-over');
  const chosen = head.recipients.filter(({ state }) => state === 'chosen');
  refuseWith(sendFaults({ terms: meeting.frame, texts }, chosen, work.now));
  const outcome = await sendLetters(
    work,
    {
      meetingId,
      pathwayId: meeting.pathwayId,
      sequence: meeting.sequence,
      template: 'invitation',
      asksForReply: true,
    },
    chosen,
    {
      kind: 'invitation',
      frame: meeting.frame,
      previous: null,
      reason: null,
      texts,
      head,
      conveningUnitName: head.sender.unit,
      // Those whose basis is gone since an earlier sending are not named to the others.
      invited: head.recipients.filter((recipient) => topicsHeldBy(recipient) !== 0),
      today: work.today,
    },
  );
  await markConvened(work.tx, meetingId, work.actor.unitId, work.now);
  await prepareUnits(work, meeting.pathwayId, meetingId, chosen);
  await closeInvitationDeadline(work, { pathwayId: meeting.pathwayId, id: meetingId });
  await recordEvent(work, {
    pathwayId: meeting.pathwayId,
    kind: meeting.state === 'draft' ? 'meeting-convened' : 'meeting-invited-more',
    subjectId: meetingId,
    facts: { startsAt: meeting.frame.startsAt, invited: outcome.sent.length },
  });
  return outcome;
}

/** Each service that takes part, the convening one too, is asked to prepare. */
function prepareUnits(
  work: StaffWork,
  pathwayId: string,
  meetingId: string,
  chosen: readonly Recipient[],
): Promise<void> {
  const units = chosen.filter(({ kind }) => kind === 'unit').map(({ partyId }) => partyId);
  return insertPreparations(
    work.tx,
    [work.actor.unitId, ...units].map((unitId) => ({ meetingId, pathwayId, unitId })),
  );
}
