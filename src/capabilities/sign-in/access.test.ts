// Roles and kinds of unit against what the screens may offer.
import { describe, expect, it } from 'vitest';
import { mayDo } from './access.ts';
import { StaffRole, UnitKind } from './model.ts';

describe('what a session may do', () => {
  it('lets PHV and TSB convene and all others ask them to', () => {
    for (const kind of UnitKind.options) {
      const may = mayDo('practitioner', kind);
      expect(may.convene).toBe(kind === 'phv' || kind === 'tsb');
      expect(may.requestMeeting).toBe(!may.convene);
    }
  });

  it('keeps patients from administrators, and administration from all others', () => {
    for (const role of StaffRole.options) {
      const isAdministrator = role === 'administrator';
      expect(mayDo(role, 'phv')).toEqual({
        administer: isAdministrator,
        seePatients: !isAdministrator,
        convene: !isAdministrator,
        requestMeeting: false,
      });
    }
  });
});
