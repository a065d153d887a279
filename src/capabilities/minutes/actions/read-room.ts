// The room as one reader may see it, and whether they may still stand in it.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { roomAbilities, writesMinutes } from '../access.ts';
import type { Room, RoomAbilities, RoomItem } from '../model.ts';
import { endsPathway, numbered } from '../rules.ts';
import {
  loadRoomFacts,
  loadRoomParts,
  type ItemRow,
  type PartyRow,
  type RoomParts,
  type RoomRow,
} from '../store/room.ts';

/** The facts of a room that exists for the actor: a meeting that is called or held. Throws 404 otherwise. */
export async function enterRoom(
  work: StaffWork,
  meetingId: string,
  lock?: 'key share' | 'update',
): Promise<RoomRow> {
  const locked = lock && (await loadRoomFacts(work.tx, meetingId, lock));
  // Before the meeting has started there are no minutes to lock, and nothing in them may be done.
  const room = locked ?? (await loadRoomFacts(work.tx, meetingId));
  if (!room || !['convened', 'held'].includes(room.meetingState)) throw notFound();
  return room;
}

/** True when this item is the offer of the actor's own service. */
export function isOwnOffer(item: Pick<ItemRow, 'key' | 'partyId'>, unitId: string): boolean {
  return item.key === 'service-offer' && item.partyId === unitId;
}

export function mayEditItem(
  item: Pick<ItemRow, 'key' | 'partyId'>,
  may: RoomAbilities,
  unitId: string,
): boolean {
  return may.edit || (may.editOwnOffer && isOwnOffer(item, unitId));
}

/** One item as a reader sees it; `number` only when the whole agenda was read. */
export function toRoomItem(
  item: ItemRow & { number?: number | null },
  may: RoomAbilities,
  unitId: string,
): RoomItem {
  return {
    id: item.id,
    kind: item.kind,
    key: item.key,
    part: item.part,
    partyId: item.partyId,
    number: item.number ?? null,
    title: item.title,
    description: item.description,
    conclusion: item.conclusion,
    topics: item.topics,
    isRemoved: item.isRemoved,
    updatedAt: item.updatedAt,
    updatedByName: item.updatedByName,
    version: item.version,
    mayEdit: mayEditItem(item, may, unitId),
  };
}

function frameOf(room: RoomRow, minutes: RoomParts['minutes']): Room['minutes'] {
  if (!minutes || room.minutesState === null) return null;
  return {
    ...minutes,
    state: room.minutesState,
    decision: room.decision,
    isDecisionPending: endsPathway(room.decision) && ['open', 'active'].includes(room.pathwayState),
    latestVersion: room.latestVersion ?? 0,
    version: room.minutesVersion ?? 1,
  };
}

const toParty =
  (writes: boolean, unitId: string) =>
  (party: PartyRow): Room['parties'][number] => ({
    id: party.id,
    kind: party.kind,
    unitKind: party.unitKind,
    name: party.name,
    isMine: party.id === unitId,
    isConvening: party.isConvening,
    reply: party.reply,
    replyWho: party.replyWho,
    topics: writes ? party.topics : null,
  });

/** Everything in the room that the reader may see. `isContinued` leaves out the log entry of a page that stands open and reads
 *  again; the first read and one a minute are logged. Throws 404 when the meeting does not exist for the actor. */
export async function openRoom(
  work: StaffWork,
  meetingId: string,
  isContinued: () => boolean = () => false,
): Promise<Room> {
  const room = await enterRoom(work, meetingId);
  const parts = await loadRoomParts(work.tx, meetingId);
  const may = roomAbilities(work.actor, room);
  const writes = writesMinutes(work.actor, room);
  if (!isContinued())
    work.log({ action: 'read', object: 'meeting-room', objectId: meetingId, pathwayId: room.pathwayId });
  return {
    meetingId,
    pathwayId: room.pathwayId,
    givenName: parts.givenName,
    familyName: parts.familyName,
    state: room.meetingState as Room['state'],
    startsAt: parts.startsAt,
    endsAt: parts.endsAt,
    placeKind: parts.placeKind,
    place: parts.place,
    conveningUnitName: parts.conveningUnitName,
    chair: parts.chair,
    minuteTaker: parts.minuteTaker,
    patientParts: room.patientParts,
    currentPart: room.currentPart,
    startedAt: parts.startedAt,
    heldAt: parts.heldAt,
    minutes: frameOf(room, parts.minutes),
    parties: parts.parties.map(toParty(writes, work.actor.unitId)),
    presence: parts.presence,
    items: numbered(parts.items.filter((item) => writes || !item.isRemoved)).map((item) =>
      toRoomItem(item, may, work.actor.unitId),
    ),
    followUps: parts.followUps.filter((row) => writes || !row.isRemoved),
    versions: parts.versions,
    myTopics: room.held,
    may,
  };
}

/** What a live page needs to know of its reader: which topics to tell of. Throws 404 as above. */
export async function watchRoom(work: StaffWork, meetingId: string): Promise<{ held: number }> {
  const room = await enterRoom(work, meetingId);
  work.log({ action: 'read', object: 'meeting-room', objectId: meetingId, pathwayId: room.pathwayId });
  return { held: room.held };
}
