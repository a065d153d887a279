// Who may open a pathway: assigning colleagues and ending it, naming staff in other units, shielding (E8).
import type { StaffWork } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound, Problem } from '../../../platform/http/problem.ts';
import { isClinical, mayManageUnitAccess, mayReceiveHandover } from '../access.ts';
import { shieldingReasonsIn } from '../content.ts';
import { recordEvent } from '../events.ts';
import type { PathwayState, UnitWithShare } from '../model.ts';
import { allTopics, containsAll } from '../../../rules/topics.ts';
import { isOpenToMe, loadCard } from '../store.ts';
import {
  endAccess,
  insertAssignment,
  loadUnitAccess,
  loadUnitsWithShare,
  lockPathway,
  nameStaff as name,
  setShield,
  staffName,
  unnameStaff as unname,
  worksAt,
} from '../store/staff.ts';

/** The card of a pathway that is open to the actor. Throws 404 otherwise. */
async function openCard(work: StaffWork, pathwayId: string) {
  const card = await loadCard(work.tx, pathwayId);
  if (!card || !(await isOpenToMe(work.tx, pathwayId))) throw notFound();
  return card;
}

/** Assigns a member of staff of the actor's unit, so that they open the pathway directly. Throws 403 when the actor has it
 *  open with a reason only and somebody else is assigned, 422 when the colleague does not work there. */
export async function assignStaff(work: StaffWork, pathwayId: string, staffId: string): Promise<void> {
  const { tx, actor, now } = work;
  await openCard(work, pathwayId);
  await lockPathway(tx, pathwayId);
  const unitAccess = await loadUnitAccess(tx, pathwayId);
  if (!mayManageUnitAccess(actor, unitAccess)) throw forbidden('pathway.assigned-staff-decide');
  if (!(await worksAt(tx, staffId, actor.unitId))) throw fault('staffId', 'problem.pathway.not-working-here');
  if (unitAccess.some((access) => access.staffId === staffId && access.way === 'assigned')) return;
  await insertAssignment(tx, {
    pathwayId,
    unitId: actor.unitId,
    staffId,
    fromAt: now,
    grantedBy: actor.staffId,
  });
  const facts = { name: await staffName(tx, staffId) };
  await recordEvent(work, { pathwayId, kind: 'staff-assigned', subjectId: staffId, facts });
  work.log({ action: 'change', object: 'pathway-staff', objectId: staffId, pathwayId });
}

/** Ends a colleague's access, or one's own. Throws 409 for the responsible person, who hands over first, and for the last one
 *  assigned at the responsible unit. */
export async function endStaffAccess(work: StaffWork, pathwayId: string, staffId: string): Promise<void> {
  const { tx, actor, now } = work;
  await openCard(work, pathwayId);
  await lockPathway(tx, pathwayId);
  const card = await openCard(work, pathwayId);
  const unitAccess = await loadUnitAccess(tx, pathwayId);
  if (staffId !== actor.staffId && !mayManageUnitAccess(actor, unitAccess))
    throw forbidden('pathway.assigned-staff-decide');
  if (!unitAccess.some((access) => access.staffId === staffId)) throw notFound();
  if (card.responsibleUnitId === actor.unitId) {
    if (card.responsibleStaffId === staffId) throw new Problem(409, 'pathway.responsible-keeps-access');
    const isAssigned = ({ way }: { way: string }) => way === 'assigned';
    const others = unitAccess.filter((access) => access.staffId !== staffId);
    if (unitAccess.some(isAssigned) && !others.some(isAssigned))
      throw new Problem(409, 'pathway.last-assigned');
  }
  // First the event: whoever ends their own access cannot write to the time line afterwards.
  const facts = { name: await staffName(tx, staffId) };
  await recordEvent(work, { pathwayId, kind: 'staff-access-ended', subjectId: staffId, facts });
  await endAccess(tx, pathwayId, actor.unitId, staffId, now);
  work.log({ action: 'change', object: 'pathway-staff', objectId: staffId, pathwayId });
}

/** Shields the person behind the pathway, or ends it, with a reason from the list. Throws 403 unless the actor is a clinician
 *  assigned at the responsible unit. */
export async function changeShield(
  work: StaffWork,
  pathwayId: string,
  change: 'shield' | 'unshield',
  reasonId: string,
): Promise<void> {
  const { tx, actor } = work;
  const card = await openCard(work, pathwayId);
  await requireAssignedClinician(work, pathwayId, card.responsibleUnitId);
  if (!shieldingReasonsIn(change, 'nb').some((reason) => reason.id === reasonId))
    throw fault('reason', 'problem.not-a-choice');
  await lockPathway(tx, pathwayId);
  if (!(await setShield(tx, pathwayId, change === 'shield'))) return;
  await recordEvent(work, { pathwayId, kind: `${change}ed`, facts: { reason: reasonId } });
  work.log({ action: 'change', object: 'shielding', objectId: actor.staffId, pathwayId });
}

async function requireAssignedClinician(
  work: StaffWork,
  pathwayId: string,
  responsibleUnitId: string,
): Promise<void> {
  const { actor, tx } = work;
  if (responsibleUnitId !== actor.unitId || !isClinical(actor))
    throw forbidden('pathway.responsible-decides');
  const mine = (await loadUnitAccess(tx, pathwayId)).find((access) => access.staffId === actor.staffId);
  if (mine?.way !== 'assigned') throw forbidden('pathway.assigned-staff-decide');
}

/** The other units with a basis today: whom a handover can be offered to, and where staff can be named. Empty for all but
 *  the responsible unit. */
export async function readUnitsWithShare(work: StaffWork, pathwayId: string): Promise<UnitWithShare[]> {
  const card = await openCard(work, pathwayId);
  const units = await loadUnitsWithShare(work.tx, pathwayId);
  work.log({ action: 'read', object: 'pathway-units', pathwayId });
  return units.map(({ topics, ...unit }) => ({
    ...unit,
    coversAll: containsAll(topics, allTopics),
    mayReceiveHandover:
      containsAll(topics, allTopics) && mayReceiveHandover(card.state as PathwayState, unit.unitKind),
  }));
}

/** Names who in another unit may open the pathway of a shielded person. Throws 403 unless the actor is a clinician assigned at
 *  the responsible unit, 422 when the unit has no basis or the person does not work there. */
export async function nameStaff(
  work: StaffWork,
  pathwayId: string,
  named: { unitId: string; staffId: string },
): Promise<void> {
  const card = await openCard(work, pathwayId);
  await requireAssignedClinician(work, pathwayId, card.responsibleUnitId);
  if (named.unitId === work.actor.unitId) throw fault('unitId', 'problem.pathway.own-unit');
  const outcome = await name(work.tx, pathwayId, named.unitId, named.staffId);
  if (outcome === 'not-shielded') throw new Problem(409, 'pathway.not-shielded');
  if (outcome === 'no-basis') throw fault('unitId', 'problem.pathway.unit-without-basis');
  if (outcome === 'not-working-there') throw fault('staffId', 'problem.pathway.not-working-there');
  const facts = { name: await staffName(work.tx, named.staffId) };
  await recordEvent(work, { pathwayId, kind: 'staff-named', subjectId: named.staffId, facts });
  work.log({ action: 'change', object: 'pathway-staff', objectId: named.staffId, pathwayId });
}

/** Takes a name away again. Throws 404 when that person had no access. */
export async function unnameStaff(
  work: StaffWork,
  pathwayId: string,
  named: { unitId: string; staffId: string },
): Promise<void> {
  const card = await openCard(work, pathwayId);
  await requireAssignedClinician(work, pathwayId, card.responsibleUnitId);
  if (!(await unname(work.tx, pathwayId, named.unitId, named.staffId))) throw notFound();
  const facts = { name: await staffName(work.tx, named.staffId) };
  await recordEvent(work, { pathwayId, kind: 'staff-access-ended', subjectId: named.staffId, facts });
  work.log({ action: 'change', object: 'pathway-staff', objectId: named.staffId, pathwayId });
}
