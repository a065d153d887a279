// Writing the draft: cases, notes, points, follow-up rows and the frame. Each row has its own version; nobody's words are
// overwritten unseen, and nothing is deleted.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem, versionClash } from '../../../platform/http/problem.ts';
import { containsAll } from '../../../rules/topics.ts';
import { roomAbilities } from '../access.ts';
import type {
  ChangedFollowUp,
  ChangedItem,
  ChangedMinutes,
  NewCase,
  NewFollowUp,
  RoomItem,
  Saved,
} from '../model.ts';
import {
  countRows,
  insertCase,
  insertFollowUp,
  markRemoved,
  updateFollowUp,
  updateItem,
  updateMinutes,
} from '../store/edit.ts';
import { loadFollowUp, loadItem, loadParties, loadRoomParts, worksAt, type RoomRow } from '../store/room.ts';
import { sendHint } from './hint.ts';
import { enterRoom, isOwnOffer, mayEditItem, toRoomItem } from './read-room.ts';

const by = (work: StaffWork) => ({ updatedBy: work.actor.staffId, updatedAt: work.now });

/** Nobody files words where they could not read them themselves. */
function checkTopics(room: RoomRow, topics: number): void {
  if (!containsAll(room.held, topics)) throw fault('topics', 'problem.minutes.topic-not-yours');
}

/** The printed minutes hold so many and no more. */
async function checkRoomFor(work: StaffWork, table: 'minutesItem' | 'followUp', meetingId: string) {
  const most = { minutesItem: 120, followUp: 200 }[table];
  if ((await countRows(work.tx, table, meetingId)) >= most) throw new Problem(409, 'minutes.too-many');
}

async function enterToEdit(work: StaffWork, meetingId: string): Promise<RoomRow> {
  const room = await enterRoom(work, meetingId, 'key share');
  if (!roomAbilities(work.actor, room).edit)
    throw forbidden(room.minutesState === 'approved' ? 'minutes.approved' : 'minutes.not-writer');
  return room;
}

/** Adds a case to the agenda. Throws 403 for those who do not write the minutes. */
export async function addCase(work: StaffWork, meetingId: string, input: NewCase): Promise<RoomItem> {
  const room = await enterToEdit(work, meetingId);
  checkTopics(room, input.topics);
  await checkRoomFor(work, 'minutesItem', meetingId);
  const { id, version } = await insertCase(work.tx, {
    ...input,
    ...by(work),
    meetingId,
    pathwayId: room.pathwayId,
  });
  await sendHint(work, { meetingId, kind: 'item', id, version, seenBy: [input.topics] });
  work.log({ action: 'create', object: 'minutes-item', objectId: id, pathwayId: room.pathwayId });
  const item = await loadItem(work.tx, id);
  if (!item) throw notFound();
  return toRoomItem(item, roomAbilities(work.actor, room), work.actor.unitId);
}

async function itemClash(work: StaffWork, id: string, room: RoomRow) {
  const current = await loadItem(work.tx, id);
  return current
    ? versionClash(toRoomItem(current, roomAbilities(work.actor, room), work.actor.unitId))
    : notFound();
}

/** Saves an item. A service's own people change the words of its offer, not what it is filed under. Throws 409 with the
 *  present item when somebody else was first. */
export async function changeItem(work: StaffWork, id: string, input: ChangedItem): Promise<Saved> {
  const item = await loadItem(work.tx, id);
  if (!item) throw notFound();
  const room = await enterRoom(work, item.meetingId, 'key share');
  const may = roomAbilities(work.actor, room);
  if (!mayEditItem(item, may, work.actor.unitId))
    throw forbidden(room.minutesState === 'approved' ? 'minutes.approved' : 'minutes.not-writer');
  if (!may.edit && isOwnOffer(item, work.actor.unitId) && input.topics !== item.topics)
    throw forbidden('minutes.topics-by-writer');
  checkTopics(room, input.topics);
  const version = await updateItem(work.tx, id, input, by(work));
  if (version === undefined) throw await itemClash(work, id, room);
  const { meetingId } = item;
  await sendHint(work, { meetingId, kind: 'item', id, version, seenBy: [item.topics, input.topics] });
  work.log({ action: 'change', object: 'minutes-item', objectId: id, pathwayId: room.pathwayId });
  return { id, version };
}

/** Takes a case out of the minutes, or brings it back. Notes and points belong to the template and stay. */
export async function removeItem(
  work: StaffWork,
  id: string,
  input: { isRemoved: boolean; version: number },
): Promise<Saved> {
  const item = await loadItem(work.tx, id);
  if (!item) throw notFound();
  const room = await enterToEdit(work, item.meetingId);
  if (item.kind !== 'case') throw forbidden('minutes.part-of-template');
  const version = await markRemoved(work.tx, 'minutesItem', id, input.version, {
    ...by(work),
    removedAt: input.isRemoved ? work.now : null,
  });
  if (version === undefined) throw await itemClash(work, id, room);
  await sendHint(work, { meetingId: item.meetingId, kind: 'item', id, version, seenBy: [item.topics] });
  work.log({ action: 'change', object: 'minutes-item', objectId: id, pathwayId: room.pathwayId });
  return { id, version };
}

async function checkCase(work: StaffWork, meetingId: string, itemId: string | null): Promise<void> {
  if (itemId === null) return;
  const item = await loadItem(work.tx, itemId);
  if (item?.meetingId !== meetingId || item.kind !== 'case')
    throw fault('itemId', 'problem.minutes.no-such-case');
}

/** Adds an empty row to the follow-up matrix. */
export async function addFollowUp(work: StaffWork, meetingId: string, input: NewFollowUp): Promise<Saved> {
  const room = await enterToEdit(work, meetingId);
  checkTopics(room, input.topics);
  await checkCase(work, meetingId, input.itemId);
  await checkRoomFor(work, 'followUp', meetingId);
  const saved = await insertFollowUp(work.tx, {
    ...input,
    ...by(work),
    meetingId,
    pathwayId: room.pathwayId,
  });
  await sendHint(work, { meetingId, kind: 'follow-up', ...saved, seenBy: [input.topics] });
  work.log({ action: 'create', object: 'follow-up', objectId: saved.id, pathwayId: room.pathwayId });
  return saved;
}

/** Saves a row. That its owner holds its topics is checked at approval, so that typing is never held up. */
export async function changeFollowUp(work: StaffWork, id: string, input: ChangedFollowUp): Promise<Saved> {
  const row = await loadFollowUp(work.tx, id);
  if (!row) throw notFound();
  const { meetingId } = row;
  const room = await enterToEdit(work, meetingId);
  checkTopics(room, input.topics);
  await checkCase(work, meetingId, input.itemId);
  if (input.partyId !== null) {
    const parties = await loadParties(work.tx, meetingId);
    if (!parties.some(({ id }) => id === input.partyId))
      throw fault('partyId', 'problem.minutes.not-invited');
  }
  if (input.staffId !== null && !(await worksAt(work.tx, input.staffId, input.partyId)))
    throw fault('staffId', 'problem.minutes.not-working-there');
  const version = await updateFollowUp(work.tx, id, input, by(work));
  if (version === undefined) {
    const current = await loadFollowUp(work.tx, id);
    throw current ? versionClash(current) : notFound();
  }
  await sendHint(work, { meetingId, kind: 'follow-up', id, version, seenBy: [row.topics, input.topics] });
  work.log({ action: 'change', object: 'follow-up', objectId: id, pathwayId: room.pathwayId });
  return { id, version };
}

/** Takes a row out of the matrix, or brings it back. */
export async function removeFollowUp(
  work: StaffWork,
  id: string,
  input: { isRemoved: boolean; version: number },
): Promise<Saved> {
  const row = await loadFollowUp(work.tx, id);
  if (!row) throw notFound();
  const room = await enterToEdit(work, row.meetingId);
  const version = await markRemoved(work.tx, 'followUp', id, input.version, {
    ...by(work),
    removedAt: input.isRemoved ? work.now : null,
  });
  if (version === undefined) {
    const current = await loadFollowUp(work.tx, id);
    throw current ? versionClash(current) : notFound();
  }
  await sendHint(work, { meetingId: row.meetingId, kind: 'follow-up', id, version, seenBy: [row.topics] });
  work.log({ action: 'change', object: 'follow-up', objectId: id, pathwayId: room.pathwayId });
  return { id, version };
}

/** Saves the next meeting and how the patient hears of the outcome. Throws 409 with the present frame. */
export async function changeMinutes(
  work: StaffWork,
  meetingId: string,
  { version: read, ...content }: ChangedMinutes,
): Promise<Saved> {
  const room = await enterToEdit(work, meetingId);
  const version = await updateMinutes(work.tx, meetingId, read, content);
  if (version === undefined) {
    const { minutes } = await loadRoomParts(work.tx, meetingId);
    const now = await enterRoom(work, meetingId);
    throw versionClash({ ...minutes, version: now.minutesVersion });
  }
  await sendHint(work, { meetingId, kind: 'minutes', id: meetingId, version });
  work.log({ action: 'change', object: 'minutes', objectId: meetingId, pathwayId: room.pathwayId });
  return { id: meetingId, version };
}
