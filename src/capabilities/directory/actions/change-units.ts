// Adding, changing and closing units of one's own organisation.
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, Problem, versionClash } from '../../../platform/http/problem.ts';
import { mayAdminister } from '../access.ts';
import type { AdministeredUnit, ChangedUnit, NewUnit } from '../model-administer.ts';
import { readOrganisationNumber } from '../rules.ts';
import { hasUnitNamed, insertUnit, loadCommitments, updateUnit } from '../store-administer.ts';
import { openAdministeredUnit } from './read-administration.ts';

/** Two units with one name are picked for each other, and then letters go astray. */
async function checkUnit(
  work: StaffWork,
  unit: NewUnit,
  except: string | null,
): Promise<{ organisationNumber: string | null }> {
  const organisationNumber =
    unit.organisationNumber === null ? null : readOrganisationNumber(unit.organisationNumber);
  if (unit.organisationNumber !== null && organisationNumber === null)
    throw fault('organisationNumber', 'problem.directory.organisation-number');
  if (await hasUnitNamed(work.tx, unit.name, except)) throw fault('name', 'problem.directory.name-taken');
  return { organisationNumber };
}

/** Adds a unit to the actor's organisation. Throws 403 for everyone but administrators, 422 on a number with a wrong check
 *  digit and on a name the organisation uses already. */
export async function addUnit(work: StaffWork, input: NewUnit): Promise<{ unitId: string }> {
  if (!mayAdminister(work.actor)) throw forbidden('directory.only-administrators');
  const checked = await checkUnit(work, input, null);
  const unitId = await insertUnit(work.tx, {
    ...input,
    ...checked,
    organisation: work.actor.organisation,
  });
  return { unitId };
}

/** Nobody is left waiting for a unit that has closed, and nobody signs in there (F1). */
async function checkClosing(work: StaffWork, unit: AdministeredUnit): Promise<void> {
  const commitments = await loadCommitments(work.tx, unit.id);
  if (!commitments) throw forbidden('directory.other-organisation');
  const { responsible, waiting } = commitments;
  if (responsible > 0)
    throw new Problem(409, 'directory.unit-responsible', { facts: { count: responsible } });
  if (waiting > 0) throw new Problem(409, 'directory.unit-waiting', { facts: { count: waiting } });
  if (unit.posts.length > 0)
    throw new Problem(409, 'directory.unit-has-staff', { facts: { count: unit.posts.length } });
}

/** Changes a unit, closes it (`isActive: false`) or opens it again. Throws 403 for another organisation's, 409 when somebody
 *  else was first or others still depend on it, 422 when its kind is one that others have shared by. */
export async function changeUnit(
  work: StaffWork,
  unitId: string,
  input: ChangedUnit,
): Promise<AdministeredUnit> {
  const unit = await openAdministeredUnit(work, unitId);
  const { version, ...content } = input;
  if (unit.version !== version) throw versionClash(unit);
  const checked = await checkUnit(work, content, unitId);
  if (content.kind !== unit.kind && (await loadCommitments(work.tx, unitId))?.takesPart !== false)
    throw fault('kind', 'problem.directory.unit-in-use');
  if (unit.isActive && !content.isActive) await checkClosing(work, unit);
  if (!(await updateUnit(work.tx, unitId, version, { ...content, ...checked })))
    throw versionClash(await openAdministeredUnit(work, unitId));
  return openAdministeredUnit(work, unitId);
}
