// What administrators see of their organisation: units, staff with their posts, and the trail of changes.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { forbidden, notFound } from '../../../platform/http/problem.ts';
import {
  isOwnPost,
  mayAdminister,
  mayAdministerUnit,
  mayChangeEmployment,
  mayChangeStaff,
  mayWithdrawEmployment,
} from '../access.ts';
import type {
  AdministeredStaff,
  AdministeredUnit,
  Administration,
  DirectoryChangeLine,
  DirectoryChanges,
} from '../model-administer.ts';
import {
  listChanges,
  listOwnStaff,
  listOwnUnits,
  loadAdministeredStaff,
  loadAdministeredUnit,
} from '../store-administer.ts';

/** How much of each list one answer holds. */
const unitsShown = 50;
const staffShown = 30;
const changesShown = 50;

/** The organisation's units, and with words also its staff, by name. Throws 403 for everyone but administrators. */
export async function readAdministration(
  work: StaffWork,
  filter: { query?: string; offset?: number },
): Promise<Administration> {
  const { tx, actor } = work;
  if (!mayAdminister(actor)) throw forbidden('directory.only-administrators');
  const offset = filter.offset ?? 0;
  const words = (filter.query ?? '')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .slice(0, 6);
  const units = await listOwnUnits(tx, words, unitsShown + 1, offset);
  const staff = words.length > 0 ? await listOwnStaff(tx, words, staffShown + 1) : [];
  return {
    organisation: actor.organisation,
    units: units.slice(0, unitsShown),
    staff: staff.slice(0, staffShown),
    nextOffset: units.length > unitsShown ? offset + unitsShown : null,
    hasMoreStaff: staff.length > staffShown,
  };
}

/** A unit of the organisation with its posts of today and later. Throws 403 for another organisation's, 404 for none. */
export async function openAdministeredUnit(work: StaffWork, unitId: string): Promise<AdministeredUnit> {
  if (!mayAdminister(work.actor)) throw forbidden('directory.only-administrators');
  const unit = await loadAdministeredUnit(work.tx, unitId);
  if (!unit) throw notFound();
  if (!mayAdministerUnit(work.actor, unit)) throw forbidden('directory.other-organisation');
  return unit;
}

/** Somebody in the directory with every post, those of today and later first. Throws 404 when there is no such person. */
export async function openAdministeredStaff(work: StaffWork, staffId: string): Promise<AdministeredStaff> {
  const { actor, today } = work;
  if (!mayAdminister(actor)) throw forbidden('directory.only-administrators');
  const staff = await loadAdministeredStaff(work.tx, staffId);
  if (!staff) throw notFound();
  const posts = staff.posts.map((post) => ({ ...post, staffId }));
  const isMe = isOwnPost(actor, { staffId });
  return {
    ...staff,
    isMe,
    posts: posts.map((post) => ({
      ...post,
      may: {
        change: mayChangeEmployment(actor, post, today),
        withdraw: mayWithdrawEmployment(actor, post, today),
      },
    })),
    may: { change: mayChangeStaff(actor, posts, today), addEmployment: !isMe },
  };
}

const asField = (column: string) =>
  column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Who changed what in the organisation, the latest first, fifty at a time; of one unit or one person when asked for. */
export async function readDirectoryChanges(
  work: StaffWork,
  filter: { before?: string; unitId?: string; staffId?: string },
): Promise<DirectoryChanges> {
  if (!mayAdminister(work.actor)) throw forbidden('directory.only-administrators');
  const rows = await listChanges(work.tx, filter, changesShown + 1);
  const shown = rows.slice(0, changesShown);
  return {
    changes: shown.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      via: row.via as DirectoryChangeLine['via'],
      changedByName: row.byGivenName === null ? null : `${row.byGivenName} ${row.byFamilyName}`,
      kind: row.kind as DirectoryChangeLine['kind'],
      unitId: row.unitId,
      unitName: row.unitName,
      staffId: row.staffId,
      staffName: row.givenName === null ? null : `${row.givenName} ${row.familyName}`,
      facts: Object.fromEntries(
        Object.entries(row.facts as DirectoryChangeLine['facts']).map(([column, pair]) => [
          asField(column),
          pair,
        ]),
      ),
    })),
    nextBefore: rows.length > changesShown ? (shown.at(-1)?.position ?? null) : null,
  };
}
