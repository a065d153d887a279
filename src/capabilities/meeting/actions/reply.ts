// Replies to an invitation: by staff of the unit invited, or written down by the convening unit when they came otherwise.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, versionClash } from '../../../platform/http/problem.ts';
import { queueNotice } from '../../notice/actions.ts';
import { recordEvent } from '../../pathway/events.ts';
import { meetingAbilities } from '../access.ts';
import type { Reply } from '../model.ts';
import { lockMeeting, loadConvenerAddress, type LockedMeeting } from '../store/changes.ts';
import { loadInvitation, loadReply, updateReply } from '../store/invitations.ts';

/** Records a reply. Throws 404 unless the invitation is sent, 403 for other units than the invited and the convening one,
 *  409 with the reply that stands, 422 when another time is asked for without a word of which. */
export async function replyToInvitation(
  work: StaffWork,
  meetingId: string,
  invitationId: string,
  input: Reply,
): Promise<{ version: number }> {
  const meeting = await lockMeeting(work.tx, meetingId, 'none');
  const invitation = meeting && (await loadInvitation(work.tx, meetingId, invitationId));
  if (!meeting || invitation?.state !== 'sent') throw notFound();
  const isOwn = invitation.partyId === work.actor.unitId;
  const may = meetingAbilities(work.actor, meeting);
  if (!(isOwn ? may.reply : may.replyForOthers))
    throw forbidden(meeting.state === 'cancelled' ? 'meeting.is-cancelled' : 'forbidden');
  if (input.reply === 'other-time' && !input.comment) throw fault('comment', 'problem.meeting.suggest-time');
  const version = await updateReply(work.tx, invitationId, {
    ...input,
    // What belongs to another answer than the one given is not kept.
    who: input.reply === 'coming' ? input.who : null,
    deputy: input.reply === 'not-coming' ? input.deputy : null,
    at: work.now,
    staffId: work.actor.staffId,
    unitId: work.actor.unitId,
  });
  if (version === undefined) throw versionClash(await loadReply(work.tx, invitationId));
  await recordEvent(work, {
    pathwayId: meeting.pathwayId,
    kind: 'meeting-reply',
    subjectId: meetingId,
    topics: invitation.topics,
    facts: { name: invitation.name, reply: input.reply, isOwn },
  });
  work.log({
    action: 'change',
    object: 'invitation-reply',
    objectId: invitationId,
    pathwayId: meeting.pathwayId,
  });
  if (isOwn && input.reply !== 'coming') await tellConvener(work, meeting);
  return { version };
}

/** Only what the convening unit must act on is announced; who comes is seen on the page. */
async function tellConvener(work: StaffWork, meeting: LockedMeeting): Promise<void> {
  const address = await loadConvenerAddress(work.tx, meeting.conveningUnitId);
  if (address === null) return;
  await queueNotice(work, {
    recipientUnitId: meeting.conveningUnitId,
    address,
    template: 'reply',
    language: meeting.frame.language,
    facts: { path: `/meetings/${meeting.id}` },
    subjectId: meeting.id,
  });
}
