// Who asks for a meeting, who answers, who takes it back; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';
import { isClinical, isSpecialist } from '../pathway/access.ts';
import type { RequestState } from './model.ts';

type Actor = Pick<StaffActor, 'role' | 'unitId' | 'unitKind'>;

/** Those who cannot convene ask (A2); a GP's secretary too. A consent is heard and recorded by a clinician, so where one is
 *  needed the rules refuse the secretary's. */
export const mayRequest = (actor: Actor) =>
  (isClinical(actor) || actor.role === 'secretary') && !isSpecialist(actor);
/** A clinician of a specialist unit answers what was sent to the unit. */
export const mayAnswerRequests = (actor: Actor) => isClinical(actor) && isSpecialist(actor);

/** The verbs on one request that is open to the actor. */
export function requestAbilities(
  actor: Actor,
  request: { state: RequestState; fromUnitId: string; toUnitId: string },
): { answer: boolean; withdraw: boolean } {
  const waits = request.state === 'sent';
  return {
    answer: waits && request.toUnitId === actor.unitId && mayAnswerRequests(actor),
    withdraw: waits && request.fromUnitId === actor.unitId && mayRequest(actor),
  };
}
