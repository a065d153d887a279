// The picture of responsibility: rows by unit, gaps, and what lasted no time.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timelineRows } from './timeline-rows.ts';

const held = (unitId: string, from: string, to: string | null) => ({
  unitId,
  unitName: `Enhet ${unitId}`,
  staffName: 'Ane Lunde',
  from: `2026-${from}T08:00:00Z`,
  to: to === null ? null : `2026-${to}T08:00:00Z`,
  reason: 'handover' as const,
});
const now = new Date('2026-11-24T08:00:00Z');

it('gives a row to each unit, once, in the order they first had it', () => {
  const rows = timelineRows(
    [held('a', '11-10', null), held('b', '11-05', '11-10'), held('a', '11-01', '11-05')],
    now,
    null,
  );
  expect(rows?.units.map(({ unitId, periods }) => [unitId, periods.length])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  expect(rows?.gaps).toEqual([]);
});

it('shows a gap, leaves out what lasted no time, and ends when the pathway was closed', () => {
  const rows = timelineRows(
    [held('c', '11-12', null), held('b', '11-07', '11-07'), held('a', '11-01', '11-07')],
    now,
    new Date('2026-11-20T08:00:00Z'),
  );
  expect(rows?.units.map(({ unitId }) => unitId)).toEqual(['a', 'c']);
  expect(rows?.gaps).toEqual([
    { from: new Date('2026-11-07T08:00:00Z'), to: new Date('2026-11-12T08:00:00Z') },
  ]);
  expect(rows?.units[1]?.periods[0]?.to).toEqual(new Date('2026-11-20T08:00:00Z'));
  expect(timelineRows([], now, null)).toBeNull();
});

it('has no gap where each period begins when the last one ended, in any order of rows', () => {
  const history = fc
    .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 })
    .chain((lengths) => {
      let at = Date.UTC(2026, 0, 1);
      const rows = lengths.map((hours, index) => {
        const from = new Date(at).toISOString();
        at += hours * 3_600_000;
        const to = index === lengths.length - 1 ? null : new Date(at).toISOString();
        return { ...held(String(index % 3), '01-01', null), from, to };
      });
      return fc.shuffledSubarray(rows, { minLength: rows.length });
    });
  fc.assert(
    fc.property(history, (rows) => {
      const picture = timelineRows(rows, new Date('2027-06-01T00:00:00Z'), null);
      expect(picture?.gaps).toEqual([]);
      const shown = picture?.units.flatMap(({ periods }) => periods) ?? [];
      expect(shown.every(({ from, to }) => to > from)).toBe(true);
    }),
  );
});
