// Reads the meeting room: the facts that decide who may do what, and everything the reader may see in one statement.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { PathwayState } from '../../pathway/model.ts';
import type { Decision } from '../model-kinds.ts';
import { followUpJson, heldTopics, instant, itemJson, staffName } from './parts.ts';

export interface RoomRow {
  meetingId: string;
  pathwayId: string;
  meetingState: 'draft' | 'convened' | 'held' | 'cancelled';
  currentPart: number | null;
  isStarted: boolean;
  conveningUnitId: string;
  chairStaffId: string | null;
  minuteTakerStaffId: string | null;
  patientParts: number;
  responsibleUnitId: string;
  pathwayState: PathwayState;
  minutesState: 'draft' | 'approved' | null;
  minutesVersion: number | null;
  latestVersion: number | null;
  decision: Decision | null;
  isInvited: boolean;
  held: number;
}

/** What decides who may do what. With `lock` the minutes must have been begun: `key share` for a change of one of their rows,
 *  which approval waits for and which waits for approval; `update` for approval itself. Undefined when the meeting does not
 *  exist for the actor. */
export async function loadRoomFacts(
  tx: Tx,
  meetingId: string,
  lock?: 'key share' | 'update',
): Promise<RoomRow | undefined> {
  const { rows } = await sql<RoomRow>`
    select m.id as "meetingId", m.pathway_id as "pathwayId", m.state as "meetingState", m.current_part as "currentPart",
      m.started_at is not null as "isStarted", m.convening_unit_id as "conveningUnitId", m.chair_staff_id as "chairStaffId",
      m.minute_taker_staff_id as "minuteTakerStaffId", m.patient_parts as "patientParts",
      p.responsible_unit_id as "responsibleUnitId", p.state as "pathwayState", n.state as "minutesState",
      n.version as "minutesVersion", n.latest_version as "latestVersion", n.decision,
      exists (select from invitation i where i.meeting_id = m.id and i.party_id = current_unit() and i.state = 'sent') as "isInvited",
      ${heldTopics('m.pathway_id')} as held
    from meeting m join pathway p on p.id = m.pathway_id
    ${sql.raw(lock ? 'join' : 'left join')} minutes n on n.meeting_id = m.id
    where m.id = ${meetingId} ${sql.raw(lock ? `for ${lock} of n` : '')}`.execute(tx);
  return rows[0];
}

export interface PartyRow {
  id: string;
  kind: 'unit' | 'patient' | 'kin' | 'peer-guide' | 'other';
  unitKind: string | null;
  name: string;
  isConvening: boolean;
  reply: string;
  replyWho: string | null;
  channel: 'screen' | 'paper';
  /** Of the basis in force today; 0 and null without one. The patient's own access needs none. */
  topics: number;
  basisKind: string | null;
  /** Topics of the row that names the party itself. */
  ownTopics: number;
  address: string | null;
  email: string | null;
}

/** Everyone around the table: the convening unit and whoever has a sent invitation, as JSON, the patient first. */
/** Those at the table. The meeting is the patient's: they are there also when somebody told them of it without a letter. */
const partiesJson = sql<string>`coalesce((select jsonb_agg(jsonb_build_object('id', pa.id, 'kind', pa.kind, 'unitKind', u.kind,
    'name', coalesce(u.name, pa.name), 'isConvening', pa.id = m.convening_unit_id, 'reply', coalesce(i.reply, 'coming'),
    'replyWho', coalesce(case when i.reply = 'not-coming' then i.reply_deputy else i.reply_who end, i.reply_deputy),
    'channel', coalesce(i.channel, case when pa.kind = 'patient' then 'paper' else 'screen' end),
    'topics', case when pa.kind = 'patient' then 8191 else coalesce(b.granted, 0) end, 'basisKind', b.kind,
    'ownTopics', pa.topics, 'address', coalesce(u.address, pa.address), 'email', coalesce(u.email, pa.email))
    order by pa.kind <> 'patient', pa.id <> m.convening_unit_id, pa.kind <> 'unit', coalesce(u.name, pa.name))
  from party pa
  left join invitation i on i.meeting_id = m.id and i.party_id = pa.id and i.state = 'sent'
  left join unit u on u.id = pa.unit_id
  left join lateral (select bit_or(l.granted) as granted, min(l.kind) as kind from legal_basis l
    where l.pathway_id = m.pathway_id and l.party_id = pa.id and l.ended_at is null and l.granted > 0
      and l.valid_from <= current_day() and (l.valid_to is null or l.valid_to >= current_day())) b on true
  where pa.id = m.convening_unit_id or (pa.kind = 'patient' and pa.pathway_id = m.pathway_id)
    or pa.id in (select v.party_id from invitation v where v.meeting_id = m.id and v.state = 'sent')), '[]')`;

export interface RoomParts {
  startsAt: string;
  endsAt: string;
  placeKind: string;
  place: string | null;
  conveningUnitName: string;
  chair: string | null;
  minuteTaker: string | null;
  startedAt: string | null;
  heldAt: string | null;
  language: 'nb' | 'nn' | 'en';
  givenName: string;
  familyName: string;
  minutes: {
    decidedAt: string | null;
    decidedByName: string | null;
    feedbackWhen: 'in-meeting' | 'later' | null;
    feedbackBy: string | null;
    nextStartsAt: string | null;
    nextPlace: string | null;
  } | null;
  parties: PartyRow[];
  presence: { partyId: string; part: number; isPresent: boolean; who: string | null; version: number }[];
  items: ItemRow[];
  followUps: FollowUpRow[];
  versions: { id: string; number: number; approvedAt: string }[];
}

export interface ItemRow {
  id: string;
  kind: 'case' | 'point' | 'note';
  key: string | null;
  part: number;
  partyId: string | null;
  title: string;
  description: string;
  conclusion: string;
  topics: number;
  isRemoved: boolean;
  updatedAt: string;
  updatedByName: string;
  version: number;
}

export interface FollowUpRow {
  id: string;
  itemId: string | null;
  what: string;
  partyId: string | null;
  staffId: string | null;
  staffName: string | null;
  due: string | null;
  topics: number;
  isRemoved: boolean;
  updatedAt: string;
  updatedByName: string;
  version: number;
}

/** All that the reader may see in the room. Removed rows are there too, so that they can be brought back. */
export async function loadRoomParts(tx: Tx, meetingId: string): Promise<RoomParts> {
  const { rows } = await sql<RoomParts>`
    select ${instant('m.starts_at')} as "startsAt", ${instant('m.ends_at')} as "endsAt", m.place_kind as "placeKind", m.place,
      cu.name as "conveningUnitName", coalesce(${staffName('m.chair_staff_id')}, m.chair) as chair,
      coalesce(${staffName('m.minute_taker_staff_id')}, m.minute_taker) as "minuteTaker",
      ${instant('m.started_at')} as "startedAt", ${instant('m.held_at')} as "heldAt", m.language,
      r.given_name as "givenName", r.family_name as "familyName",
      (select jsonb_build_object('decidedAt', ${instant('n.decided_at')}, 'decidedByName', ${staffName('n.decided_by')},
          'feedbackWhen', n.feedback_when, 'feedbackBy', n.feedback_by, 'nextStartsAt', ${instant('n.next_starts_at')},
          'nextPlace', n.next_place) from minutes n where n.meeting_id = m.id) as minutes,
      ${partiesJson} as parties,
      coalesce((select jsonb_agg(jsonb_build_object('partyId', a.party_id, 'part', a.part, 'isPresent', a.is_present, 'who', a.who,
          'version', a.version) order by a.part) from presence a where a.meeting_id = m.id), '[]') as presence,
      coalesce((select jsonb_agg(${itemJson} order by i.part, i.position, i.id) from minutes_item i
        where i.meeting_id = m.id), '[]') as items,
      coalesce((select jsonb_agg(${followUpJson} order by f.position, f.id) from follow_up f
        where f.meeting_id = m.id), '[]') as "followUps",
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'approvedAt', ${instant('v.approved_at')})
          order by v.number desc) from minutes_version v where v.meeting_id = m.id and v.recalled_at is null), '[]') as versions
    from meeting m
    join pathway p on p.id = m.pathway_id
    join registration r on r.id = p.registration_id
    join unit cu on cu.id = m.convening_unit_id
    where m.id = ${meetingId}`.execute(tx);
  const parts = rows[0];
  if (!parts) throw new Error('the room statement gave no row');
  return parts;
}

/** The parties alone, for seeding and checks. */
export async function loadParties(tx: Tx, meetingId: string): Promise<PartyRow[]> {
  const { rows } = await sql<{ parties: PartyRow[] }>`
    select ${partiesJson} as parties from meeting m where m.id = ${meetingId}`.execute(tx);
  return rows[0]?.parties ?? [];
}

export async function loadItem(tx: Tx, id: string): Promise<(ItemRow & { meetingId: string }) | undefined> {
  const { rows } = await sql<{ item: ItemRow; meetingId: string }>`
    select ${itemJson} as item, i.meeting_id as "meetingId" from minutes_item i where i.id = ${id}`.execute(
    tx,
  );
  return rows[0] && { ...rows[0].item, meetingId: rows[0].meetingId };
}

export async function loadFollowUp(
  tx: Tx,
  id: string,
): Promise<(FollowUpRow & { meetingId: string }) | undefined> {
  const { rows } = await sql<{ row: FollowUpRow; meetingId: string }>`
    select ${followUpJson} as row, f.meeting_id as "meetingId" from follow_up f where f.id = ${id}`.execute(
    tx,
  );
  return rows[0] && { ...rows[0].row, meetingId: rows[0].meetingId };
}

/** True when the person works at the unit today with patients. */
export async function worksAt(tx: Tx, staffId: string, unitId: string | null): Promise<boolean> {
  if (unitId === null) return false;
  const { rows } = await sql<{ works: boolean }>`select works_at(${staffId}, ${unitId}) as works`.execute(tx);
  return rows[0]?.works === true;
}

/** The note that holds why the decision is as it is; undefined when the actor may not see it. */
export async function loadReasonNote(tx: Tx, meetingId: string): Promise<ItemRow | undefined> {
  const { rows } = await sql<{ item: ItemRow }>`
    select ${itemJson} as item from minutes_item i
    where i.meeting_id = ${meetingId} and i.key = 'pathway-or-integrated'`.execute(tx);
  return rows[0]?.item;
}
