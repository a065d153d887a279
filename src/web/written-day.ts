// Days as people write them in a field, and as the field writes them back.
import { isPlainDate, type PlainDate } from '../rules/plain-date.ts';

/** Two digits mean the year nearest the present: at most twenty years ahead. */
function fullYear(digits: string, today: PlainDate): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  const ahead = 2_000 + year;
  return ahead > Number(today.slice(0, 4)) + 20 ? ahead - 100 : ahead;
}

/** Reads `1.12.2026`, `01/12/26`, `1-12`, `01122026`, `011226` and `2026-12-01`; without a year this year is meant.
 *  Null when it is no day that exists. */
export function readDay(text: string, today: PlainDate): PlainDate | null {
  const trimmed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) return isPlainDate(trimmed) ? trimmed : null;
  const match =
    /^(\d{1,2})[./\- ]\s*(\d{1,2})(?:[./\- ]\s*(\d{4}|\d{2})?)?$/.exec(trimmed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(trimmed);
  if (!match) return null;
  const [, day = '', month = '', year] = match;
  const read = `${fullYear(year ?? today.slice(0, 4), today)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(read) ? read : null;
}

/** `01.12.2026`. */
export function writeDay(day: PlainDate): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}
