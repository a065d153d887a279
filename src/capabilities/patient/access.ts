// Who may do what with a registered person; what is not named is not allowed.
import type { StaffActor } from '../../platform/db/actor.ts';

type Actor = Pick<StaffActor, 'role' | 'unitId' | 'unitKind'>;

const seesPatients = (actor: Actor) => ['practitioner', 'secretary', 'leader'].includes(actor.role);

/** Health and welfare staff register and look people up; administrators of units and staff never do (E8). */
export const mayRegister = seesPatients;
/** A unit corrects its own registration only. */
export const mayChange = (actor: Actor, registration: { unitId: string }) =>
  seesPatients(actor) && registration.unitId === actor.unitId;
/** Somebody registered without a number may turn out to have one. */
export const mayIdentify = (actor: Actor, registration: { unitId: string; identityKind: string }) =>
  mayChange(actor, registration) && registration.identityKind === 'unknown';
/** Only the specialist services begin a pathway themselves; the others ask for a meeting (A2). */
export const mayBeginPathway = (actor: Actor) =>
  seesPatients(actor) && ['phv', 'tsb'].includes(actor.unitKind);
export const mayRequestMeeting = (actor: Actor) =>
  seesPatients(actor) && !['phv', 'tsb'].includes(actor.unitKind);
