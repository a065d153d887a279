// Finding units and who works there. Everyone signed in may read; nothing here is a patient's, so nothing is logged.
import type { Work } from '../../platform/db/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { UnitLine, UnitList, UnitPage, UnitStaff } from './model.ts';
import { findUnit as find, loadStaffToday, loadUnit, searchUnits } from './store.ts';

/** Units on one page of a list. */
export const unitsPerPage = 50;

/** Active units by words of name or organisation, in any order, and by kind; 50 at a time. */
export async function findUnits(
  work: Work,
  filter: { query?: string; kinds?: readonly string[]; offset?: number },
): Promise<UnitList> {
  const offset = filter.offset ?? 0;
  const words = (filter.query ?? '')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .slice(0, 6);
  const rows = await searchUnits(work.tx, {
    words,
    kinds: filter.kinds ?? [],
    limit: unitsPerPage + 1,
    offset,
  });
  return {
    units: rows.slice(0, unitsPerPage) as UnitList['units'],
    nextOffset: rows.length > unitsPerPage ? offset + unitsPerPage : null,
  };
}

/** The unit with its staff of today. Throws 404 when there is none. */
export async function openUnit(work: Work, unitId: string): Promise<UnitPage> {
  const unit = await loadUnit(work.tx, unitId);
  if (!unit) throw notFound();
  return unit;
}

/** Who works at the unit today. Throws 404 when there is no such unit. */
export async function readUnitStaff(work: Work, unitId: string): Promise<UnitStaff[]> {
  const staff = await loadStaffToday(work.tx, unitId);
  return staff.length > 0 ? staff : (await openUnit(work, unitId)).staff;
}

/** The unit as others point at it, with where it takes notices; null when there is none in use. */
export async function findUnit(
  work: Work,
  unitId: string,
): Promise<(UnitLine & { email: string | null }) | null> {
  const unit = await find(work.tx, unitId);
  if (!unit?.isActive) return null;
  const { isActive: _, ...line } = unit;
  return line as UnitLine & { email: string | null };
}
