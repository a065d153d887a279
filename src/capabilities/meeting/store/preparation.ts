// Writes each service's preparation: whether it is ready, and its six points with who may read them.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { PreparationPointKey } from '../model-kinds.ts';

/** One row per service; those that have one already are left alone. */
export async function insertPreparations(
  tx: Tx,
  rows: { meetingId: string; pathwayId: string; unitId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('preparation')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['meetingId', 'unitId']).doNothing())
    .execute();
}

export function loadPreparation(tx: Tx, meetingId: string, unitId: string) {
  return tx
    .selectFrom('preparation')
    .select(['id', 'hasDiscussedInternally', 'readyAt', 'version'])
    .where('meetingId', '=', meetingId)
    .where('unitId', '=', unitId)
    .executeTakeFirst();
}

export async function updatePreparation(
  tx: Tx,
  id: string,
  version: number,
  change: { hasDiscussedInternally: boolean; readyAt: Date | null; readyBy: string | null },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('preparation')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

export interface PointRow {
  id: string;
  text: string;
  topics: number;
  audienceUnitId: string | null;
  version: number;
}

export function loadPoint(
  tx: Tx,
  meetingId: string,
  unitId: string,
  point: PreparationPointKey,
): Promise<PointRow | undefined> {
  return tx
    .selectFrom('preparationPoint')
    .select(['id', 'text', 'topics', 'audienceUnitId', 'version'])
    .where('meetingId', '=', meetingId)
    .where('authorUnitId', '=', unitId)
    .where('point', '=', point)
    .executeTakeFirst();
}

/** The first words of a point: the service's own until it is shared. Undefined when a colleague was first. */
export async function insertPoint(
  tx: Tx,
  row: {
    meetingId: string;
    pathwayId: string;
    topics: number;
    authorUnitId: string;
    audienceUnitId: string;
    point: PreparationPointKey;
    text: string;
    updatedBy: string;
    updatedAt: Date;
  },
): Promise<number | undefined> {
  const inserted = await tx
    .insertInto('preparationPoint')
    .values(row)
    .onConflict((conflict) => conflict.columns(['meetingId', 'authorUnitId', 'point']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return inserted?.version;
}

export async function updatePoint(
  tx: Tx,
  id: string,
  version: number,
  change: ({ text: string } | { topics: number; audienceUnitId: string | null }) & {
    updatedBy: string;
    updatedAt: Date;
  },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('preparationPoint')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/** The topics the actor's own unit may see of the pathway today. */
export async function loadOwnTopics(tx: Tx, pathwayId: string): Promise<number> {
  const { rows } = await sql<{ topics: number }>`
    select coalesce(bit_or(s.topics), 0) as topics from share s
    where s.pathway_id = ${pathwayId} and s.party_id = current_unit()
      and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day())`.execute(tx);
  return rows[0]?.topics ?? 0;
}
