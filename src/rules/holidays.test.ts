// Tests of Norwegian holidays and working days against published dates and properties.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  easterSunday,
  holidaysIn,
  isHoliday,
  isWorkingDay,
  nextWorkingDay,
} from './holidays.ts';
import { addDays, daysBetween, weekdayOf } from './plain-date.ts';

const anyYear = fc.integer({ min: 1900, max: 2199 });
const anyDay = fc.integer({ min: 0, max: 109_000 }).map((days) => addDays('1900-06-01', days));

// Independent of the rule under test: first Sunday after the ecclesiastical full moon on or after 21 March,
// the moon from Gauss' constant 24, which holds for 1900–2199.
function easterByFullMoon(year: number): string {
  const golden = year % 19;
  let moon = (19 * golden + 24) % 30;
  if (moon === 29 || (moon === 28 && golden > 10)) moon -= 1;
  let day = addDays(`${year}-03-22`, moon - 1);
  do day = addDays(day, 1);
  while (weekdayOf(day) !== 7);
  return day;
}

describe('easterSunday', () => {
  it.each([
    [1900, '1900-04-15'],
    [1943, '1943-04-25'], // latest possible day
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'], // the year an earlier wording of the Norwegian act would have missed (Prop. 81 L 2010–2011)
    [2100, '2100-03-28'],
    [2199, '2199-04-14'],
  ])('falls right in %i', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  it('is the first Sunday after the full moon, every year', () => {
    for (let year = 1900; year < 2200; year += 1) {
      expect(easterSunday(year)).toBe(easterByFullMoon(year));
    }
  });

  it('refuses years it does not know', () => {
    for (const year of [1899, 2200, 2026.5, Number.NaN]) expect(() => easterSunday(year)).toThrow(RangeError);
  });
});

describe('holidaysIn', () => {
  it('lists 2026 in order', () => {
    expect(holidaysIn(2026).map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2026-01-01 new-years-day',
      '2026-04-02 maundy-thursday',
      '2026-04-03 good-friday',
      '2026-04-05 easter-sunday',
      '2026-04-06 easter-monday',
      '2026-05-01 labour-day',
      '2026-05-14 ascension-day',
      '2026-05-17 constitution-day',
      '2026-05-24 whit-sunday',
      '2026-05-25 whit-monday',
      '2026-12-25 christmas-day',
      '2026-12-26 boxing-day',
    ]);
  });

  it('keeps both names where two holidays share a day', () => {
    const on = (date: string) =>
      holidaysIn(Number(date.slice(0, 4)))
        .filter((holiday) => holiday.date === date)
        .map((holiday) => holiday.name)
        .sort();
    expect(on('2008-05-01')).toEqual(['ascension-day', 'labour-day']);
    expect(on('2012-05-17')).toEqual(['ascension-day', 'constitution-day']);
    expect(on('2027-05-17')).toEqual(['constitution-day', 'whit-monday']);
  });

  it('has twelve a year, with the movable ones on their weekdays', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const holidays = holidaysIn(year);
        const weekday = (name: string) => weekdayOf(holidays.find((holiday) => holiday.name === name)!.date);
        expect(holidays).toHaveLength(12);
        expect(holidays.map(({ date }) => date)).toEqual(holidays.map(({ date }) => date).sort());
        expect(weekday('maundy-thursday')).toBe(4);
        expect(weekday('good-friday')).toBe(5);
        expect(weekday('easter-monday')).toBe(1);
        expect(weekday('ascension-day')).toBe(4);
        expect(weekday('whit-sunday')).toBe(7);
        expect(weekday('whit-monday')).toBe(1);
      }),
    );
  });
});

describe('working days', () => {
  it.each([
    ['2026-04-01', true, 'Wednesday before Easter'],
    ['2026-04-02', false, 'Maundy Thursday'],
    ['2026-04-04', false, 'Holy Saturday'],
    ['2026-04-07', true, 'Tuesday after Easter'],
    ['2026-05-17', false, 'Constitution Day on a Sunday'],
    ['2026-05-18', true, 'no day off in lieu'],
    ['2026-12-24', true, 'Christmas Eve is a working day in law'],
    ['2026-12-31', true, "so is New Year's Eve"],
    ['2028-02-29', true, 'a leap day on a Tuesday'],
    ['2024-02-29', true, 'a leap day on a Thursday'],
  ])('%s is a working day: %s (%s)', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it('tells holidays from Sundays', () => {
    expect(isHoliday('2026-04-05')).toBe(true);
    expect(isHoliday('2026-04-12')).toBe(false);
    expect(isWorkingDay('2026-04-12')).toBe(false);
  });

  it.each([
    ['2026-04-01', '2026-04-01'],
    ['2026-04-02', '2026-04-07'],
    ['2026-12-25', '2026-12-28'],
    ['2025-12-25', '2025-12-29'],
    ['2026-01-01', '2026-01-02'],
    ['2027-05-15', '2027-05-18'],
  ])('the next working day from %s is %s', (date, expected) => {
    expect(nextWorkingDay(date)).toBe(expected);
  });

  it.each([
    ['2026-04-01', 1, '2026-04-07'],
    ['2026-04-03', 1, '2026-04-07'],
    ['2026-12-23', 5, '2026-12-31'],
    ['2026-12-23', 6, '2027-01-04'],
    ['2028-02-28', 2, '2028-03-01'],
    ['2027-02-26', 1, '2027-03-01'],
    ['2026-04-07', -1, '2026-04-01'],
    ['2026-04-04', 0, '2026-04-04'],
  ])('%s plus %i working days is %s', (date, count, expected) => {
    expect(addWorkingDays(date, count)).toBe(expected);
  });

  it('counts exactly the working days passed', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const end = addWorkingDays(date, count);
        let passed = 0;
        for (let day = 1; day <= daysBetween(date, end); day += 1) {
          passed += isWorkingDay(addDays(date, day)) ? 1 : 0;
        }
        expect(isWorkingDay(end)).toBe(true);
        expect(passed).toBe(count);
        const start = nextWorkingDay(date);
        expect(addWorkingDays(addWorkingDays(start, count), -count)).toBe(start);
      }),
    );
  });

  it('never waits more than five days for a working day', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const next = nextWorkingDay(date);
        expect(isWorkingDay(next)).toBe(true);
        expect(daysBetween(date, next)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(date, next)).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('refuses what is no day', () => {
    expect(() => isHoliday('2026-02-29')).toThrow(RangeError);
    expect(() => isWorkingDay('1899-12-29')).toThrow(RangeError);
    expect(() => nextWorkingDay('not a day')).toThrow(RangeError);
    expect(() => addWorkingDays('2026-02-29', 0)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-03-02', 1.5)).toThrow(RangeError);
  });
});
