// Legal days as plain dates in Europe/Oslo: text 'YYYY-MM-DD', never an instant, so no time zone can move them.

/** A calendar day, `'YYYY-MM-DD'`. Compares correctly as text. */
export type PlainDate = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayLength = 86_400_000;

function toEpochDay(date: PlainDate): number {
  const match = pattern.exec(date);
  const epoch = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  if (Number.isNaN(epoch) || new Date(epoch).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`Not a calendar day: ${date}`);
  }
  return epoch / dayLength;
}

function fromEpochDay(day: number): PlainDate {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** True for a day that exists: `isPlainDate('2026-02-29')` is false. */
export function isPlainDate(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const epoch = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(epoch).toISOString().slice(0, 10) === text;
}

/** The day `days` calendar days later (earlier when negative). Throws RangeError when `date` is no day. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Throws RangeError on a text that is no day. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** ISO weekday: 1 = Monday … 7 = Sunday. Throws RangeError when `date` is no day. */
export function weekdayOf(date: PlainDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** Age in whole years on `on`; born 29 February turns a year older on 1 March in ordinary years. */
export function ageOn(birthDate: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

const osloParts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Norway at an instant. */
export function osloDay(instant: Date): PlainDate {
  return osloParts.format(instant);
}
