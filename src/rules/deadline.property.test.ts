// Properties of deadline counting for random rules, starts and pauses.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineState, dueDate, explainDueDate } from './deadline.ts';
import type { DeadlineRule, Pause } from './deadline.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from './holidays.ts';
import { addDays, daysBetween } from './plain-date.ts';

const base: DeadlineRule = {
  id: 'example',
  source: 'example',
  checkedOn: '2026-11-22',
  startEvent: 'example.started',
  closingEvent: 'example.closed',
  length: 10,
  unit: 'calendar-days',
  onHoliday: 'next-working-day',
  responsible: 'responsible-unit',
  warnDaysBefore: [3, 1],
  validFrom: '2014-05-22',
  text: { nb: 'eksempel', nn: 'døme', en: 'example' },
};

const anyDay = fc.integer({ min: 0, max: 70_000 }).map((days) => addDays('1990-01-01', days));
const anyRule = fc
  .record({
    length: fc.integer({ min: 0, max: 40 }),
    unit: fc.constantFrom('calendar-days' as const, 'working-days' as const),
    onHoliday: fc.constantFrom('keep' as const, 'next-working-day' as const),
  })
  .map((part): DeadlineRule => ({ ...base, ...part }));
const closedPauses = (start: string): fc.Arbitrary<Pause[]> =>
  fc.array(
    fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 30 })).map(([offset, days]) => ({
      from: addDays(start, offset),
      resumedOn: addDays(start, offset + days),
    })),
    { maxLength: 4 },
  );
const anyCase = fc
  .tuple(anyRule, anyDay)
  .chain(([rule, start]) => fc.tuple(fc.constant(rule), fc.constant(start), closedPauses(start)));

describe('a deadline', () => {
  it('agrees with working-day arithmetic and calendar arithmetic', () => {
    fc.assert(
      fc.property(anyRule, anyDay, (rule, start) => {
        const counted =
          rule.unit === 'working-days' ? addWorkingDays(start, rule.length) : addDays(start, rule.length);
        expect(dueDate(rule, start)).toBe(rule.onHoliday === 'keep' ? counted : nextWorkingDay(counted));
      }),
    );
  });

  it('never comes earlier for a later start', () => {
    fc.assert(
      fc.property(anyRule, anyDay, (rule, start) => {
        expect(dueDate(rule, addDays(start, 1))! >= dueDate(rule, start)!).toBe(true);
      }),
    );
  });

  it('gives a due day through ended pauses, never an earlier and never a paused one', () => {
    fc.assert(
      fc.property(anyCase, ([rule, start, pauses]) => {
        const verdict = explainDueDate(rule, start, pauses);
        const due = verdict.due!;
        expect(verdict.extendedBy).toBe(daysBetween(dueDate(rule, start)!, due));
        expect(verdict.extendedBy).toBeGreaterThanOrEqual(0);
        expect(pauses.filter(({ from, resumedOn }) => from <= due && due < resumedOn!)).toEqual([]);
        expect(rule.onHoliday === 'keep' || isWorkingDay(due)).toBe(true);
      }),
    );
  });

  it('leaves exactly the rule’s length of counting days between start and counted day', () => {
    fc.assert(
      fc.property(
        anyCase.filter(([rule]) => rule.length > 0),
        ([rule, start, pauses]) => {
          const { due, movedFrom } = explainDueDate(rule, start, pauses);
          let counted = 0;
          for (let offset = 1; offset <= daysBetween(start, movedFrom ?? due!); offset += 1) {
            const day = addDays(start, offset);
            const isPaused = pauses.some(({ from, resumedOn }) => from <= day && day < resumedOn!);
            if (!isPaused && (rule.unit === 'calendar-days' || isWorkingDay(day))) counted += 1;
          }
          expect(counted).toBe(rule.length);
        },
      ),
    );
  });

  it('does not depend on the order of pauses', () => {
    fc.assert(
      fc.property(anyCase, ([rule, start, pauses]) => {
        expect(explainDueDate(rule, start, pauses.toReversed())).toEqual(explainDueDate(rule, start, pauses));
      }),
    );
  });

  it('only worsens as days pass', () => {
    const order = ['running', 'warning', 'due-today', 'broken'];
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), fc.array(fc.nat(14)), (day, offset, warn) => {
        const rank = (today: string) => order.indexOf(deadlineState(day, today, warn).state);
        const today = addDays(day, offset);
        expect(rank(today)).toBeGreaterThanOrEqual(0);
        expect(rank(addDays(today, 1))).toBeGreaterThanOrEqual(rank(today));
      }),
    );
  });
});
