// The only SQL on registrations and the persons behind them; row-level security decides which rows exist.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { RegistrationContent } from './model.ts';

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

export async function insertRegistration(
  tx: Tx,
  row: RegistrationContent & {
    personId: string;
    unitId: string;
    birthDate: string | null;
    registeredBy: string;
    registeredAt: Date;
  },
): Promise<string> {
  const { id } = await tx.insertInto('registration').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** The registration with the person's identity and the pathways whose card the actor may see. */
export function loadRegistration(tx: Tx, id: string) {
  return tx
    .selectFrom('registration as r')
    .innerJoin('person as p', 'p.id', 'r.personId')
    .select([
      'r.id',
      'r.personId',
      'r.unitId',
      'r.givenName',
      'r.familyName',
      'r.gender',
      'r.phone',
      'r.email',
      'r.address',
    ])
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
    .executeTakeFirst();
}

export function pathwaysOfPerson(tx: Tx, personId: string) {
  return tx
    .selectFrom('pathway as w')
    .innerJoin('unit as u', 'u.id', 'w.responsibleUnitId')
    .select(['w.id', 'w.state', 'w.triggeredOn', 'u.name as responsibleUnitName'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('staffAccess as a')
            .select('a.id')
            .whereRef('a.pathwayId', '=', 'w.id')
            .where('a.staffId', '=', sql<string>`current_staff()`)
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
  content: RegistrationContent,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('registration')
    .set({ ...content, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function updateAddressProtection(
  tx: Tx,
  personId: string,
  addressProtection: string,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ addressProtection })
    .where('id', '=', personId)
    .where('addressProtection', '!=', addressProtection)
    .execute();
}

/** At most 20 of the unit's own registrations: by whole identity number, or by the start of given or family name. */
export function searchRegistrations(
  tx: Tx,
  unitId: string,
  query: { identityNumber: string } | { names: string[] },
) {
  let found = tx
    .selectFrom('registration as r')
    .innerJoin('person as p', 'p.id', 'r.personId')
    .select(['r.id as registrationId', 'r.personId', 'r.givenName', 'r.familyName'])
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
  return found.orderBy('r.familyName').orderBy('r.givenName').limit(20).execute();
}
