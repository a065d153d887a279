// Moving a meeting, putting its texts right, or calling it off: those invited are told, as far as there still is a basis to.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, notFound, versionClash } from '../../../platform/http/problem.ts';
import { recordEvent } from '../../pathway/events.ts';
import type { SendOutcome } from '../model-lists.ts';
import type { MeetingChange, MeetingTerms } from '../model.ts';
import { isMoved, termsFaults, textFaults, topicsHeldBy } from '../rules.ts';
import {
  loadTexts,
  markCancelled,
  updateTerms,
  updateText,
  worksAt,
  type LockedMeeting,
} from '../store/changes.ts';
import { clearReply, type Recipient } from '../store/invitations.ts';
import { guard, refuseWith } from './guard.ts';
import { loadToSend, sendLetters } from './letters.ts';

/** Sends a change to everyone invited. Another time or place asks them to answer again; what they had answered stays on the
 *  time line. Those whose basis is gone get nothing and are named in the outcome. Throws 422 when nothing is changed. */
export async function changeMeeting(
  work: StaffWork,
  meetingId: string,
  input: MeetingChange,
): Promise<SendOutcome> {
  const meeting = await guard(work, meetingId, 'change', 'update');
  const { version, reason, texts: corrections, ...terms } = input;
  if (version !== meeting.version) throw versionClash({ value: meeting.frame, version: meeting.version });
  await correctTexts(work, meetingId, corrections);
  const isTermsChanged = !isSameTerms(meeting.frame, terms);
  if (!isTermsChanged && corrections.length === 0) throw fault('startsAt', 'problem.meeting.nothing-changed');
  const texts = await loadTexts(work.tx, meetingId);
  refuseWith([...termsFaults(terms, work.now), ...textFaults(texts)]);
  if (
    terms.contactStaffId !== null &&
    terms.contactStaffId !== meeting.frame.contactStaffId &&
    !(await worksAt(work.tx, terms.contactStaffId, work.actor.unitId))
  )
    throw fault('contactStaffId', 'problem.meeting.contact-elsewhere');
  await updateTerms(work.tx, meetingId, { ...terms, conveningUnitId: work.actor.unitId });
  const moved = isMoved(meeting.frame, terms);
  const told = await tellInvited(work, meeting, 'change', {
    frame: { ...meeting.frame, ...terms },
    previous: moved ? meeting.frame : null,
    reason: reason || null,
    asksForReply: moved,
  });
  await recordEvent(work, {
    pathwayId: meeting.pathwayId,
    kind: 'meeting-changed',
    subjectId: meetingId,
    facts: { startsAt: terms.startsAt, before: meeting.frame.startsAt, isMoved: moved },
  });
  return told;
}

/** Calls the meeting off. Those with a basis are told, with the reason. */
export async function cancelMeeting(
  work: StaffWork,
  meetingId: string,
  input: { reason: string; version: number },
): Promise<SendOutcome> {
  const meeting = await guard(work, meetingId, 'cancel', 'update');
  if (input.version !== meeting.version)
    throw versionClash({ value: meeting.frame, version: meeting.version });
  await markCancelled(work.tx, meetingId, work.now, input.reason);
  const told = await tellInvited(work, meeting, 'cancellation', {
    frame: meeting.frame,
    previous: null,
    reason: input.reason,
    asksForReply: false,
  });
  await recordEvent(work, {
    pathwayId: meeting.pathwayId,
    kind: 'meeting-cancelled',
    subjectId: meetingId,
    facts: { startsAt: meeting.frame.startsAt, reason: input.reason },
  });
  return told;
}

function isSameTerms(before: MeetingTerms, after: MeetingTerms): boolean {
  return (
    !isMoved(before, after) &&
    before.placeAdaptation === after.placeAdaptation &&
    before.contactStaffId === after.contactStaffId &&
    before.contactPhone === after.contactPhone
  );
}

async function correctTexts(
  work: StaffWork,
  meetingId: string,
  corrections: MeetingChange['texts'],
): Promise<void> {
  if (corrections.length === 0) return;
  const texts = await loadTexts(work.tx, meetingId);
  for (const { id, text } of corrections) {
    const present = texts.find((candidate) => candidate.id === id);
    if (!present) throw notFound();
    await updateText(work.tx, id, present.version, { text });
  }
}

async function tellInvited(
  work: StaffWork,
  meeting: LockedMeeting,
  kind: 'change' | 'cancellation',
  letter: {
    frame: LockedMeeting['frame'];
    previous: MeetingTerms | null;
    reason: string | null;
    asksForReply: boolean;
  },
): Promise<SendOutcome> {
  const { id: meetingId, pathwayId } = meeting;
  const head = await loadToSend(work, meeting);
  const invited = head.recipients.filter(({ state }) => state === 'sent');
  if (letter.asksForReply) await keepReplies(work, meeting, invited);
  return sendLetters(
    work,
    {
      meetingId,
      pathwayId,
      sequence: meeting.sequence + 1,
      template: kind === 'change' ? 'invitation-updated' : 'invitation-cancelled',
      asksForReply: letter.asksForReply,
    },
    invited,
    {
      kind,
      frame: letter.frame,
      previous: letter.previous,
      reason: letter.reason,
      texts: await loadTexts(work.tx, meetingId),
      head,
      conveningUnitName: head.sender.unit,
      // Those whose basis is gone are not named to the others as coming.
      invited: invited.filter((recipient) => topicsHeldBy(recipient) !== 0),
      today: work.today,
    },
  );
}

/** Puts each reply to the old time on the time line, and clears those that no letter will ask anew. */
async function keepReplies(
  work: StaffWork,
  meeting: LockedMeeting,
  invited: readonly Recipient[],
): Promise<void> {
  for (const invitation of invited) {
    if (invitation.reply === 'none') continue;
    await recordEvent(work, {
      pathwayId: meeting.pathwayId,
      kind: 'meeting-reply-before-change',
      subjectId: meeting.id,
      topics: invitation.topics,
      facts: {
        name: invitation.name,
        reply: invitation.reply,
        who: invitation.replyWho,
        deputy: invitation.replyDeputy,
        comment: invitation.replyComment,
        startsAt: meeting.frame.startsAt,
      },
    });
    if (topicsHeldBy(invitation) === 0) await clearReply(work.tx, invitation.id);
  }
}
