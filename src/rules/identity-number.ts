// Norwegian identity numbers: fødselsnummer, D-number and FH-number (felles hjelpenummer), read and checked.
// Sources: Directorate of e-health, "Identifikatorer for personer" (HIS 1001); Norsk helsenett on FH-numbers;
// the Tax Administration on numbers issued from 2032. docs/rules.md.
import { idnr } from '@navikt/fnrvalidator';
import { isPlainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

export type IdentityNumberKind = 'fnr' | 'dnr' | 'fh';

export type IdentityNumber = {
  kind: IdentityNumberKind;
  /** Eleven digits without separators. */
  normalized: string;
  /** Null when the number does not tell: every FH-number, and numbers whose century cannot be known. */
  birthDate: PlainDate | null;
  /** As the number says, which is not always as the person says; absent when the number does not tell. */
  gender?: 'female' | 'male';
  /** Month +80 (Tenor) or +40. FH-numbers carry no such mark, so a made-up one cannot be told and gives false. */
  isSynthetic: boolean;
};

export type IdentityNumberError =
  | 'too-short'
  | 'too-long'
  | 'not-digits'
  | 'bad-date'
  | 'bad-checksum'
  | 'synthetic-not-allowed';

/** `stillTyping`: more digits may yet make it right, so a form keeps quiet until the person leaves the field. */
export type IdentityNumberFault = { error: IdentityNumberError; stillTyping: boolean };

/** FHIR identifier systems of the Norwegian base profiles. */
export const identityNumberSystems: Readonly<Record<IdentityNumberKind, string>> = {
  fnr: 'urn:oid:2.16.578.1.12.4.1.4.1',
  dnr: 'urn:oid:2.16.578.1.12.4.1.4.2',
  fh: 'urn:oid:2.16.578.1.12.4.1.4.3',
};

/** The kind a FHIR identifier system stands for, or null. */
export function identityNumberKindOf(system: string): IdentityNumberKind | null {
  for (const kind of ['fnr', 'dnr', 'fh'] as const) if (identityNumberSystems[kind] === system) return kind;
  return null;
}

// Spaces of every kind, hyphens and the invisible marks that come along when a number is pasted.
const separators = /[\s\u2010-\u2015\u2212\u200B-\u200F\u202A-\u202E\u2060\uFEFF-]/gu;

/** Reads a number as typed or pasted; spaces and hyphens may stand anywhere. Never throws.
 *
 *  The first digit tells the kind: 0–3 fødselsnummer, 4–7 D-number (day +40), 8–9 FH-number (eight digits without
 *  meaning, check digits as in a fødselsnummer). Numbers of the series that begins in 2032 are accepted already; they
 *  tell neither century nor gender, so both are left out where the check digit shows the new series. One in about
 *  four of them has check digits of the old kind: from 2032 on, take birth date and gender from the register.
 *  One wrong digit or two swapped neighbours are always found. Month +40 is also how a hospital marks its own local
 *  aid numbers: with `allowSynthetic: false` those are refused too, since they mean nothing outside the hospital. */
export function readIdentityNumber(
  text: string,
  options: { allowSynthetic?: boolean } = {},
): IdentityNumber | IdentityNumberFault {
  const digits = text.replace(separators, '');
  if (!/^\d*$/.test(digits)) return { error: 'not-digits', stillTyping: false };
  if (digits.length < 11) return { error: 'too-short', stillTyping: true };
  if (digits.length > 11) return { error: 'too-long', stillTyping: false };
  if (digits >= '8') return readFhNumber(digits);

  const checked = idnr(digits);
  if (checked.status === 'invalid') {
    const isDateBad = checked.reasons.includes('invalid date');
    return { error: isDateBad ? 'bad-date' : 'bad-checksum', stillTyping: false };
  }
  const isSynthetic = Number(digits.slice(2, 4)) > 12;
  if (isSynthetic && options.allowSynthetic === false) {
    return { error: 'synthetic-not-allowed', stillTyping: false };
  }
  const kind = digits < '4' ? 'fnr' : 'dnr';
  if (checkDigits(digits.slice(0, 9)) !== digits.slice(9)) {
    return { kind, normalized: digits, birthDate: null, isSynthetic };
  }
  const gender = Number(digits[8]) % 2 === 0 ? 'female' : 'male';
  return { kind, normalized: digits, birthDate: birthDateIn(digits), gender, isSynthetic };
}

/** True when the text is a number that `readIdentityNumber` accepts. */
export function isIdentityNumber(text: string, options: { allowSynthetic?: boolean } = {}): boolean {
  return !('error' in readIdentityNumber(text, options));
}

/** The number for a screen that need not show it whole: six digits and five stars, `'150390 *****'`. What is no whole
 *  number is hidden altogether, since half a number is still somebody's. Not for logs: those carry no numbers at all. */
export function maskIdentityNumber(text: string): string {
  const digits = text.replace(separators, '');
  return /^\d{11}$/.test(digits) ? `${digits.slice(0, 6)} *****` : '*'.repeat(Math.min(digits.length, 11));
}

/** The two check digits (modulus 11) that belong to the first nine, or null when these nine can have none.
 *  Throws RangeError unless given nine digits. */
export function checkDigits(nine: string): string | null {
  if (!/^\d{9}$/.test(nine)) throw new RangeError('Check digits belong to nine digits');
  const first = checkDigit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
  if (first === 10) return null;
  const second = checkDigit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return second === 10 ? null : `${first}${second}`;
}

function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11;
}

// The library takes the first digit 8 or 9 for a D-number with an impossible day, so it cannot judge these.
function readFhNumber(digits: string): IdentityNumber | IdentityNumberFault {
  if (checkDigits(digits.slice(0, 9)) !== digits.slice(9))
    return { error: 'bad-checksum', stillTyping: false };
  return { kind: 'fh', normalized: digits, birthDate: null, isSynthetic: false };
}

/** The birth date by the published series; null when the digits fit no series, or no day of the century they name. */
function birthDateIn(digits: string): PlainDate | null {
  const day = Number(digits.slice(0, 2)) % 40;
  const month = Number(digits.slice(2, 4)) % 40;
  const century = centuryOf(Number(digits.slice(4, 6)), Number(digits.slice(6, 9)));
  const date = `${century}${digits.slice(4, 6)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isPlainDate(date) ? date : null;
}

function centuryOf(year: number, individual: number): 18 | 19 | 20 | null {
  if (individual < 500) return 19;
  if (year < 40) return 20;
  if (individual >= 900) return 19;
  if (individual < 750 && year >= 54) return 18;
  return null;
}
