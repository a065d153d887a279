// Nothing is left to nobody (F1): the leader gives all that one person is responsible for to a colleague, and a unit is told
// as long as it has a pathway that nobody owns.
import type { StaffWork, Work } from '../../../platform/db/actor.ts';
import { fault, forbidden, notFound } from '../../../platform/http/problem.ts';
import { queueSystemNotice } from '../../notice/actions.ts';
import { runningStates } from '../access.ts';
import type { Portfolio } from '../model.ts';
import { isClinicianAt, loadPortfolios, loadUnitsToAlarm, movePathways } from '../store/portfolio.ts';

/** For the leader: who at the unit is responsible for how many running pathways. Empty for others. */
export function listPortfolios(work: StaffWork): Promise<Portfolio[]> {
  return loadPortfolios(work.tx);
}

/** Makes a colleague responsible for all that somebody is responsible for at the unit, in one step; how many they were. Throws
 *  403 for all but the leader, 404 when there is nothing to give, 422 when the colleague is no clinician there. */
export async function movePortfolio(
  work: StaffWork,
  fromStaffId: string,
  toStaffId: string,
): Promise<{ pathways: number }> {
  if (work.actor.role !== 'leader') throw forbidden('pathway.leader-decides');
  const held = await loadPortfolios(work.tx);
  if (!held.some(({ staffId }) => staffId === fromStaffId)) throw notFound();
  if (fromStaffId === toStaffId) throw fault('toStaffId', 'problem.pathway.already-responsible');
  if (!(await isClinicianAt(work.tx, toStaffId, work.actor.unitId)))
    throw fault('toStaffId', 'problem.pathway.not-a-clinician-here');
  const moved = await movePathways(work.tx, fromStaffId, toStaffId);
  for (const pathwayId of moved)
    work.log({ action: 'change', object: 'responsibility', objectId: toStaffId, pathwayId });
  return { pathways: moved.length };
}

/** For `withSystem`: tells each unit with a running pathway that nobody owns, once a day until somebody does. Safe to run as
 *  often as one likes, also on several servers. Returns how many units were told now. */
export async function alarmUnowned(work: Work): Promise<number> {
  const units = await loadUnitsToAlarm(work.tx, runningStates);
  for (const { unitId, email } of units)
    await queueSystemNotice(work, unitId, {
      recipientUnitId: unitId,
      address: email,
      template: 'unowned',
      language: 'nb',
      facts: { path: '/responsibility' },
      subjectId: unitId,
    });
  return units.length;
}
