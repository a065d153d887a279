// The sign-in's look into the directory: who a verified identity is, and where they work today.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { PlainDate } from '../../rules/plain-date.ts';
import type { Employment, SignedInStaff, StaffRole, UnitKind } from './model.ts';

export interface KnownStaff {
  id: string;
  hprNumber: string | null;
}

/** The active member of staff with this hash of an identity number. Runs under `withAuth`. */
export function findStaff(tx: Tx, subjectHash: Buffer): Promise<KnownStaff | undefined> {
  return tx
    .selectFrom('staff')
    .select(['id', 'hprNumber'])
    .where('subjectHash', '=', subjectHash)
    .where('isActive', '=', true)
    .executeTakeFirst();
}

/** Fills in an HPR number that was missing, unless another member of staff has it. A number that stands is never replaced: the
 *  policy `sign_in_number` lets no such row be changed. Runs under `withAuth`. */
export async function fillHprNumber(tx: Tx, staffId: string, hprNumber: string): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ hprNumber, version: sql`version + 1` })
    .where('id', '=', staffId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('staff as other').select('other.id').where('other.hprNumber', '=', hprNumber))),
    )
    .execute();
}

/** Name and number for the header of every screen. */
export async function readStaff(tx: Tx, staffId: string): Promise<SignedInStaff> {
  const row = await tx
    .selectFrom('staff')
    .select(['id', 'givenName', 'familyName', 'hprNumber'])
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow();
  return { id: row.id, name: `${row.givenName} ${row.familyName}`, hprNumber: row.hprNumber };
}

/** Where the member of staff works today, by name of the unit. */
export async function listEmployments(tx: Tx, staffId: string, today: PlainDate): Promise<Employment[]> {
  const rows = await tx
    .selectFrom('employment')
    .innerJoin('unit', 'unit.id', 'employment.unitId')
    .select([
      'employment.id',
      'employment.unitId',
      'unit.name as unitName',
      'unit.kind as unitKind',
      'employment.role',
      'employment.title',
    ])
    .where('employment.staffId', '=', staffId)
    .where('employment.validFrom', '<=', today)
    .where((row) => row.or([row('employment.validTo', 'is', null), row('employment.validTo', '>=', today)]))
    .orderBy('unit.name')
    .orderBy('employment.id')
    .execute();
  // Both columns are held to these values by checks in the table.
  return rows.map((row) => ({ ...row, unitKind: row.unitKind as UnitKind, role: row.role as StaffRole }));
}

/** Lets the session act for a place of work. Runs under `withAuth`. */
export async function setSessionEmployment(tx: Tx, sessionId: string, employmentId: string): Promise<void> {
  await tx.updateTable('session').set({ employmentId }).where('id', '=', sessionId).execute();
}
