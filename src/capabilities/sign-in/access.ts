// What a role at a kind of unit may do, told to the screens with the session.
import type { SessionMay, StaffRole, UnitKind } from './model.ts';

const clinicalRoles: readonly StaffRole[] = ['practitioner', 'secretary', 'leader'];
const convening: readonly UnitKind[] = ['phv', 'tsb'];

/** Administrators of units and staff see no patient data (E8); PHV and TSB convene, all others ask them to (A2, A4). */
export function mayDo(role: StaffRole, unitKind: UnitKind): SessionMay {
  const seePatients = clinicalRoles.includes(role);
  return {
    administer: role === 'administrator',
    seePatients,
    convene: seePatients && convening.includes(unitKind),
    requestMeeting: seePatients && !convening.includes(unitKind),
  };
}
