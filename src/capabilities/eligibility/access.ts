// Who assesses and decides: clinicians of the responsible specialist unit, while the pathway can still go another way.
import type { StaffActor } from '../../platform/db/actor.ts';
import { pathwayAbilities } from '../pathway/access.ts';
import type { PathwayState } from '../pathway/model.ts';

/** Practitioners and leaders of the responsible PHV or TSB unit, in the states assessing and open (A1, R-26). */
export function mayAssess(
  actor: Pick<StaffActor, 'role' | 'unitId' | 'unitKind' | 'staffId'>,
  pathway: { state: PathwayState; responsibleUnitId: string },
): boolean {
  return pathwayAbilities(actor, { ...pathway, handoverToUnitId: null }).assessEligibility;
}
