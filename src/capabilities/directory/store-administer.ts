// The SQL of administrators: their organisation's units, staff and employments, and the trail of changes.
import { sql, type Insertable, type Updateable } from 'kysely';
import type { DB } from '../../../migrations/schema.ts';
import type { Tx } from '../../platform/db/actor.ts';
import type { PlainDate } from '../../rules/plain-date.ts';
import type {
  AdministeredStaff,
  AdministeredStaffLine,
  AdministeredUnit,
  AdministeredUnitLine,
  StaffPost,
} from './model-administer.ts';

const like = (word: string) => `%${word.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
const isPresent = sql`(e.valid_to is null or e.valid_to >= current_day())`;

/** Units of the organisation whose name holds every word, those in use first. */
export async function listOwnUnits(tx: Tx, words: readonly string[], limit: number, offset: number) {
  const { rows } = await sql<AdministeredUnitLine>`
    select u.id, u.kind, u.name, u.is_active as "isActive",
      (select count(distinct e.staff_id)::integer from employment e
        where e.unit_id = u.id and e.valid_from <= current_day() and ${isPresent}) as "staffCount"
    from unit u
    where u.organisation = current_organisation() and lower(u.name) like all (${words.map(like)}::text[])
    order by not u.is_active, lower(u.name), u.id limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** People with a post in the organisation, past ones too, whose name holds every word. */
export async function listOwnStaff(tx: Tx, words: readonly string[], limit: number) {
  const { rows } = await sql<AdministeredStaffLine>`
    select s.id, s.given_name as "givenName", s.family_name as "familyName", s.profession,
      coalesce(jsonb_agg(distinct u.name) filter (where ${isPresent}), '[]') as "unitNames"
    from staff s join employment e on e.staff_id = s.id join unit u on u.id = e.unit_id
    where u.organisation = current_organisation()
      and lower(s.given_name || ' ' || s.family_name) like all (${words.map(like)}::text[])
    group by s.id order by lower(s.family_name), lower(s.given_name), s.id limit ${limit}`.execute(tx);
  return rows;
}

/** The unit with its posts of today and later; undefined when there is none. */
export async function loadAdministeredUnit(tx: Tx, unitId: string): Promise<AdministeredUnit | undefined> {
  const { rows } = await sql<AdministeredUnit>`
    select u.id, u.kind, u.name, u.organisation, u.organisation_number as "organisationNumber", u.resh_id as "reshId",
      u.her_id as "herId", u.municipality_number as "municipalityNumber", u.phone, u.email, u.address,
      u.is_active as "isActive", u.version,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'staffId', s.id, 'givenName', s.given_name,
          'familyName', s.family_name, 'profession', s.profession, 'role', e.role, 'title', e.title,
          'validFrom', e.valid_from, 'validTo', e.valid_to)
          order by lower(s.family_name), lower(s.given_name), s.id, e.valid_from)
        from employment e join staff s on s.id = e.staff_id where e.unit_id = u.id and ${isPresent}), '[]') as posts
    from unit u where u.id = ${unitId}`.execute(tx);
  return rows[0];
}

export type LoadedStaff = Omit<AdministeredStaff, 'may' | 'isMe' | 'posts'> & {
  posts: Omit<StaffPost, 'may'>[];
};

/** The person with every post they have had; undefined when there is none. */
export async function loadAdministeredStaff(tx: Tx, staffId: string): Promise<LoadedStaff | undefined> {
  const { rows } = await sql<LoadedStaff>`
    select s.id, s.given_name as "givenName", s.family_name as "familyName", s.profession, s.hpr_number as "hprNumber",
      s.email, s.phone, s.version,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'unitId', u.id, 'unitName', u.name,
          'organisation', u.organisation, 'role', e.role, 'title', e.title, 'validFrom', e.valid_from,
          'validTo', e.valid_to, 'version', e.version)
          order by (e.valid_to is null or e.valid_to >= current_day()) desc, e.valid_from desc, u.name, e.id)
        from employment e join unit u on u.id = e.unit_id where e.staff_id = s.id), '[]') as posts
    from staff s where s.id = ${staffId}`.execute(tx);
  return rows[0];
}

/** Another unit in use of the organisation with this name, whatever the case of its letters. */
export async function hasUnitNamed(tx: Tx, name: string, except: string | null): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from unit u where u.organisation = current_organisation() and u.is_active
      and lower(u.name) = lower(${name}) and u.id is distinct from ${except}::uuid) as has`.execute(tx);
  return rows[0]?.has ?? false;
}

export async function insertUnit(tx: Tx, unit: Insertable<DB['unit']>): Promise<string> {
  const { id } = await tx.insertInto('unit').values(unit).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Updates when the version is the one that was read; false when somebody else was first. */
export async function updateUnit(tx: Tx, id: string, version: number, unit: Updateable<DB['unit']>) {
  const { numUpdatedRows } = await tx
    .updateTable('unit')
    .set({ ...unit, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What a unit has promised others; counts only. Undefined for anyone but its administrators. */
export async function loadCommitments(tx: Tx, unitId: string) {
  const { rows } = await sql<{ responsible: number; waiting: number; takesPart: boolean }>`
    select responsible, waiting, takes_part as "takesPart" from unit_commitments(${unitId})`.execute(tx);
  return rows[0];
}

/** The member of staff whose identity number has this hash; null when there is none. Leaves a trace. */
export async function recogniseStaff(tx: Tx, identity: Buffer): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select recognise_staff(${identity}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function isHprNumberTaken(tx: Tx, hprNumber: string, except: string | null): Promise<boolean> {
  let query = tx.selectFrom('staff').select('id').where('hprNumber', '=', hprNumber);
  if (except !== null) query = query.where('id', '<>', except);
  return (await query.executeTakeFirst()) !== undefined;
}

export async function insertStaff(tx: Tx, staff: Insertable<DB['staff']>): Promise<string> {
  const { id } = await tx.insertInto('staff').values(staff).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Updates when the version is the one that was read; false when somebody else was first. */
export async function updateStaff(tx: Tx, id: string, version: number, staff: Updateable<DB['staff']>) {
  const { numUpdatedRows } = await tx
    .updateTable('staff')
    .set({ ...staff, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The post with its unit's organisation and whose it is. */
export function loadEmployment(tx: Tx, id: string) {
  return tx
    .selectFrom('employment as e')
    .innerJoin('unit as u', 'u.id', 'e.unitId')
    .innerJoin('staff as s', 's.id', 'e.staffId')
    .select(['e.id', 'e.staffId', 'e.unitId', 'e.role', 'e.title', 'e.validFrom', 'e.validTo', 'e.version'])
    .select(['u.organisation', 's.givenName', 's.familyName'])
    .where('e.id', '=', id)
    .executeTakeFirst();
}

/** A post in the same role at the same unit on any of the same days. */
export async function hasOverlap(
  tx: Tx,
  post: {
    staffId: string;
    unitId: string;
    role: string;
    validFrom: PlainDate;
    validTo: PlainDate | null;
    except?: string;
  },
): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from employment e where e.staff_id = ${post.staffId} and e.unit_id = ${post.unitId}
      and e.role = ${post.role} and e.id is distinct from ${post.except ?? null}::uuid
      and e.valid_from <= coalesce(${post.validTo}::date, 'infinity')
      and coalesce(e.valid_to, 'infinity') >= ${post.validFrom}::date) as has`.execute(tx);
  return rows[0]?.has ?? false;
}

export async function insertEmployment(tx: Tx, post: Insertable<DB['employment']>): Promise<string> {
  const { id } = await tx.insertInto('employment').values(post).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Updates when the version is the one that was read; false when somebody else was first. */
export async function updateEmployment(
  tx: Tx,
  id: string,
  version: number,
  change: { title: string | null; validTo: PlainDate | null },
) {
  const { numUpdatedRows } = await tx
    .updateTable('employment')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes back a post that has not begun; false when somebody else was first. */
export async function deleteEmployment(tx: Tx, id: string, version: number) {
  const { numDeletedRows } = await tx
    .deleteFrom('employment')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Running pathways the person is responsible for at the unit and would leave to nobody by going on `lastDay`: none when
 *  another post with access to patients holds them there. */
export async function countLeftBehind(
  tx: Tx,
  post: { id: string; staffId: string; unitId: string },
  lastDay: PlainDate,
): Promise<number> {
  const { rows } = await sql<{ pathways: number }>`
    select pathways from count_responsible(${post.staffId}, ${post.unitId})
    where not exists (select from employment e where e.staff_id = ${post.staffId} and e.unit_id = ${post.unitId}
      and e.id <> ${post.id} and e.role <> 'administrator' and e.valid_to is null
      and e.valid_from <= ${lastDay}::date + 1)`.execute(tx);
  return rows[0]?.pathways ?? 0;
}

/** True when somebody else administers the organisation without an end in sight. Two who would end each other wait in line
 *  here, so that one of them stays. */
export async function hasOtherAdministrator(tx: Tx, post: { id: string; staffId: string }): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators of ' || current_organisation(), 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from employment e join staff s on s.id = e.staff_id and s.is_active join unit u on u.id = e.unit_id
      where u.organisation = current_organisation() and e.role = 'administrator' and e.id <> ${post.id}
        and e.staff_id <> ${post.staffId} and e.valid_from <= current_day() and e.valid_to is null) as has`.execute(
    tx,
  );
  return rows[0]?.has ?? false;
}

/** The trail that the actor may read, the latest first. */
export function listChanges(
  tx: Tx,
  filter: { before?: string; unitId?: string; staffId?: string },
  limit: number,
) {
  let query = tx
    .selectFrom('directoryChange as c')
    .leftJoin('staff as b', 'b.id', 'c.changedBy')
    .leftJoin('staff as s', 's.id', 'c.staffId')
    .leftJoin('unit as u', 'u.id', 'c.unitId')
    .select(['c.id', 'c.position', 'c.at', 'c.via', 'c.kind', 'c.unitId', 'u.name as unitName', 'c.staffId'])
    .select(['c.facts', 'b.givenName as byGivenName', 'b.familyName as byFamilyName'])
    .select(['s.givenName', 's.familyName'])
    .orderBy('c.position', 'desc')
    .limit(limit);
  if (filter.before !== undefined) query = query.where('c.position', '<', filter.before);
  if (filter.unitId !== undefined) query = query.where('c.unitId', '=', filter.unitId);
  if (filter.staffId !== undefined) query = query.where('c.staffId', '=', filter.staffId);
  return query.execute();
}
