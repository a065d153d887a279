// SQL on what each person at a unit is responsible for, and on the alarm for what nobody is.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { Portfolio } from '../model.ts';

/** For the leader: who is responsible for how much at the unit, the most first. */
export async function loadPortfolios(tx: Tx): Promise<Portfolio[]> {
  const { rows } = await sql<Portfolio>`
    select staff_id as "staffId", staff_name as "staffName", pathways, works_here as "worksHere"
    from unit_portfolios() order by works_here, pathways desc, staff_name`.execute(tx);
  return rows;
}

/** True when the person can be responsible for a pathway of the unit today. */
export async function isClinicianAt(tx: Tx, staffId: string, unitId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select clinician_at(${staffId}, ${unitId}) as is`.execute(tx);
  return rows[0]?.is === true;
}

/** Gives everything one person is responsible for at the actor's unit to a colleague, and answers with the pathways. Raises
 *  P0002 for everyone but the leader. */
export async function movePathways(tx: Tx, fromStaffId: string, toStaffId: string): Promise<string[]> {
  const { rows } = await sql<{ pathwayId: string }>`
    select move_portfolio(${fromStaffId}, ${toStaffId}) as "pathwayId"`.execute(tx);
  return rows.map(({ pathwayId }) => pathwayId);
}

/** For the job: units with a running pathway that nobody owns, that have an address and have not been told today. Two servers
 *  wait in line here, so that a unit is told once. */
export async function loadUnitsToAlarm(
  tx: Tx,
  states: readonly string[],
): Promise<{ unitId: string; email: string }[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('alarm of unowned pathways', 0))`.execute(tx);
  const { rows } = await sql<{ unitId: string; email: string }>`
    select u.id as "unitId", u.email from unit u
    where u.email is not null
      and exists (select from pathway w where w.responsible_unit_id = u.id and w.state = any(${states as string[]})
        and not exists (select from employment e join staff s on s.id = e.staff_id and s.is_active
          where e.staff_id = w.responsible_staff_id and e.unit_id = u.id and e.role <> 'administrator'
            and e.valid_from <= current_day() and (e.valid_to is null or e.valid_to >= current_day())))
      and not exists (select from notice n where n.unit_id = u.id and n.template = 'unowned' and n.subject_id = u.id
        and (n.created_at at time zone 'Europe/Oslo')::date = current_day())`.execute(tx);
  return rows;
}
