// Properties of the plan: whatever is asked, nothing is widened but by an outright record, and an objection holds.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalBasisRules } from '../../rules/legal-basis-content.ts';
import { basisKinds, unitKinds, type Basis, type BasisKind } from '../../rules/legal-basis.ts';
import { addDays } from '../../rules/plain-date.ts';
import { allTopics, topicBit, topicMask, topics } from '../../rules/topics.ts';
import { basisAfter, cellsOf, planChange, type Change, type Setting } from './rules.ts';

const today = '2026-11-24';
const practical = topicBit('practical');
const days = fc.integer({ min: -30, max: 30 }).map((count) => addDays(today, count));
const masks = fc.integer({ min: 0, max: allTopics }).map((mask) => mask | practical);
const someTopics = fc.subarray([...topics]);
const partyId = 'party';

const presents: fc.Arbitrary<Basis | null> = fc.option(
  fc
    .record({
      kind: fc.constantFrom(...basisKinds.filter((kind) => kind !== 'responsible-unit')),
      granted: masks,
      validFrom: days,
      length: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    })
    .map(({ kind, granted, validFrom, length }) => ({
      id: 'present',
      pathwayId: 'w',
      partyId,
      kind,
      granted: kind === 'objection' ? 0 : granted,
      validFrom,
      validTo: length === null ? null : addDays(validFrom, length),
      isEnded: false,
    })),
  { nil: null },
);

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    change: fc.constant('record' as const),
    kind: fc.constantFrom('specialist-cooperation', 'gp-cooperation', 'oral-consent', 'written-consent'),
    topics: someTopics,
    validFrom: fc.option(days, { nil: null }),
    validTo: fc.option(days, { nil: null }),
  }),
  fc.record({
    change: fc.constant('limit' as const),
    heldBack: someTopics,
    validTo: fc.option(days, { nil: null }),
    hasWords: fc.boolean(),
  }),
  fc.record({ change: fc.constantFrom('withdraw', 'object', 'lift-objection', 'recorded-wrongly') }),
);

const settings: fc.Arbitrary<Setting> = fc
  .record({
    responsibleSort: fc.constantFrom('phv', 'tsb', 'gp', 'municipal-health'),
    unitKind: fc.constantFrom(...unitKinds),
  })
  .map(({ responsibleSort, unitKind }) => ({
    rules: legalBasisRules,
    responsibleUnitId: 'responsible',
    responsibleSort,
    party: { id: partyId, kind: 'unit', unitKind },
    today,
  }));

/** The topics a basis gives on a day, by an arithmetic of the test's own. */
function seenOn(basis: Basis | null, day: string): number {
  if (!basis || basis.validFrom > day || (basis.validTo !== null && basis.validTo < day)) return 0;
  return basis.granted;
}

const consents: readonly BasisKind[] = ['oral-consent', 'written-consent'];

describe('a plan', () => {
  it('gives more than before on some day only when it records, and then no more than was named', () => {
    fc.assert(
      fc.property(
        settings,
        presents,
        changes,
        fc.array(days, { minLength: 5, maxLength: 5 }),
        (setting, present, change, on) => {
          const plan = planChange(setting, present, change);
          if ('refused' in plan) return;
          const after = basisAfter(plan, { pathwayId: 'w', partyId, id: 'after' });
          for (const day of [today, ...on]) {
            const gained = seenOn(after, day) & ~seenOn(present, day);
            const named = change.change === 'record' ? topicMask(change.topics) | practical : 0;
            expect(gained & ~named).toBe(0);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('that takes back leaves nothing to see, and one that limits takes what is held back', () => {
    fc.assert(
      fc.property(settings, presents, changes, days, (setting, present, change, day) => {
        const plan = planChange(setting, present, change);
        if ('refused' in plan || change.change === 'record') return;
        const after = basisAfter(plan, { pathwayId: 'w', partyId, id: 'after' });
        const heldBack = change.change === 'limit' ? topicMask(change.heldBack) : allTopics;
        expect(seenOn(after, day) & heldBack).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('never lets cooperation pass an objection, nor stand where consent is needed', () => {
    fc.assert(
      fc.property(settings, presents, changes, (setting, present, change) => {
        const plan = planChange(setting, present, change);
        if ('refused' in plan || !plan.add || plan.add.granted === 0) return;
        expect(present?.kind !== 'objection' || consents.includes(plan.add.kind)).toBe(true);
        const needsConsent = ['municipal-health', 'nav', 'other'].includes(setting.party.unitKind ?? '');
        expect(change.change !== 'record' || !needsConsent || consents.includes(plan.add.kind)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('ends what stands whenever it adds something', () => {
    fc.assert(
      fc.property(settings, presents, changes, (setting, present, change) => {
        const plan = planChange(setting, present, change);
        if ('refused' in plan) return;
        expect(plan.end === null).toBe(present === null);
        expect(plan.end !== null || plan.add !== null).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves the responsible unit and the patient alone', () => {
    fc.assert(
      fc.property(settings, presents, changes, (setting, present, change) => {
        const own = { ...setting, party: { ...setting.party, id: 'responsible' } };
        expect(planChange(own, present, change)).toEqual({ refused: 'consent.responsible-unit-stays' });
        const patient = { ...setting, party: { id: partyId, kind: 'patient' as const, unitKind: null } };
        expect(planChange(patient, present, change)).toEqual({ refused: 'consent.own-access-stays' });
      }),
    );
  });
});

describe('the cells', () => {
  it('show exactly what a basis gives today, each with a reason that fits', () => {
    const isYes = ['responsible', 'cooperation', 'consent', 'requester', 'own-access'];
    fc.assert(
      fc.property(presents, (basis) => {
        const { granted, cells } = cellsOf(basis, { id: partyId, kind: 'unit' }, today);
        expect(granted).toBe(seenOn(basis, today));
        expect(cells.map(({ topic }) => topic)).toEqual(topics);
        for (const { topic, isVisible, reason } of cells) {
          expect(isVisible).toBe((granted & topicBit(topic)) !== 0);
          expect(isYes.includes(reason)).toBe(isVisible);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, Partial<Basis> | null, string]>([
    ['nothing recorded', null, 'no-basis'],
    ['an objection', { kind: 'objection', granted: 0 }, 'objection'],
    ['a later first day', { validFrom: addDays(today, 1) }, 'not-yet'],
    ['an earlier last day', { validFrom: addDays(today, -9), validTo: addDays(today, -1) }, 'ran-out'],
    ['a topic held back', { granted: practical }, 'not-granted'],
  ])('say why not: %s', (_, parts, reason) => {
    const basis: Basis | null = parts && {
      id: 'b',
      pathwayId: 'w',
      partyId,
      kind: 'oral-consent',
      granted: allTopics,
      validFrom: today,
      validTo: null,
      isEnded: false,
      ...parts,
    };
    expect(cellsOf(basis, { id: partyId, kind: 'unit' }, today).cells[0]).toEqual({
      topic: 'diagnosis',
      isVisible: false,
      reason,
    });
  });
});
