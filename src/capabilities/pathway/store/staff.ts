// The SQL on who may open a pathway: openings with a reason, assignments, staff named in other units, shielding.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { UnitAccess } from '../access.ts';

/** Keeps other changes of the same pathway waiting until the transaction ends. */
export async function lockPathway(tx: Tx, pathwayId: string): Promise<void> {
  await sql`select from pathway w where w.id = ${pathwayId} for no key update`.execute(tx);
}

/** Everyone of the actor's unit with access now, one row a person; assigned goes before a reason. */
export async function loadUnitAccess(tx: Tx, pathwayId: string): Promise<UnitAccess[]> {
  const { rows } = await sql<UnitAccess>`
    select distinct on (a.staff_id) a.staff_id as "staffId", a.way, works_at(a.staff_id, current_unit()) as "worksHere"
    from staff_access a where a.pathway_id = ${pathwayId} and a.unit_id = current_unit()
      and a.from_at <= current_instant() and (a.until_at is null or a.until_at > current_instant())
    order by a.staff_id, a.way`.execute(tx);
  return rows;
}

/** The actor's own openings that still run. */
export function loadMyOpenings(tx: Tx, pathwayId: string, staffId: string, now: Date) {
  return tx
    .selectFrom('staffAccess')
    .select(['way', 'reason', 'untilAt'])
    .where('pathwayId', '=', pathwayId)
    .where('staffId', '=', staffId)
    .where('fromAt', '<=', now)
    .where((eb) => eb.or([eb('untilAt', 'is', null), eb('untilAt', '>', now)]))
    .orderBy('untilAt', 'desc')
    .execute();
}

export async function insertOpening(
  tx: Tx,
  row: { pathwayId: string; unitId: string; staffId: string; reason: string; fromAt: Date; untilAt: Date },
): Promise<void> {
  await tx
    .insertInto('staffAccess')
    .values({ ...row, way: 'reason', grantedBy: row.staffId })
    .execute();
}

export async function insertAssignment(
  tx: Tx,
  row: { pathwayId: string; unitId: string; staffId: string; fromAt: Date; grantedBy: string },
): Promise<void> {
  await tx
    .insertInto('staffAccess')
    .values({ ...row, way: 'assigned' })
    .execute();
}

/** Ends every running access of one person at the actor's unit; false when there was none. */
export async function endAccess(
  tx: Tx,
  pathwayId: string,
  unitId: string,
  staffId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('staffAccess')
    .set({ untilAt: now })
    .where('pathwayId', '=', pathwayId)
    .where('unitId', '=', unitId)
    .where('staffId', '=', staffId)
    .where((eb) => eb.or([eb('untilAt', 'is', null), eb('untilAt', '>', now)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** True when the person works at the unit today, as somebody who may see patients. */
export async function worksAt(tx: Tx, staffId: string, unitId: string): Promise<boolean> {
  const { rows } = await sql<{ works: boolean }>`select works_at(${staffId}, ${unitId}) as works`.execute(tx);
  return rows[0]?.works === true;
}

/** Name of a member of staff, for the time line. */
export async function staffName(tx: Tx, staffId: string): Promise<string> {
  const staff = await tx
    .selectFrom('staff')
    .select(['givenName', 'familyName'])
    .where('id', '=', staffId)
    .executeTakeFirst();
  return staff ? `${staff.givenName} ${staff.familyName}` : '';
}

/** Shields the person, or ends it; false when it is so already. Raises P0002 for those who may not. */
export async function setShield(tx: Tx, pathwayId: string, isShielded: boolean): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select set_shield(${pathwayId}, ${isShielded}) as changed`.execute(tx);
  return rows[0]?.changed === true;
}

export type NamingOutcome = 'done' | 'not-shielded' | 'no-basis' | 'not-working-there';

/** Names somebody in another unit with a basis. Raises P0002 for those who may not. */
export async function nameStaff(
  tx: Tx,
  pathwayId: string,
  unitId: string,
  staffId: string,
): Promise<NamingOutcome> {
  const { rows } = await sql<{ outcome: NamingOutcome }>`
    select name_staff(${pathwayId}, ${unitId}, ${staffId}) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'no-basis';
}

/** Takes the name away; false when that person had no access there. Raises P0002 for those who may not. */
export async function unnameStaff(
  tx: Tx,
  pathwayId: string,
  unitId: string,
  staffId: string,
): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select unname_staff(${pathwayId}, ${unitId}, ${staffId}) as changed`.execute(tx);
  return rows[0]?.changed === true;
}

export interface SharingUnit {
  unitId: string;
  unitName: string;
  unitKind: string;
  topics: number;
}

/** The other units with a basis today, for the responsible unit; nothing for others. */
export async function loadUnitsWithShare(tx: Tx, pathwayId: string): Promise<SharingUnit[]> {
  const { rows } = await sql<SharingUnit>`
    select s.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind", s.topics
    from units_with_share(${pathwayId}) s join unit u on u.id = s.unit_id and u.is_active order by u.name`.execute(
    tx,
  );
  return rows;
}
