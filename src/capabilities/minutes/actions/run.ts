// Running the meeting: start it, move between its four parts, tick who is there, end it.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../../platform/http/problem.ts';
import { deadlineRules } from '../../../rules/deadline-content.ts';
import { dueDate, ruleInForce } from '../../../rules/deadline.ts';
import { containsAll } from '../../../rules/topics.ts';
import { recordEvent } from '../../pathway/events.ts';
import { roomAbilities } from '../access.ts';
import type { ChangedPresence, Saved } from '../model.ts';
import { seeds } from '../rules.ts';
import { startDeadline } from '../store/deadlines.ts';
import {
  carryPresence,
  endMeeting as end,
  insertMinutes,
  insertSeeds,
  loadPresence,
  movePart,
  savePresence,
  startMeeting as start,
} from '../store/edit.ts';
import { loadParties, type RoomRow } from '../store/room.ts';
import { sendHint } from './hint.ts';
import { enterRoom } from './read-room.ts';

const patientAttends = (room: RoomRow, part: number) => (room.patientParts & (1 << (part - 1))) !== 0;

const written = (work: StaffWork, room: RoomRow) => ({
  meetingId: room.meetingId,
  pathwayId: room.pathwayId,
  updatedBy: work.actor.staffId,
  updatedAt: work.now,
});

/** Lays ready what the actor may see of it; the rest comes when somebody who may moves on to the next part. */
async function layReady(work: StaffWork, room: RoomRow): Promise<void> {
  const ready = seeds(await loadParties(work.tx, room.meetingId));
  await insertSeeds(
    work.tx,
    ready.filter(({ topics }) => containsAll(room.held, topics)),
    written(work, room),
  );
}

/** Starts the meeting in part 1. Started already, it goes on as it is. Throws 403 for those who do not write the minutes. */
export async function startMeeting(work: StaffWork, meetingId: string): Promise<void> {
  const room = await enterRoom(work, meetingId);
  if (room.isStarted && roomAbilities(work.actor, room).run) return;
  if (!roomAbilities(work.actor, room).start) throw forbidden('minutes.not-writer');
  if (!(await start(work.tx, meetingId, work.now))) return;
  await insertMinutes(work.tx, { meetingId, pathwayId: room.pathwayId });
  await layReady(work, room);
  await recordEvent(work, { pathwayId: room.pathwayId, kind: 'meeting-started', subjectId: meetingId });
  await sendHint(work, { meetingId, kind: 'meeting', id: meetingId, version: 1 });
  work.log({ action: 'change', object: 'meeting', objectId: meetingId, pathwayId: room.pathwayId });
}

/** Moves to a part, forwards or back. Who was there last is there still, the patient only when they mean to attend the part. */
export async function moveToPart(work: StaffWork, meetingId: string, part: number): Promise<void> {
  const room = await enterRoom(work, meetingId);
  if (!roomAbilities(work.actor, room).run) throw forbidden('minutes.not-running');
  await movePart(work.tx, meetingId, part);
  await carryPresence(work.tx, written(work, room), part, patientAttends(room, part));
  await layReady(work, room);
  await sendHint(work, { meetingId, kind: 'meeting', id: meetingId, version: part });
  work.log({ action: 'change', object: 'meeting', objectId: meetingId, pathwayId: room.pathwayId });
}

/** Records who is there in a part. Throws 409 with what stands when somebody else was first. */
export async function recordPresence(
  work: StaffWork,
  meetingId: string,
  input: ChangedPresence,
): Promise<Saved> {
  const room = await enterRoom(work, meetingId, 'key share');
  if (!roomAbilities(work.actor, room).edit) throw forbidden('minutes.not-writer');
  const parties = await loadParties(work.tx, meetingId);
  if (!parties.some(({ id }) => id === input.partyId)) throw fault('partyId', 'problem.minutes.not-invited');
  const version = await savePresence(work.tx, input, written(work, room));
  if (version === undefined) {
    const current = await loadPresence(work.tx, meetingId, input.partyId, input.part);
    if (!current) throw notFound();
    throw versionClash(current);
  }
  await sendHint(work, { meetingId, kind: 'presence', id: input.partyId, version });
  work.log({ action: 'change', object: 'presence', objectId: meetingId, pathwayId: room.pathwayId });
  return { id: input.partyId, version };
}

/** Ends the meeting: it is held, and the deadline for the minutes runs. */
export async function endMeeting(work: StaffWork, meetingId: string): Promise<void> {
  const room = await enterRoom(work, meetingId);
  if (!roomAbilities(work.actor, room).end) throw forbidden('minutes.not-running');
  if (!(await end(work.tx, meetingId, work.now))) throw new Problem(409, 'minutes.has-ended');
  const rule = ruleInForce(deadlineRules, 'meeting-minutes', work.today);
  const due = rule && dueDate(rule, work.today);
  if (rule && due)
    await startDeadline(work.tx, {
      pathwayId: room.pathwayId,
      meetingId,
      ruleValidFrom: rule.validFrom,
      unitId: room.conveningUnitId,
      startedOn: work.today,
      due,
    });
  await recordEvent(work, { pathwayId: room.pathwayId, kind: 'meeting-held', subjectId: meetingId });
  await sendHint(work, { meetingId, kind: 'meeting', id: meetingId, version: 5 });
  work.log({ action: 'change', object: 'meeting', objectId: meetingId, pathwayId: room.pathwayId });
}
