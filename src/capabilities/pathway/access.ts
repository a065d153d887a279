// Who may do what on a pathway they have open; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';
import type { PathwayPage, PathwayState } from './model.ts';

type Actor = Pick<StaffActor, 'role' | 'unitId' | 'unitKind' | 'staffId'>;

export const isSpecialist = (actor: Pick<Actor, 'unitKind'>) => ['phv', 'tsb'].includes(actor.unitKind);
const isClinical = (actor: Actor) => ['practitioner', 'leader'].includes(actor.role);
const isRunning = (state: PathwayState) => !['closed', 'declined', 'integrated'].includes(state);

/** The verbs on a pathway, sent with every response so that the screens draw buttons from them. */
export function pathwayAbilities(
  actor: Actor,
  pathway: { state: PathwayState; responsibleUnitId: string; handoverToUnitId: string | null },
): PathwayPage['may'] {
  const isResponsible = pathway.responsibleUnitId === actor.unitId;
  const running = isRunning(pathway.state);
  return {
    assessEligibility:
      isResponsible &&
      isSpecialist(actor) &&
      isClinical(actor) &&
      ['assessing', 'open'].includes(pathway.state),
    convene: isResponsible && isSpecialist(actor) && running && ['open', 'active'].includes(pathway.state),
    manageConsent: isResponsible && running,
    offerHandover:
      isResponsible &&
      isClinical(actor) &&
      running &&
      pathway.state !== 'requested' &&
      pathway.handoverToUnitId === null,
    answerHandover: pathway.handoverToUnitId === actor.unitId && isClinical(actor),
    assignStaff: true,
    shield: isResponsible && isClinical(actor),
    close: isResponsible && isClinical(actor) && running && pathway.state !== 'requested',
  };
}
