// Tests of deadline counting: a table over Easter, May, Christmas and leap days, pauses, states, rule versions.
import { describe, expect, it } from 'vitest';
import { deadlineState, dueDate, explainDueDate, ruleInForce, ruleVersion, warningDays } from './deadline.ts';
import type { DeadlineRule } from './deadline.ts';

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

describe('dueDate over the Norwegian calendar', () => {
  it.each<[string, number, DeadlineRule['unit'], DeadlineRule['onHoliday'], string, string]>([
    ['2026-03-23', 10, 'calendar-days', 'next-working-day', '2026-04-07', 'Maundy Thursday to after Easter'],
    ['2026-03-23', 10, 'calendar-days', 'keep', '2026-04-02', 'kept on Maundy Thursday'],
    ['2026-03-26', 10, 'calendar-days', 'next-working-day', '2026-04-07', 'Easter Sunday'],
    ['2026-03-28', 10, 'calendar-days', 'next-working-day', '2026-04-07', 'Tuesday after Easter itself'],
    ['2026-03-22', 10, 'calendar-days', 'next-working-day', '2026-04-01', 'Wednesday before Easter'],
    ['2026-04-01', 5, 'working-days', 'next-working-day', '2026-04-13', 'Easter takes three working days'],
    ['2025-04-16', 1, 'working-days', 'next-working-day', '2025-04-22', 'late Easter'],
    ['2026-04-21', 10, 'calendar-days', 'next-working-day', '2026-05-04', 'Friday 1 May'],
    ['2026-05-04', 10, 'calendar-days', 'next-working-day', '2026-05-15', 'Ascension Day'],
    ['2026-05-07', 10, 'calendar-days', 'next-working-day', '2026-05-18', 'Sunday 17 May'],
    ['2027-05-07', 10, 'calendar-days', 'next-working-day', '2027-05-18', '17 May on Whit Monday'],
    ['2028-05-05', 10, 'calendar-days', 'next-working-day', '2028-05-15', 'ordinary Monday'],
    ['2028-05-07', 10, 'calendar-days', 'next-working-day', '2028-05-18', 'Wednesday 17 May'],
    [
      '2026-05-13',
      5,
      'working-days',
      'next-working-day',
      '2026-05-21',
      'Ascension Day and 17 May on a Sunday',
    ],
    ['2026-12-14', 10, 'calendar-days', 'next-working-day', '2026-12-24', 'Christmas Eve counts'],
    ['2026-12-15', 10, 'calendar-days', 'next-working-day', '2026-12-28', 'Christmas Day on a Friday'],
    ['2025-12-15', 10, 'calendar-days', 'next-working-day', '2025-12-29', 'Thursday 25 December'],
    [
      '2026-12-22',
      10,
      'calendar-days',
      'next-working-day',
      '2027-01-04',
      "New Year's Day, over the year end",
    ],
    ['2026-12-23', 5, 'working-days', 'next-working-day', '2026-12-31', 'working days between the holidays'],
    ['2026-12-31', 1, 'working-days', 'next-working-day', '2027-01-04', 'first working day of the year'],
    ['2028-02-19', 10, 'calendar-days', 'next-working-day', '2028-02-29', 'ends on the leap day'],
    ['2028-02-20', 10, 'calendar-days', 'next-working-day', '2028-03-01', 'passes the leap day'],
    ['2027-02-19', 10, 'calendar-days', 'next-working-day', '2027-03-01', 'no leap day'],
    ['2028-02-29', 10, 'calendar-days', 'next-working-day', '2028-03-10', 'starts on the leap day'],
    ['2100-02-19', 10, 'calendar-days', 'next-working-day', '2100-03-01', '2100 is no leap year'],
    ['2026-03-24', 5, 'calendar-days', 'keep', '2026-03-29', 'the day summer time begins'],
    ['2026-10-20', 5, 'calendar-days', 'keep', '2026-10-25', 'the day summer time ends'],
    ['2026-04-03', 0, 'calendar-days', 'next-working-day', '2026-04-07', 'the same day, a holiday'],
    ['2026-04-03', 0, 'calendar-days', 'keep', '2026-04-03', 'the same day, kept'],
    ['2026-06-13', 2, 'working-days', 'keep', '2026-06-16', 'starts on a Saturday'],
  ])('from %s, %i %s, %s: %s (%s)', (start, length, unit, onHoliday, expected) => {
    expect(dueDate({ ...base, length, unit, onHoliday }, start)).toBe(expected);
  });

  it('refuses what it cannot count', () => {
    expect(() => dueDate(base, '2026-02-29')).toThrow(RangeError);
    expect(() => dueDate({ ...base, length: 0 }, 'today')).toThrow(RangeError);
    expect(() => dueDate({ ...base, length: -1 }, '2026-03-02')).toThrow(RangeError);
    expect(() => dueDate({ ...base, length: 1.5 }, '2026-03-02')).toThrow(RangeError);
    expect(() => dueDate(base, '2026-03-02', [{ from: '2026-03-05', resumedOn: '2026-03-04' }])).toThrow(
      RangeError,
    );
    expect(() => dueDate(base, '2026-03-02', [{ from: '2026-02-30', resumedOn: null }])).toThrow(RangeError);
  });
});

describe('pauses', () => {
  it('extend the deadline by the days that did not count', () => {
    const pauses = [{ from: '2026-06-05', resumedOn: '2026-06-15' }];
    expect(explainDueDate(base, '2026-06-01', pauses)).toEqual({
      due: '2026-06-22',
      movedFrom: '2026-06-21',
      extendedBy: 11,
      reasons: ['deadline.due.counted', 'deadline.due.extended-by-pause', 'deadline.due.moved-past-holiday'],
    });
  });

  it('leave no due day while one lasts', () => {
    expect(explainDueDate(base, '2026-06-01', [{ from: '2026-06-11', resumedOn: null }])).toEqual({
      due: null,
      movedFrom: null,
      extendedBy: 0,
      reasons: ['deadline.due.paused'],
    });
  });

  it('cannot repair a deadline that had run out', () => {
    expect(dueDate(base, '2026-06-01', [{ from: '2026-06-12', resumedOn: null }])).toBe('2026-06-11');
    expect(dueDate(base, '2026-06-01', [{ from: '2026-06-12', resumedOn: '2026-07-01' }])).toBe('2026-06-11');
  });

  it('hold a moved deadline open when they begin before the working day it moved to', () => {
    // Ten days end on Sunday 14 June; Monday the 15th is paused.
    const pause = { from: '2026-06-15', resumedOn: '2026-06-18' };
    expect(dueDate(base, '2026-06-04', [pause])).toBe('2026-06-18');
    expect(dueDate(base, '2026-06-04', [{ ...pause, resumedOn: null }])).toBeNull();
    expect(dueDate({ ...base, onHoliday: 'keep' }, '2026-06-04', [pause])).toBe('2026-06-14');
  });

  it('count overlapping days once, and a weekend pause costs working days nothing', () => {
    const overlapping = [
      { from: '2026-06-08', resumedOn: '2026-06-12' },
      { from: '2026-06-05', resumedOn: '2026-06-10' },
    ];
    expect(dueDate({ ...base, onHoliday: 'keep' }, '2026-06-01', overlapping)).toBe('2026-06-18');
    const weekend = [{ from: '2026-06-06', resumedOn: '2026-06-08' }];
    expect(explainDueDate({ ...base, unit: 'working-days', length: 5 }, '2026-06-03', weekend)).toEqual({
      due: '2026-06-10',
      movedFrom: null,
      extendedBy: 0,
      reasons: ['deadline.due.counted'],
    });
  });
});

describe('deadlineState', () => {
  const due = '2026-03-01';

  it.each<[string, string | null, string, number]>([
    ['2026-02-20', null, 'running', 9],
    ['2026-02-25', null, 'running', 4],
    ['2026-02-26', null, 'warning', 3],
    ['2026-02-28', null, 'warning', 1],
    ['2026-03-01', null, 'due-today', 0],
    ['2026-03-02', null, 'broken', -1],
    ['2027-03-01', null, 'broken', -365],
    ['2026-03-05', '2026-02-27', 'met', 2],
    ['2026-03-05', '2026-03-01', 'met', 0],
    ['2026-03-05', '2026-03-04', 'met-late', -3],
    ['2026-02-27', '2026-02-28', 'warning', 2], // closed tomorrow: not known today
    ['2026-03-02', '2026-03-04', 'broken', -1],
  ])('on %s, closed %s: %s, %i days', (today, closedOn, state, daysLeft) => {
    expect(deadlineState(due, today, [1, 3], closedOn)).toEqual({
      state,
      daysLeft,
      reason: `deadline.${state}`,
    });
  });

  it('does not warn without warning days', () => {
    expect(deadlineState(due, '2026-02-28', []).state).toBe('running');
    expect(deadlineState(due, '2026-03-01', []).state).toBe('due-today');
  });

  it('says paused without a due day, and met when closed meanwhile', () => {
    expect(deadlineState(null, '2026-02-28', [3])).toEqual({
      state: 'paused',
      daysLeft: null,
      reason: 'deadline.paused',
    });
    expect(deadlineState(null, '2026-02-28', [3], '2026-02-27')).toEqual({
      state: 'met',
      daysLeft: null,
      reason: 'deadline.met-while-paused',
    });
    expect(deadlineState(null, '2026-02-28', [3], '2026-03-01').state).toBe('paused');
  });

  it('refuses what is no day', () => {
    expect(() => deadlineState(due, '2026-02-29', [])).toThrow(RangeError);
    expect(() => deadlineState(due, '2026-02-28', [], 'yesterday')).toThrow(RangeError);
  });
});

describe('warningDays', () => {
  it('gives each day once, earliest first, over a month end', () => {
    expect(warningDays('2028-03-01', [1, 3, 1])).toEqual(['2028-02-27', '2028-02-29']);
    expect(warningDays('2028-03-01', [])).toEqual([]);
  });
});

describe('rule versions', () => {
  const first = { ...base, validFrom: '2020-01-01', length: 14 };
  const second = { ...base, validFrom: '2026-07-01', length: 10 };
  const other = { ...base, id: 'other', validFrom: '2026-01-01' };

  it.each([[[first, second, other]], [[other, second, first]]])(
    'a start follows the version of its day',
    (rules) => {
      expect(ruleInForce(rules, 'example', '2019-12-31')).toBeNull();
      expect(ruleInForce(rules, 'example', '2020-01-01')).toBe(first);
      expect(ruleInForce(rules, 'example', '2026-06-30')).toBe(first);
      expect(ruleInForce(rules, 'example', '2026-07-01')).toBe(second);
      expect(ruleInForce(rules, 'unknown', '2026-07-01')).toBeNull();
    },
  );

  it('a running deadline keeps the version it started under', () => {
    const started = ruleInForce([first], 'example', '2026-06-25')!;
    const kept = ruleVersion([first, second], started.id, started.validFrom)!;
    expect(dueDate(kept, '2026-06-25')).toBe('2026-07-09');
    expect(dueDate(ruleInForce([first, second], 'example', '2026-07-05')!, '2026-06-25')).toBe('2026-07-06');
    expect(ruleVersion([first, second], 'example', '2026-06-25')).toBeNull();
  });
});
