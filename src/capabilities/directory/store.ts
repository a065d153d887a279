// The SQL that reads units, staff and employments. The directory is open to everyone signed in.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { UnitPage, UnitStaff } from './model.ts';

const lineColumns = [
  'u.id',
  'u.kind',
  'u.name',
  'u.organisation',
  'u.municipalityNumber',
  'u.phone',
] as const;

/** Active units whose name or organisation holds every word; those whose name begins with the first word stand first. */
export function searchUnits(
  tx: Tx,
  filter: { words: readonly string[]; kinds: readonly string[]; limit: number; offset: number },
) {
  const escaped = filter.words.map((word) => word.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`));
  let found = tx.selectFrom('unit as u').select(lineColumns).where('u.isActive', '=', true);
  if (filter.kinds.length > 0) found = found.where('u.kind', 'in', filter.kinds);
  for (const word of escaped)
    found = found.where(sql<boolean>`lower(u.name || ' ' || u.organisation) like ${`%${word}%`}`);
  const first = escaped[0];
  if (first !== undefined) found = found.orderBy(sql`lower(u.name) not like ${`${first}%`}`);
  return found
    .orderBy(sql`lower(u.name)`)
    .orderBy('u.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
}

// One row a person: of several posts at one unit the one that says most about what they do there.
const staffToday = (unitId: string) => sql`
  select distinct on (lower(s.family_name), lower(s.given_name), s.id)
    s.id as "staffId", s.given_name as "givenName", s.family_name as "familyName", e.role, e.title, s.profession,
    s.hpr_number as "hprNumber"
  from employment e join staff s on s.id = e.staff_id and s.is_active
  where e.unit_id = ${unitId} and e.valid_from <= current_day() and (e.valid_to is null or e.valid_to >= current_day())
  order by lower(s.family_name), lower(s.given_name), s.id,
    array_position(array['leader', 'practitioner', 'secretary', 'administrator'], e.role)`;

/** Everybody who works at the unit today, by family name. */
export async function loadStaffToday(tx: Tx, unitId: string): Promise<UnitStaff[]> {
  const { rows } = await sql<UnitStaff>`${staffToday(unitId)}`.execute(tx);
  return rows;
}

/** The unit with its staff of today, also a unit that is closed down; undefined when there is none. */
export async function loadUnit(tx: Tx, unitId: string): Promise<UnitPage | undefined> {
  const { rows } = await sql<UnitPage>`
    select u.id, u.kind, u.name, u.organisation, u.municipality_number as "municipalityNumber", u.phone,
      u.organisation_number as "organisationNumber", u.resh_id as "reshId", u.her_id as "herId", u.email, u.address,
      u.is_active as "isActive", u.version,
      coalesce((select jsonb_agg(to_jsonb(t)) from (${staffToday(unitId)}) t), '[]') as staff
    from unit u where u.id = ${unitId}`.execute(tx);
  return rows[0];
}

/** The unit as a line, also one that is closed down. */
export function findUnit(tx: Tx, unitId: string) {
  return tx
    .selectFrom('unit as u')
    .select([...lineColumns, 'u.email', 'u.isActive'])
    .where('u.id', '=', unitId)
    .executeTakeFirst();
}
