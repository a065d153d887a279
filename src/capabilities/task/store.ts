// The only SQL on tasks; row-level security decides which of them exist for the actor.
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { FollowUpTask, Receiver, Task, TaskView } from './model.ts';

export type TaskRow = Omit<Task, 'isOverdue' | 'may' | 'isGivenByMe'> & {
  giverUnitId: string;
  giverStaffId: string;
  pathwayUnitId: string;
};

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const staffName = (column: string) =>
  sql.raw(`(select who.given_name || ' ' || who.family_name from staff who where who.id = ${column})`);

/** What a unit may see of a pathway today; readable for everyone around the table, since a basis is filed as practical. */
const heldBy = (unit: string) =>
  sql.raw(`coalesce((select bit_or(b.granted) from legal_basis b where b.pathway_id = t.pathway_id and b.party_id = ${unit}
    and b.ended_at is null and b.valid_from <= current_day() and (b.valid_to is null or b.valid_to >= current_day())), 0)`);

const columns = sql`t.id, t.pathway_id as "pathwayId", r.given_name as "givenName", left(r.family_name, 1) as "familyInitial",
  t.source, t.what, t.topics, t.responsible_unit_id as "responsibleUnitId", ru.name as "responsibleUnitName",
  t.responsible_staff_id as "responsibleStaffId", ${staffName('t.responsible_staff_id')} as "responsibleStaffName",
  t.giver_unit_id as "giverUnitId", t.giver_staff_id as "giverStaffId", gu.name as "giverUnitName",
  ${staffName('t.giver_staff_id')} as "giverStaffName", t.due, t.state, ${instant('t.done_at')} as "doneAt",
  ${staffName('t.done_by')} as "doneByName", t.evidence, ${instant('t.cancelled_at')} as "cancelledAt",
  ${staffName('t.cancelled_by')} as "cancelledByName", t.cancel_reason as "cancelReason",
  ${instant('t.created_at')} as "createdAt", ${heldBy('t.responsible_unit_id')} & t.topics = t.topics as "isSeenByResponsible",
  t.version, w.responsible_unit_id as "pathwayUnitId"`;
const joined = sql`task t join pathway w on w.id = t.pathway_id join registration r on r.id = w.registration_id
  join unit ru on ru.id = t.responsible_unit_id join unit gu on gu.id = t.giver_unit_id`;

/** The end of a page: the sort value of its last row (empty for none) and its id. */
export interface Cursor {
  at: string;
  id: string;
}

const views: Record<TaskView, RawBuilder<unknown>> = {
  mine: sql`t.responsible_staff_id = current_staff() and t.responsible_unit_id = current_unit()`,
  unit: sql`t.responsible_unit_id = current_unit()`,
  given: sql`t.giver_staff_id = current_staff()`,
};

/** Open tasks by deadline, those without one last; or those that are over, the latest first. One more row than `limit` tells
 *  that there is another page. */
export async function listTasks(
  tx: Tx,
  query: {
    view: TaskView | { pathwayId: string };
    state: 'open' | 'over';
    search: string;
    after: Cursor | null;
    limit: number;
  },
): Promise<TaskRow[]> {
  const { view, state, search, after, limit } = query;
  const scope = typeof view === 'string' ? views[view] : sql`t.pathway_id = ${view.pathwayId}`;
  const like = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const matches =
    search === '' ? sql`true` : sql`(t.what ilike ${like} or r.given_name ilike ${like.slice(1)})`;
  const over = sql`coalesce(t.done_at, t.cancelled_at)`;
  let beyond = sql`true`;
  if (after && state === 'over')
    beyond = sql`(${over} < ${after.at}::timestamptz or (${over} = ${after.at}::timestamptz and t.id > ${after.id}::uuid))`;
  else if (after && after.at === '') beyond = sql`(t.due is null and t.id > ${after.id}::uuid)`;
  else if (after)
    beyond = sql`(t.due > ${after.at}::date or (t.due = ${after.at}::date and t.id > ${after.id}::uuid) or t.due is null)`;
  const order = state === 'open' ? sql`t.due nulls last, t.id` : sql`${over} desc, t.id`;
  const { rows } = await sql<TaskRow>`
    select ${columns} from ${joined}
    where ${scope} and ${state === 'open' ? sql`t.state = 'open'` : sql`t.state <> 'open'`} and ${matches} and ${beyond}
    order by ${order} limit ${limit + 1}`.execute(tx);
  return rows;
}

export async function loadTask(tx: Tx, id: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`select ${columns} from ${joined} where t.id = ${id}`.execute(tx);
  return rows[0];
}

/** Units that can be given a task on this pathway today, one's own first; empty when the record is not open to the actor. */
export async function loadReceivers(tx: Tx, pathwayId: string): Promise<Receiver[]> {
  const { rows } = await sql<Receiver>`
    select u.id as "unitId", u.name as "unitName", bit_or(b.granted) as topics, u.id = current_unit() as "isMine"
    from legal_basis b join unit u on u.id = b.party_id
    where b.pathway_id = ${pathwayId} and b.ended_at is null and b.granted > 0 and b.valid_from <= current_day()
      and (b.valid_to is null or b.valid_to >= current_day())
    group by u.id, u.name order by u.id <> current_unit(), u.name`.execute(tx);
  return rows;
}

/** A colleague who may be given a task at the unit, with the address its notices go to. */
export async function loadUnitAddress(
  tx: Tx,
  unitId: string,
): Promise<{ name: string; email: string | null } | undefined> {
  return tx.selectFrom('unit').select(['name', 'email']).where('id', '=', unitId).executeTakeFirst();
}

export async function worksAt(tx: Tx, staffId: string, unitId: string): Promise<boolean> {
  const { rows } = await sql<{ works: boolean }>`select works_at(${staffId}, ${unitId}) as works`.execute(tx);
  return rows[0]?.works === true;
}

interface NewRow {
  pathwayId: string;
  topics: number;
  source: 'follow-up' | 'manual';
  sourceId: string | null;
  what: string;
  responsibleUnitId: string;
  responsibleStaffId: string | null;
  giverUnitId: string;
  giverStaffId: string;
  due: string | null;
  createdAt: Date;
}

export async function insertTask(tx: Tx, row: NewRow): Promise<string> {
  const { id } = await tx.insertInto('task').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Updates when the version is the one that was read; undefined when somebody else was first. */
export async function updateTask(
  tx: Tx,
  id: string,
  version: number,
  change: {
    state?: 'open' | 'done' | 'cancelled';
    doneAt?: Date | null;
    doneBy?: string | null;
    evidence?: string | null;
    cancelledAt?: Date;
    cancelledBy?: string;
    cancelReason?: string | null;
    responsibleStaffId?: string | null;
  },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('task')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/** Tasks made from these rows of minutes, locked; the newest of each row last. */
export function loadBySource(tx: Tx, sourceIds: readonly string[]) {
  return tx
    .selectFrom('task')
    .select(['id', 'sourceId', 'state', 'cancelReason', 'version', 'what', 'topics', 'due'])
    .select(['responsibleUnitId', 'responsibleStaffId'])
    .where('source', '=', 'follow-up')
    .where('sourceId', 'in', sourceIds)
    .orderBy('createdAt')
    .forUpdate()
    .execute();
}

/** Brings an open task in line with its row in corrected minutes. */
export async function rewriteTask(tx: Tx, id: string, row: FollowUpTask): Promise<void> {
  await tx
    .updateTable('task')
    .set((task) => ({
      what: row.what,
      topics: row.topics,
      responsibleUnitId: row.unitId,
      responsibleStaffId: row.staffId,
      due: row.due,
      version: task('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
