// The meeting's decision (A10): a ROP pathway, integrated treatment in one place, or neither with a reason.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, versionClash } from '../../../platform/http/problem.ts';
import { changeState } from '../../pathway/change-state.ts';
import { endPathway } from '../../pathway/change-state-end.ts';
import { recordEvent } from '../../pathway/events.ts';
import { roomAbilities } from '../access.ts';
import type { NewDecision, Saved } from '../model.ts';
import type { Decision } from '../model-kinds.ts';
import { endsPathway } from '../rules.ts';
import { updateItem, updateMinutes } from '../store/edit.ts';
import { loadItem, loadReasonNote, type RoomRow } from '../store/room.ts';
import { sendHint } from './hint.ts';
import { enterRoom, toRoomItem } from './read-room.ts';

/** Writes down why, in the note that has its own topics. Throws 409 with the note as it stands when somebody else wrote there. */
async function saveReason(work: StaffWork, room: RoomRow, input: NewDecision): Promise<void> {
  const note = await loadReasonNote(work.tx, room.meetingId);
  if (!note) throw notFound();
  if (note.conclusion.trim() === input.reason) return;
  const { title, description, topics, id } = note;
  const version = await updateItem(
    work.tx,
    id,
    { title, description, conclusion: input.reason, topics, version: input.itemVersion },
    { updatedBy: work.actor.staffId, updatedAt: work.now },
  );
  if (version === undefined) {
    const current = await loadItem(work.tx, id);
    throw current
      ? versionClash(toRoomItem(current, roomAbilities(work.actor, room), work.actor.unitId))
      : notFound();
  }
  await sendHint(work, { meetingId: room.meetingId, kind: 'item', id, version, seenBy: [topics] });
  work.log({ action: 'change', object: 'minutes-item', objectId: id, pathwayId: room.pathwayId });
}

/** Records the decision. A ROP pathway is active at once. The two that end the pathway take effect when the minutes are
 *  approved, since they end consents: those who sit at the table stay to the end and are sent the minutes. Throws 403 unless a
 *  clinician of the responsible specialist unit decides, 422 for "neither" without a reason. */
export async function decide(work: StaffWork, meetingId: string, input: NewDecision): Promise<Saved> {
  const room = await enterRoom(work, meetingId, 'key share');
  if (!roomAbilities(work.actor, room).decide) throw forbidden('minutes.not-decider');
  if (input.decision === 'neither' && input.reason === '')
    throw fault('reason', 'problem.minutes.decision-needs-reason');
  const version = await updateMinutes(work.tx, meetingId, input.version, {
    decision: input.decision,
    decidedAt: work.now,
    decidedBy: work.actor.staffId,
  });
  if (version === undefined) {
    const now = await enterRoom(work, meetingId);
    throw versionClash({ decision: now.decision, version: now.minutesVersion });
  }
  await saveReason(work, room, input);
  const { pathwayId } = room;
  if (input.decision === 'pathway')
    await changeState(work, pathwayId, 'active', { reason: 'minutes', subjectId: meetingId });
  await recordEvent(work, {
    pathwayId,
    kind: 'meeting-decided',
    subjectId: meetingId,
    facts: { decision: input.decision },
  });
  await sendHint(work, { meetingId, kind: 'minutes', id: meetingId, version });
  work.log({ action: 'change', object: 'minutes', objectId: meetingId, pathwayId });
  return { id: meetingId, version };
}

/** Lets an ending decision take effect: the pathway is integrated or closed, and consents end with it. Called when the minutes
 *  have been approved and their copies made. */
export async function takeEffect(
  work: StaffWork,
  room: { meetingId: string; pathwayId: string; pathwayState: string; decision: Decision | null },
): Promise<void> {
  if (!endsPathway(room.decision) || !['open', 'active'].includes(room.pathwayState)) return;
  await endPathway(work, room.pathwayId, room.decision === 'neither' ? 'closed' : 'integrated', {
    reason: 'minutes',
    subjectId: room.meetingId,
  });
}
