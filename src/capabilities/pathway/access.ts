// Who may do what on a pathway they have open; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';
import type { PathwayPage, PathwayState } from './model.ts';

type Actor = Pick<StaffActor, 'role' | 'unitId' | 'unitKind' | 'staffId'>;

/** One colleague's way in, as the rules below read it. */
export interface UnitAccess {
  staffId: string;
  way: 'assigned' | 'reason';
  /** Works at the unit today. */
  worksHere: boolean;
}

export interface AbilityFacts {
  state: PathwayState;
  responsibleUnitId: string;
  /** Of the offer that waits for an answer, if any. */
  handoverToUnitId: string | null;
  handoverToStaffId?: string | null;
  isShielded?: boolean;
  /** Everyone of the actor's unit with access now, the actor too. */
  unitAccess?: readonly UnitAccess[];
}

export const isSpecialist = (actor: Pick<Actor, 'unitKind'>) => ['phv', 'tsb'].includes(actor.unitKind);
export const isClinical = (actor: Pick<Actor, 'role'>) => ['practitioner', 'leader'].includes(actor.role);

/** The states of a pathway that somebody must look after. */
export const runningStates: readonly PathwayState[] = ['requested', 'assessing', 'open', 'active'];
export const isRunning = (state: PathwayState) => runningStates.includes(state);

function isAssigned(actor: Actor, unitAccess: readonly UnitAccess[]): boolean {
  return unitAccess.some((access) => access.staffId === actor.staffId && access.way === 'assigned');
}

/** Letting colleagues in, and out again: those assigned and the leader. Where nobody who works there is assigned, whoever has
 *  opened it with a reason, so that an invited unit can begin. A reason alone is no way to a lasting access (E8). */
export function mayManageUnitAccess(actor: Actor, unitAccess: readonly UnitAccess[]): boolean {
  if (!unitAccess.some((access) => access.staffId === actor.staffId)) return false;
  if (isAssigned(actor, unitAccess) || actor.role === 'leader') return true;
  return !unitAccess.some((access) => access.way === 'assigned' && access.worksHere);
}

/** Only the specialist services assess and convene, so until the meeting has decided nobody else can take over. */
export function mayReceiveHandover(state: PathwayState, unitKind: string): boolean {
  return state === 'active' || isSpecialist({ unitKind });
}

/** The verbs on a pathway, sent with every response so that the screens draw buttons from them. */
export function pathwayAbilities(actor: Actor, pathway: AbilityFacts): PathwayPage['may'] {
  const isResponsible = pathway.responsibleUnitId === actor.unitId;
  const running = isRunning(pathway.state);
  const unitAccess = pathway.unitAccess ?? [];
  const isOffered = pathway.handoverToUnitId !== null;
  const toStaff = pathway.handoverToStaffId ?? null;
  const decides = isResponsible && isClinical(actor);
  return {
    assessEligibility: decides && isSpecialist(actor) && ['assessing', 'open'].includes(pathway.state),
    convene: isResponsible && isSpecialist(actor) && ['open', 'active'].includes(pathway.state),
    manageConsent: isResponsible && running,
    offerHandover: decides && running && pathway.state !== 'requested' && !isOffered,
    withdrawHandover: decides && isOffered,
    answerHandover: pathway.handoverToUnitId === actor.unitId && isClinical(actor),
    acceptHandover:
      pathway.handoverToUnitId === actor.unitId &&
      isClinical(actor) &&
      (toStaff === null || toStaff === actor.staffId || actor.role === 'leader'),
    changeResponsible: decides && !['closed', 'declined'].includes(pathway.state),
    assignStaff: mayManageUnitAccess(actor, unitAccess),
    shield: decides && isAssigned(actor, unitAccess),
    nameStaff: decides && isAssigned(actor, unitAccess) && pathway.isShielded === true,
  };
}
