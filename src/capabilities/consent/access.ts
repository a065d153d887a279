// Who may manage legal bases; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';

type Actor = Pick<StaffActor, 'role' | 'unitId'>;

const isClinical = (actor: Actor) => ['practitioner', 'leader'].includes(actor.role);

/** Only clinical staff of the responsible unit record and change bases, while the pathway runs. A secretary does not: a consent
 *  is heard and judged by the one who records it. Taking back is possible in every state: that right does not end. */
export function consentAbilities(
  actor: Actor,
  pathway: { state: string; responsibleUnitId: string },
): { manageConsent: boolean; withdrawConsent: boolean } {
  const isRunning = !['closed', 'declined', 'integrated'].includes(pathway.state);
  const isResponsible = pathway.responsibleUnitId === actor.unitId && isClinical(actor);
  return { manageConsent: isResponsible && isRunning, withdrawConsent: isResponsible };
}
