// Reads what waits: cards for the whole unit, details under row-level security. Two statements, whatever the unit's size.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { PlainDate } from '../../rules/plain-date.ts';

export interface WaitingRow {
  kind: string;
  scope: string;
  pathwayId: string | null;
  subjectId: string;
  due: PlainDate | null;
  at: string | null;
  detail: string | null;
  givenName: string;
  familyInitial: string;
  isOpen: boolean;
  text: string | null;
  facts: Record<string, unknown>;
}

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Most entries of a kind that are shown; the statement reads one more, to know that there are more. */
export const mostPerKind = 50;

/** Everything that waits, and what others did on the actor's own pathways since an instant. The
 *  text of a task and the events come from their tables, so they are there only for those who may see them. */
export async function loadWaiting(tx: Tx, since: Date): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    with card as materialized (select * from work_cards()),
    mine as materialized (
      select a.pathway_id from staff_access a
      where a.staff_id = current_staff() and a.unit_id = current_unit() and a.way = 'assigned' and a.until_at is null),
    event as materialized (
      select e.id, e.pathway_id, e.kind, e.at, e.facts
      from mine m join pathway_event e on e.pathway_id = m.pathway_id
      where e.at >= ${since} and e.staff_id <> current_staff()
      order by e.at desc limit 51),
    unowned as (select count(*)::int as count from unit_unowned()),
    failed as (select count(*)::int as count from notice n where n.unit_id = current_unit() and n.state = 'failed')
    select c.kind, c.scope, c.pathway_id, c.subject_id, c.due, ${instant('c.at')} as at, c.detail, r.given_name,
      left(r.family_name, 1) as family_initial,
      exists (select from staff_access a where a.pathway_id = c.pathway_id and a.staff_id = current_staff()
        and a.from_at <= current_instant() and (a.until_at is null or a.until_at > current_instant())) as is_open,
      case when c.kind = 'task' then (select t.what from task t where t.id = c.subject_id) end as text, '{}'::jsonb as facts
    from card c join pathway w on w.id = c.pathway_id join registration r on r.id = w.registration_id
    union all
    select 'news', 'mine', e.pathway_id, e.id, null, ${instant('e.at')}, e.kind, r.given_name, left(r.family_name, 1), true, null, e.facts
    from event e join pathway w on w.id = e.pathway_id join registration r on r.id = w.registration_id
    union all
    select 'failed-notice', 'free', null, current_unit(), null, null, null, '', '', true, null,
      jsonb_build_object('count', f.count)
    from failed f where f.count > 0
    union all
    select 'unowned', 'free', null, current_unit(), null, null, null, '', '', true, null,
      jsonb_build_object('count', u.count)
    from unowned u where u.count > 0`.execute(tx);
  return rows;
}

/** Of these pathways, those whose showing on the list has not been logged for the actor since an instant. */
export async function notYetLogged(tx: Tx, pathwayIds: readonly string[], since: Date): Promise<string[]> {
  if (pathwayIds.length === 0) return [];
  const { rows } = await sql<{
    id: string;
  }>`select unlogged_in_work_list(${[...pathwayIds]}::uuid[], ${since}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}
