// The only SQL on registrations and the persons behind them; row-level security decides which rows exist.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { addressProtections, RegistrationContent } from './model.ts';

/** Joins the person known by this number or makes one. Tells nothing but the id. */
export async function joinPerson(
  tx: Tx,
  kind: string,
  number: string | null,
  birthDate: string | null,
): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`select join_person(${kind}, ${number}, ${birthDate}) as id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) throw new Error('join_person gave no id');
  return id;
}

export function findOwnRegistration(tx: Tx, personId: string, unitId: string) {
  return tx
    .selectFrom('registration')
    .select(['id'])
    .where('personId', '=', personId)
    .where('unitId', '=', unitId)
    .executeTakeFirst();
}

/** Null when the unit has the person registered already, perhaps out of the actor's sight. */
export async function insertRegistration(
  tx: Tx,
  row: RegistrationContent & {
    personId: string;
    unitId: string;
    birthDate: string | null;
    addressProtection: string;
    registeredBy: string;
    registeredAt: Date;
  },
): Promise<string | null> {
  const inserted = await tx
    .insertInto('registration')
    .values(row)
    .onConflict((conflict) => conflict.columns(['personId', 'unitId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

/** The registration with the person's identity and the pathways whose card the actor may see. */
export function loadRegistration(tx: Tx, id: string) {
  return (
    tx
      .selectFrom('registration as r')
      .innerJoin('person as p', 'p.id', 'r.personId')
      .leftJoin('unit as g', 'g.id', 'r.gpUnitId')
      .select([
        'g.name as gpUnitName',
        'r.id',
        'r.personId',
        'r.unitId',
        'r.givenName',
        'r.familyName',
        'r.gender',
        'r.phone',
        'r.email',
      ])
      // An address written down before the protection came is never shown.
      .select(sql<string | null>`case when p.address_protection = 'none' then r.address end`.as('address'))
      .select([
        'r.municipalityNumber',
        'r.language',
        'r.needsInterpreter',
        'r.gpUnitId',
        'r.isShielded',
        'r.version',
      ])
      .select(['p.identityKind', 'p.identityNumber', 'p.addressProtection'])
      .select((eb) => eb.fn.coalesce('p.birthDate', 'r.birthDate').as('birthDate'))
      .where('r.id', '=', id)
      .executeTakeFirst()
  );
}

export function pathwaysOfPerson(tx: Tx, personId: string) {
  return tx
    .selectFrom('pathway as w')
    .innerJoin('unit as u', 'u.id', 'w.responsibleUnitId')
    .select(['w.id', 'w.state', 'w.triggeredOn', 'w.openedOn', 'w.closedOn', 'u.name as responsibleUnitName'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('staffAccess as a')
            .select('a.id')
            .whereRef('a.pathwayId', '=', 'w.id')
            .where('a.staffId', '=', sql<string>`current_staff()`)
            .where(sql<boolean>`a.from_at <= current_instant()`)
            .where(sql<boolean>`a.until_at is null or a.until_at > current_instant()`),
        )
        .as('isOpenToMe'),
    )
    .where('w.personId', '=', personId)
    .orderBy('w.triggeredOn', 'desc')
    .limit(50)
    .execute();
}

/** Updates when the version is the one that was read; false when somebody else was first. */
export async function updateRegistration(
  tx: Tx,
  id: string,
  version: number,
  content: RegistrationContent & { addressProtection: string; birthDate?: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('registration')
    .set({ ...content, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How the person's address is protected: the strongest of what the units say. */
export async function loadProtection(tx: Tx, registrationId: string) {
  const row = await tx
    .selectFrom('registration as r')
    .innerJoin('person as p', 'p.id', 'r.personId')
    .select('p.addressProtection')
    .where('r.id', '=', registrationId)
    .executeTakeFirst();
  return row?.addressProtection as (typeof addressProtections)[number] | undefined;
}

/** At most `limit` of the unit's own registrations: by whole identity number, or by the start of given or family name. */
export function searchRegistrations(
  tx: Tx,
  unitId: string,
  query: { identityNumber: string } | { names: string[] },
  limit: number,
) {
  let found = tx
    .selectFrom('registration as r')
    .innerJoin('person as p', 'p.id', 'r.personId')
    .select(['r.id as registrationId', 'r.personId', 'r.givenName', 'r.familyName', 'r.isShielded'])
    .select((eb) => eb.fn.coalesce('p.birthDate', 'r.birthDate').as('birthDate'))
    .select(sql<boolean>`p.address_protection <> 'none'`.as('hasAddressProtection'))
    .select((eb) =>
      eb
        .selectFrom('pathway as w')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('w.personId', '=', 'r.personId')
        .as('pathwayCount'),
    )
    .where('r.unitId', '=', unitId);
  if ('identityNumber' in query) found = found.where('p.identityNumber', '=', query.identityNumber);
  else {
    for (const name of query.names) {
      const start = `${name.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      found = found.where(
        sql<boolean>`(lower(r.given_name) like ${start} or lower(r.family_name) like ${start})`,
      );
    }
  }
  return found.orderBy('r.familyName').orderBy('r.givenName').limit(limit).execute();
}

export type Identified = 'done' | 'has-number' | 'shared' | 'known-here';

/** Gives a registered person the number that was found later. Raises P0002 outside the actor's unit. */
export async function identifyPerson(
  tx: Tx,
  registrationId: string,
  identity: { kind: string; number: string; birthDate: string | null },
): Promise<Identified> {
  const { kind, number, birthDate } = identity;
  const { rows } = await sql<{ outcome: Identified }>`
    select identify_person(${registrationId}, ${kind}, ${number}, ${birthDate}::date) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'has-number';
}
