// The order of the list: the most urgent first, total and stable.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urgencies, workKinds, workScopes, type WorkEntry } from './model.ts';
import { inOrder, pathTo, urgencyOf } from './rules.ts';

const day = fc.constantFrom('2026-11-20', '2026-11-24', '2026-11-30');
const entry: fc.Arbitrary<WorkEntry> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...workKinds),
  scope: fc.constantFrom(...workScopes),
  pathwayId: fc.constant(null),
  givenName: fc.constantFrom('Kari', 'Ola'),
  familyInitial: fc.constant('N'),
  due: fc.option(day),
  daysLeft: fc.constant(null),
  urgency: fc.constantFrom(...urgencies),
  at: fc.option(fc.constantFrom('2026-11-24T08:00:00.000Z', '2026-11-25T08:00:00.000Z')),
  why: fc.constant('x'),
  facts: fc.constant({}),
  text: fc.constant(null),
  isOpenToMe: fc.boolean(),
  path: fc.constant('/'),
});

describe('the order', () => {
  it('is the same whatever order the entries came in, and puts nothing urgent behind something less so', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 12 }),
        fc.nat(),
        (entries, seed) => {
          const sorted = entries.toSorted(inOrder);
          const shuffled = entries.toSorted((a, b) => (a.id + seed < b.id + seed ? 1 : -1));
          expect(shuffled.toSorted(inOrder)).toEqual(sorted);
          const ranks = sorted.map(({ urgency }) => urgencies.indexOf(urgency));
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});

it.each([
  ['2026-11-23', 'broken', -1],
  ['2026-11-24', 'due-today', 0],
  ['2026-11-26', 'warning', 2],
  ['2026-11-27', 'running', 3],
  [null, 'none', null],
])('a task due %s is %s', (due, urgency, daysLeft) => {
  expect(urgencyOf(due, '2026-11-24', null)).toEqual({ urgency, daysLeft });
});

it('warns as early as the rule says', () => {
  expect(urgencyOf('2026-11-29', '2026-11-24', { warnDaysBefore: [5, 2] }).urgency).toBe('warning');
});

it.each(workKinds)('%s leads to a page', (kind) => {
  expect(pathTo(kind, { subjectId: 'subject', pathwayId: 'pathway', why: 'meeting-invitation' })).toMatch(
    /^\/(requests|meetings|pathways|notices|responsibility)/,
  );
});
