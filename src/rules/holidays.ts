// Norwegian public holidays and working days, computed for any year from 1900 to 2199.
// Law: act on public holidays and public holiday peace § 2 (1995), act on 1 and 17 May as public holidays (1947);
// docs/rules.md.
import { addDays, weekdayOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** What a public holiday is called; two can share a day (17 May 2027 is also Whit Monday). */
export type HolidayName =
  | 'new-years-day'
  | 'maundy-thursday'
  | 'good-friday'
  | 'easter-sunday'
  | 'easter-monday'
  | 'labour-day'
  | 'constitution-day'
  | 'ascension-day'
  | 'whit-sunday'
  | 'whit-monday'
  | 'christmas-day'
  | 'boxing-day';

export type Holiday = { date: PlainDate; name: HolidayName };

const firstYear = 1900;
const lastYear = 2199;

const fixedHolidays: readonly (readonly [monthAndDay: string, name: HolidayName])[] = [
  ['01-01', 'new-years-day'],
  ['05-01', 'labour-day'],
  ['05-17', 'constitution-day'],
  ['12-25', 'christmas-day'],
  ['12-26', 'boxing-day'],
];

const easterHolidays: readonly (readonly [daysFromEaster: number, name: HolidayName])[] = [
  [-3, 'maundy-thursday'],
  [-2, 'good-friday'],
  [0, 'easter-sunday'],
  [1, 'easter-monday'],
  [39, 'ascension-day'],
  [49, 'whit-sunday'],
  [50, 'whit-monday'],
];

/** Easter Sunday by the Gregorian rule (Meeus, Astronomical Algorithms, chapter 8). Throws RangeError outside 1900–2199. */
export function easterSunday(year: number): PlainDate {
  assertYear(year);
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return addDays(`${year}-03-22`, epact + weekday - 7 * lateMoon);
}

const holidaysByYear = new Map<number, readonly Holiday[]>();

/** The twelve public holidays of a year in date order, by the law as it stands now also for years before it.
 *  Ordinary Sundays are not listed. Throws RangeError outside 1900–2199. */
export function holidaysIn(year: number): readonly Holiday[] {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const holidays = [
    ...fixedHolidays.map(([monthAndDay, name]) => ({ date: `${year}-${monthAndDay}`, name })),
    ...easterHolidays.map(([days, name]) => ({ date: addDays(easter, days), name })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** True on a public holiday; an ordinary Sunday is none. Throws RangeError on no day or outside 1900–2199. */
export function isHoliday(date: PlainDate): boolean {
  return holidaysIn(yearOf(date)).some((holiday) => holiday.date === date);
}

/** True on Monday to Friday when it is no public holiday. Christmas Eve and New Year's Eve are working days in law.
 *  Throws RangeError on no day or outside 1900–2199. */
export function isWorkingDay(date: PlainDate): boolean {
  return weekdayOf(date) <= 5 && !isHoliday(date);
}

/** `date` itself when it is a working day, else the first one after it. Throws RangeError outside 1900–2199. */
export function nextWorkingDay(date: PlainDate): PlainDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** The `count`-th working day after `date`; `date` itself is not counted, whatever day it is. `count` 0 gives `date`,
 *  a negative count goes back. Throws RangeError on a count that is no integer and outside 1900–2199. */
export function addWorkingDays(date: PlainDate, count: number): PlainDate {
  if (!Number.isInteger(count)) throw new RangeError(`Not a whole number of working days: ${count}`);
  const step = count < 0 ? -1 : 1;
  let day = addDays(date, 0);
  for (let left = Math.abs(count); left > 0; left -= isWorkingDay(day) ? 1 : 0) day = addDays(day, step);
  return day;
}

function yearOf(date: PlainDate): number {
  // weekdayOf throws on a text that is no day.
  weekdayOf(date);
  return Number(date.slice(0, 4));
}

function assertYear(year: number): void {
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) {
    throw new RangeError(`Holidays are known from ${firstYear} to ${lastYear}, not for ${year}`);
  }
}
