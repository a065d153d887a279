// What comes next, by state and side, and who may let colleagues in.
import { describe, expect, it } from 'vitest';
import { mayManageUnitAccess, mayReceiveHandover, pathwayAbilities } from './access.ts';
import { pathwayStates } from './model.ts';
import { nextStepOf } from './rules.ts';

const ours = { isResponsible: true, handover: null, hasMeetingAhead: false } as const;
const theirs = { ...ours, isResponsible: false };

describe('the next step', () => {
  it('follows the state, for the responsible unit and for the others', () => {
    const steps = pathwayStates.map((state) => [
      state,
      nextStepOf({ ...ours, state }),
      nextStepOf({ ...theirs, state }),
    ]);
    expect(steps).toEqual([
      ['requested', 'request-waits', 'answer-request'],
      ['declined', 'declined', 'declined'],
      ['assessing', 'assess', 'assessment-waits'],
      ['open', 'convene', 'invitation-waits'],
      ['active', 'follow-up', 'follow-up'],
      ['integrated', 'integrated', 'integrated'],
      ['closed', 'closed', 'closed'],
    ]);
  });

  it('is a meeting that is called, and before that an offer that waits for us', () => {
    expect(nextStepOf({ ...ours, state: 'open', hasMeetingAhead: true })).toBe('meeting');
    expect(nextStepOf({ ...theirs, state: 'open', hasMeetingAhead: true, handover: 'to-us' })).toBe(
      'answer-handover',
    );
    expect(nextStepOf({ ...ours, state: 'open', handover: 'to-others' })).toBe('convene');
  });
});

describe('who lets colleagues in', () => {
  const dag = { staffId: 'dag', unitId: 'dps', unitKind: 'phv', role: 'practitioner' };
  const assigned = { staffId: 'ane', way: 'assigned', worksHere: true } as const;
  const byReason = { staffId: 'dag', way: 'reason', worksHere: true } as const;

  it('is nobody who has not opened the pathway, and not a reason where somebody is assigned', () => {
    expect(mayManageUnitAccess(dag, [])).toBe(false);
    expect(mayManageUnitAccess(dag, [assigned])).toBe(false);
    expect(mayManageUnitAccess(dag, [assigned, byReason])).toBe(false);
  });

  it('is those assigned, the leader, and whoever is there when all assigned have left', () => {
    expect(mayManageUnitAccess({ ...dag, staffId: 'ane' }, [assigned])).toBe(true);
    expect(mayManageUnitAccess({ ...dag, role: 'leader' }, [assigned, byReason])).toBe(true);
    expect(mayManageUnitAccess(dag, [{ ...assigned, worksHere: false }, byReason])).toBe(true);
  });
});

it('lets nobody but a specialist unit take over before the meeting has decided', () => {
  for (const kind of ['municipal-health', 'nav', 'gp', 'somatic', 'other']) {
    expect(mayReceiveHandover('assessing', kind)).toBe(false);
    expect(mayReceiveHandover('open', kind)).toBe(false);
    expect(mayReceiveHandover('active', kind)).toBe(true);
  }
  expect(mayReceiveHandover('assessing', 'tsb')).toBe(true);
});

it('gives a unit that is neither responsible nor offered anything no verb but its own staff', () => {
  const per = { staffId: 'per', unitId: 'kommune', unitKind: 'municipal-health', role: 'leader' };
  const unitAccess = [{ staffId: 'per', way: 'assigned', worksHere: true }] as const;
  for (const state of pathwayStates) {
    const may = pathwayAbilities(per, {
      state,
      responsibleUnitId: 'dps',
      handoverToUnitId: 'tsb',
      isShielded: true,
      unitAccess,
    });
    expect(Object.entries(may).filter(([, allowed]) => allowed)).toEqual([['assignStaff', true]]);
  }
});
