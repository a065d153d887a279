// Synthetic identity numbers for tests and scenarios: valid check digits, month +80 as in Tenor, nobody's number.
import { checkDigits } from './identity-number.ts';
import { isPlainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

export type SyntheticPerson = {
  /** 1854-01-01 to 2039-12-31, the years the published series cover. */
  birthDate: PlainDate;
  /** 0, 1, 2 …: the same serial gives the same number, different serials different numbers. About 200 per day and gender. */
  serial: number;
  gender: 'female' | 'male';
};

/** A synthetic fødselsnummer: `syntheticFnr({ birthDate: '1990-03-15', serial: 0, gender: 'female' })` begins with
 *  `158390`. Throws RangeError on a day without a series and when the day has no such serial. */
export function syntheticFnr(person: SyntheticPerson): string {
  return syntheticNumber(person, 0);
}

/** A synthetic D-number: as `syntheticFnr`, with the day +40. */
export function syntheticDnr(person: SyntheticPerson): string {
  return syntheticNumber(person, 40);
}

/** A made-up FH-number: `800000000` and on. FH-numbers have no synthetic series, so nothing in the number tells it from
 *  a real one: never let these leave a trial. Serials 0 to 19,999,999; throws RangeError on others. */
export function syntheticFh({ serial }: { serial: number }): string {
  assertSerial(serial);
  const eight = String(80_000_000 + serial);
  // Of ten neighbours at most a few lack check digits, so the first that has them is near.
  for (let ninth = 0; eight.length === 8 && ninth <= 9; ninth += 1) {
    const check = checkDigits(`${eight}${ninth}`);
    if (check !== null) return `${eight}${ninth}${check}`;
  }
  throw new RangeError(`No FH-number with serial ${serial}`);
}

function syntheticNumber({ birthDate, serial, gender }: SyntheticPerson, dayOffset: number): string {
  assertSerial(serial);
  if (!isPlainDate(birthDate)) throw new RangeError(`Not a calendar day: ${birthDate}`);
  const day = String(Number(birthDate.slice(8)) + dayOffset).padStart(2, '0');
  const month = String(Number(birthDate.slice(5, 7)) + 80);
  const date = `${day}${month}${birthDate.slice(2, 4)}`;
  let left = serial;
  for (const [first, last] of seriesOf(Number(birthDate.slice(0, 4)))) {
    for (let individual = first + (gender === 'male' ? 1 : 0); individual <= last; individual += 2) {
      const nine = `${date}${String(individual).padStart(3, '0')}`;
      const check = checkDigits(nine);
      if (check === null) continue;
      if (left === 0) return `${nine}${check}`;
      left -= 1;
    }
  }
  throw new RangeError(`No synthetic number for ${birthDate} with serial ${serial}`);
}

// Every series begins on an even number, which is a woman's.
function seriesOf(year: number): [first: number, last: number][] {
  if (year >= 1854 && year <= 1899) return [[500, 749]];
  if (year >= 1900 && year <= 1939) return [[0, 499]];
  if (year >= 1940 && year <= 1999) {
    return [
      [0, 499],
      [900, 999],
    ];
  }
  if (year >= 2000 && year <= 2039) return [[500, 999]];
  return [];
}

function assertSerial(serial: number): void {
  if (!Number.isInteger(serial) || serial < 0) throw new RangeError(`Not a serial: ${serial}`);
}
