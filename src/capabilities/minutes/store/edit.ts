// Writes the draft: items, follow-up rows, presence and the frame of the minutes. An update names the version it read and
// gives the new one, or undefined when somebody else was first or the row is not there for the actor.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { ChangedFollowUp, ChangedItem, ChangedMinutes, ChangedPresence } from '../model.ts';
import type { Seed } from '../rules.ts';

interface Written {
  meetingId: string;
  pathwayId: string;
  updatedBy: string;
  updatedAt: Date;
}

/** Lays the notes and points ready; those that lie there already are left alone. */
export async function insertSeeds(tx: Tx, seeds: readonly Seed[], written: Written): Promise<void> {
  if (seeds.length === 0) return;
  await tx
    .insertInto('minutesItem')
    .values(seeds.map((seed) => ({ ...seed, ...written })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertMinutes(tx: Tx, row: { meetingId: string; pathwayId: string }): Promise<void> {
  await tx
    .insertInto('minutes')
    .values(row)
    .onConflict((conflict) => conflict.column('meetingId').doNothing())
    .execute();
}

/** A new case, last on the agenda. */
export async function insertCase(
  tx: Tx,
  row: Written & { title: string; topics: number; part: number },
): Promise<{ id: string; version: number }> {
  return tx
    .insertInto('minutesItem')
    .values({
      ...row,
      kind: 'case',
      // After the cases the writer may see; two at the same place are told apart by their id.
      position: sql<number>`(select coalesce(max(i.position), 999) + 1 from minutes_item i
        where i.meeting_id = ${row.meetingId} and i.kind = 'case')`,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

export async function countRows(
  tx: Tx,
  table: 'minutesItem' | 'followUp',
  meetingId: string,
): Promise<number> {
  const { n } = await tx
    .selectFrom(table)
    .select(sql<number>`count(*)::int`.as('n'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow();
  return n;
}

export async function updateItem(
  tx: Tx,
  id: string,
  { version, ...content }: ChangedItem,
  written: { updatedBy: string; updatedAt: Date },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('minutesItem')
    .set({ ...content, ...written, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/** Takes a row out of the minutes, or brings it back; it is never deleted. */
export async function markRemoved(
  tx: Tx,
  table: 'minutesItem' | 'followUp',
  id: string,
  version: number,
  written: { removedAt: Date | null; updatedBy: string; updatedAt: Date },
): Promise<number | undefined> {
  const row = await tx
    .updateTable(table)
    .set({ ...written, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

export async function insertFollowUp(
  tx: Tx,
  row: Written & { itemId: string | null; topics: number },
): Promise<{ id: string; version: number }> {
  return tx
    .insertInto('followUp')
    .values({
      ...row,
      position: sql<number>`(select coalesce(max(f.position), 0) + 1 from follow_up f where f.meeting_id = ${row.meetingId})`,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

/** Changes a row. A case that the writer cannot see stays the row's case: they were shown none and name none. */
export async function updateFollowUp(
  tx: Tx,
  id: string,
  { version, itemId, ...content }: ChangedFollowUp,
  written: { updatedBy: string; updatedAt: Date },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('followUp')
    .set({
      ...content,
      ...written,
      itemId: sql<string | null>`case when ${itemId}::uuid is null and not exists (
        select from minutes_item c where c.id = follow_up.item_id) then follow_up.item_id else ${itemId}::uuid end`,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/** Records presence of one party in one part; version 0 stands for nothing recorded yet. */
export async function savePresence(
  tx: Tx,
  { version, ...content }: ChangedPresence,
  written: Written,
): Promise<number | undefined> {
  if (version === 0) {
    const inserted = await tx
      .insertInto('presence')
      .values({ ...content, ...written })
      .onConflict((conflict) => conflict.columns(['meetingId', 'partyId', 'part']).doNothing())
      .returning('version')
      .executeTakeFirst();
    return inserted?.version;
  }
  const row = await tx
    .updateTable('presence')
    .set({
      isPresent: content.isPresent,
      who: content.who,
      updatedBy: written.updatedBy,
      updatedAt: written.updatedAt,
      version: version + 1,
    })
    .where('meetingId', '=', written.meetingId)
    .where('partyId', '=', content.partyId)
    .where('part', '=', content.part)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

export function loadPresence(tx: Tx, meetingId: string, partyId: string, part: number) {
  return tx
    .selectFrom('presence')
    .select(['partyId', 'part', 'isPresent', 'who', 'version'])
    .where('meetingId', '=', meetingId)
    .where('partyId', '=', partyId)
    .where('part', '=', part)
    .executeTakeFirst();
}

/** Those who are there at the end of one part are there at the start of the next; the patient only when they mean to attend it. */
export async function carryPresence(
  tx: Tx,
  written: Written,
  part: number,
  patientAttends: boolean,
): Promise<void> {
  await sql`
    insert into presence (meeting_id, pathway_id, party_id, part, is_present, who, updated_by, updated_at)
    select distinct on (a.party_id) a.meeting_id, a.pathway_id, a.party_id, ${part}::integer,
      a.is_present and (pa.kind <> 'patient' or ${patientAttends}::boolean), a.who, ${written.updatedBy}::uuid, ${written.updatedAt}
    from presence a join party pa on pa.id = a.party_id
    where a.meeting_id = ${written.meetingId} and a.part < ${part}
    order by a.party_id, a.part desc
    on conflict (meeting_id, party_id, part) do nothing`.execute(tx);
}

export async function updateMinutes(
  tx: Tx,
  meetingId: string,
  version: number,
  change: Partial<Omit<ChangedMinutes, 'version'>> & {
    state?: 'draft' | 'approved';
    latestVersion?: number;
    decision?: string;
    decidedAt?: Date;
    decidedBy?: string;
  },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('minutes')
    .set({ ...change, version: version + 1 })
    .where('meetingId', '=', meetingId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/** Starts the meeting, once; false when it was started already or is not called. */
export async function startMeeting(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({ startedAt: at, currentPart: 1 })
    .where('id', '=', id)
    .where('state', '=', 'convened')
    .where('startedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function movePart(tx: Tx, id: string, part: number): Promise<void> {
  await tx.updateTable('meeting').set({ currentPart: part }).where('id', '=', id).execute();
}

/** Ends the meeting, once; false when it had ended. */
export async function endMeeting(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set((row) => ({ state: 'held', heldAt: at, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'convened')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
