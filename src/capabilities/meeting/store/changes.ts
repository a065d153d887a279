// Writes a meeting's frame, texts and state. Each change first locks the meeting, so that sending and writing cannot cross.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { PathwayState } from '../../pathway/model.ts';
import type { MeetingFrame, MeetingTerms, MeetingText } from '../model.ts';
import type { MeetingState } from '../model-kinds.ts';
import { frameJson } from './parts.ts';

export type Strength = 'none' | 'share' | 'update';

export interface LockedMeeting {
  id: string;
  pathwayId: string;
  state: MeetingState;
  version: number;
  sequence: number;
  conveningUnitId: string;
  frame: MeetingFrame;
  pathwayState: PathwayState;
  responsibleUnitId: string;
  /** The actor's unit has a sent invitation. */
  isInvited: boolean;
  hasChosen: boolean;
  isStarted: boolean;
}

/** Reads the meeting, and for the convening unit locks it until the transaction ends: `share` for a change of one of its rows,
 *  `update` for a change of the meeting itself, which waits for the others and makes them wait. Those invited change rows of
 *  their own only and take no lock. Undefined when the meeting does not exist for the actor. */
export async function lockMeeting(
  tx: Tx,
  id: string,
  strength: Strength,
): Promise<LockedMeeting | undefined> {
  const { rows } = await sql<LockedMeeting>`
    select m.id, m.pathway_id as "pathwayId", m.state, m.version, m.sequence, m.convening_unit_id as "conveningUnitId",
      ${frameJson} as frame, p.state as "pathwayState", p.responsible_unit_id as "responsibleUnitId",
      exists (select from invitation i where i.meeting_id = m.id and i.party_id = current_unit() and i.state = 'sent') as "isInvited",
      exists (select from invitation i where i.meeting_id = m.id and i.state = 'chosen') as "hasChosen",
      m.started_at is not null as "isStarted"
    from meeting m join pathway p on p.id = m.pathway_id
    where m.id = ${id} ${strength === 'none' ? sql`` : sql`for ${sql.raw(strength)} of m`}`.execute(tx);
  return rows[0];
}

/** What decides whether the actor may convene, and where the contact's defaults come from; undefined when the record is not
 *  open to the actor. */
export async function loadConvening(
  tx: Tx,
  pathwayId: string,
): Promise<
  | { pathwayState: PathwayState; responsibleUnitId: string; triggeredOn: string; phone: string | null }
  | undefined
> {
  const { rows } = await sql<{
    pathwayState: PathwayState;
    responsibleUnitId: string;
    triggeredOn: string;
    phone: string | null;
  }>`
    select p.state as "pathwayState", p.responsible_unit_id as "responsibleUnitId", p.triggered_on as "triggeredOn",
      coalesce((select s.phone from staff s where s.id = current_staff()),
        (select u.phone from unit u where u.id = current_unit())) as phone
    from pathway p
    where p.id = ${pathwayId} and exists (select from responsibility h where h.pathway_id = p.id)`.execute(
    tx,
  );
  return rows[0];
}

/** Makes the pathway's draft, or finds the one there is. */
export async function insertDraft(
  tx: Tx,
  row: {
    pathwayId: string;
    conveningUnitId: string;
    contactStaffId: string;
    contactPhone: string | null;
    language: string;
    createdBy: string;
    createdAt: Date;
  },
): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx
    .insertInto('meeting')
    .values(row)
    .onConflict((conflict) => conflict.column('pathwayId').where('state', '=', sql.lit('draft')).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { id: inserted.id, isNew: true };
  const { id } = await tx
    .selectFrom('meeting')
    .select('id')
    .where('pathwayId', '=', row.pathwayId)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  return { id, isNew: false };
}

/** The patient as one who can be invited; made when the pathway has none yet. */
export async function ensurePatientParty(tx: Tx, pathwayId: string): Promise<void> {
  await sql`insert into party (kind, pathway_id, name)
    select 'patient', p.id, r.given_name || ' ' || r.family_name
    from pathway p join registration r on r.id = p.registration_id
    where p.id = ${pathwayId} and not exists (select from party q where q.pathway_id = p.id and q.kind = 'patient')`.execute(
    tx,
  );
}

/** True when the person works at the unit today and may read patients' data. */
export async function worksAt(tx: Tx, staffId: string, unitId: string): Promise<boolean> {
  const { rows } = await sql`select from employment e where e.staff_id = ${staffId} and e.unit_id = ${unitId}
    and e.role <> 'administrator' and e.valid_from <= current_day()
    and (e.valid_to is null or e.valid_to >= current_day()) limit 1`.execute(tx);
  return rows.length > 0;
}

export async function updateFrame(
  tx: Tx,
  id: string,
  version: number,
  frame: MeetingFrame,
  conveningUnitId: string,
): Promise<number> {
  await tx
    .updateTable('meeting')
    .set({ ...frame, conveningUnitId, version: version + 1 })
    .where('id', '=', id)
    .execute();
  return version + 1;
}

/** Time, place and contact of a meeting that is sent: the calendars of those invited follow the sequence. */
export async function updateTerms(
  tx: Tx,
  id: string,
  terms: MeetingTerms & { conveningUnitId: string },
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set((eb) => ({ ...terms, sequence: eb('sequence', '+', 1), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function markConvened(tx: Tx, id: string, unitId: string, at: Date): Promise<void> {
  await tx
    .updateTable('meeting')
    .set((eb) => ({
      state: 'convened',
      conveningUnitId: unitId,
      convenedAt: eb.fn.coalesce('convenedAt', sql<Date>`${at}::timestamptz`),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Calls a meeting off, or gives a draft up (no reason). */
export async function markCancelled(tx: Tx, id: string, at: Date, reason: string | null): Promise<void> {
  await tx
    .updateTable('meeting')
    .set((eb) => ({
      state: 'cancelled',
      cancelledAt: at,
      cancelReason: reason,
      sequence: eb('sequence', '+', 1),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export async function insertText(
  tx: Tx,
  row: {
    meetingId: string;
    pathwayId: string;
    kind: MeetingText['kind'];
    topics: number;
    text: string;
  },
): Promise<{ id: string; version: number } | undefined> {
  return tx
    .insertInto('meetingText')
    .values(row)
    .onConflict((conflict) => conflict.columns(['meetingId', 'kind', 'topics']).doNothing())
    .returning(['id', 'version'])
    .executeTakeFirst();
}

export function loadTexts(tx: Tx, meetingId: string): Promise<MeetingText[]> {
  return tx
    .selectFrom('meetingText')
    .select(['id', 'kind', 'topics', 'text', 'version'])
    .where('meetingId', '=', meetingId)
    .orderBy('topics')
    .execute() as Promise<MeetingText[]>;
}

/** Changes text or topics when the version is the one that was read; undefined when somebody else was first. */
export async function updateText(
  tx: Tx,
  id: string,
  version: number,
  change: { text: string } | { topics: number },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('meetingText')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

export async function deleteText(tx: Tx, id: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('meetingText')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** True when another text of the same kind is filed under exactly these topics. */
export async function isTopicsTaken(
  tx: Tx,
  text: { meetingId: string; kind: string; topics: number; id: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('meetingText')
    .select('id')
    .where('meetingId', '=', text.meetingId)
    .where('kind', '=', text.kind)
    .where('topics', '=', text.topics)
    .where('id', '!=', text.id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where the convening unit is told of replies; null when it has no e-mail. */
export async function loadConvenerAddress(tx: Tx, unitId: string): Promise<string | null> {
  const unit = await tx.selectFrom('unit').select('email').where('id', '=', unitId).executeTakeFirst();
  return unit?.email ?? null;
}
