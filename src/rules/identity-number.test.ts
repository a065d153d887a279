// Tests of identity numbers: kinds, synthetic series, faults while typing, and the synthetic generator.
import { idnr } from '@navikt/fnrvalidator';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDigits,
  identityNumberKindOf,
  identityNumberSystems,
  isIdentityNumber,
  maskIdentityNumber,
  readIdentityNumber,
} from './identity-number.ts';
import { addDays } from './plain-date.ts';
import { syntheticDnr, syntheticFh, syntheticFnr } from './synthetic-identity.ts';

const anyPerson = fc.record({
  birthDate: fc.integer({ min: 0, max: 67_000 }).map((days) => addDays('1854-01-01', days)),
  serial: fc.nat(40),
  gender: fc.constantFrom('female' as const, 'male' as const),
});
const anySerial = fc.nat(19_999_999);
const anyNumber = fc.oneof(
  anyPerson.map(syntheticFnr),
  anyPerson.map(syntheticDnr),
  anySerial.map((serial) => syntheticFh({ serial })),
);
const fault = (text: string, options?: { allowSynthetic?: boolean }) => {
  const read = readIdentityNumber(text, options);
  return 'error' in read ? read : null;
};

describe('readIdentityNumber', () => {
  it('reads a synthetic fødselsnummer with birth date and gender', () => {
    expect(readIdentityNumber('10915596784')).toEqual({
      kind: 'fnr',
      normalized: '10915596784',
      birthDate: '1955-11-10',
      gender: 'male',
      isSynthetic: true,
    });
  });

  it('reads month +40 as synthetic, also in a D-number', () => {
    expect(readIdentityNumber('13527248013')).toMatchObject({ kind: 'fnr', isSynthetic: true });
    expect(readIdentityNumber('68467038838')).toMatchObject({
      kind: 'dnr',
      birthDate: '1970-06-28',
      isSynthetic: true,
    });
  });

  it('reads the generator’s numbers back', () => {
    fc.assert(
      fc.property(anyPerson, ({ birthDate, serial, gender }) => {
        const common = { birthDate, gender, isSynthetic: true };
        const fnr = syntheticFnr({ birthDate, serial, gender });
        const dnr = syntheticDnr({ birthDate, serial, gender });
        expect(readIdentityNumber(fnr)).toEqual({ kind: 'fnr', normalized: fnr, ...common });
        expect(readIdentityNumber(dnr)).toEqual({ kind: 'dnr', normalized: dnr, ...common });
      }),
    );
  });

  it('reads an FH-number, which tells nothing about the person', () => {
    fc.assert(
      fc.property(anySerial, (serial) => {
        const number = syntheticFh({ serial });
        expect(readIdentityNumber(number, { allowSynthetic: false })).toEqual({
          kind: 'fh',
          normalized: number,
          birthDate: null,
          isSynthetic: false,
        });
      }),
    );
  });

  it('tells neither birth date nor gender of a number in the series from 2032', () => {
    // First check digit with remainder 1, 2 or 3 instead of 0.
    const nine = '018190200';
    const found = Array.from({ length: 100 }, (_, check) => `${nine}${String(check).padStart(2, '0')}`)
      .filter((number) => idnr(number).status === 'valid')
      .filter((number) => number.slice(9) !== checkDigits(nine));
    expect(found.length).toBeGreaterThan(0);
    for (const normalized of found) {
      expect(readIdentityNumber(normalized)).toEqual({
        kind: 'fnr',
        normalized,
        birthDate: null,
        isSynthetic: true,
      });
    }
  });

  it('leaves the birth date out where the digits fit no series', () => {
    const withChecks = (nine: string) => `${nine}${checkDigits(nine)}`;
    expect(readIdentityNumber(withChecks('018145600'))).toMatchObject({ birthDate: null });
    expect(readIdentityNumber(withChecks('298200100'))).toMatchObject({ birthDate: null }); // no 29 February 1900
    expect(readIdentityNumber(withChecks('298200600'))).toMatchObject({ birthDate: '2000-02-29' });
    expect(readIdentityNumber(withChecks('018139500'))).toMatchObject({ birthDate: '2039-01-01' });
    expect(readIdentityNumber(withChecks('018140900'))).toMatchObject({ birthDate: '1940-01-01' });
    expect(readIdentityNumber(withChecks('018154500'))).toMatchObject({ birthDate: '1854-01-01' });
  });

  it.each(['109155 96784', ' 10 91 55 96784 ', '109155-96784', '109155–96784', '109155\u00A096784\u200B'])(
    'takes the separators of %j',
    (text) => {
      expect(readIdentityNumber(text)).toMatchObject({ normalized: '10915596784' });
    },
  );

  it.each([
    ['', 'too-short', true],
    ['1', 'too-short', true],
    ['99', 'too-short', true],
    ['109155-', 'too-short', true],
    ['1091559678', 'too-short', true],
    ['109155967841', 'too-long', false],
    ['10915596785', 'bad-checksum', false],
    ['10915596794', 'bad-checksum', false],
    ['80000000000', 'bad-checksum', false],
    ['32915596784', 'bad-date', false],
    ['10935596784', 'bad-date', false],
    ['10535596784', 'bad-date', false],
    ['00000000000', 'bad-date', false],
    ['29822396784', 'bad-date', false],
    ['1091559678x', 'not-digits', false],
    ['ten', 'not-digits', false],
    ['１０９１５５９６７８４', 'not-digits', false],
  ])('says of %j: %s, still typing %s', (text, error, stillTyping) => {
    expect(readIdentityNumber(text)).toEqual({ error, stillTyping });
  });

  it('refuses synthetic numbers where they are not allowed, but names a typing fault first', () => {
    const refused = { error: 'synthetic-not-allowed', stillTyping: false };
    expect(fault('10915596784', { allowSynthetic: false })).toEqual(refused);
    expect(fault('13527248013', { allowSynthetic: false })).toEqual(refused);
    expect(fault('10915596785', { allowSynthetic: false })?.error).toBe('bad-checksum');
    expect(isIdentityNumber('10915596784', { allowSynthetic: true })).toBe(true);
    expect(isIdentityNumber('10915596784', { allowSynthetic: false })).toBe(false);
  });

  it('keeps quiet while a right number is being typed', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 0, max: 10 }), (number, length) => {
        expect(fault(number.slice(0, length))).toEqual({ error: 'too-short', stillTyping: true });
        expect(fault(number)).toBeNull();
      }),
    );
  });

  it('finds one wrong digit', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(10), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const wrong = (Number(number[at]) + shift) % 10;
        expect(isIdentityNumber(`${number.slice(0, at)}${wrong}${number.slice(at + 1)}`)).toBe(false);
      }),
    );
  });

  it('finds two swapped neighbours', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(9), (number, at) => {
        const swapped = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
        expect(isIdentityNumber(swapped)).toBe(swapped === number);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{9,13}$/)), (text) => {
        expect(readIdentityNumber(text)).toBeTypeOf('object');
        expect(maskIdentityNumber(text)).toBeTypeOf('string');
      }),
    );
  });
});

describe('maskIdentityNumber', () => {
  it.each([
    ['10915596784', '109155 *****'],
    ['109155 96784', '109155 *****'],
    ['1091559678', '**********'],
    ['109155967841', '***********'],
    ['', ''],
  ])('shows %j as %j', (text, masked) => {
    expect(maskIdentityNumber(text)).toBe(masked);
  });
});

describe('identity number systems', () => {
  it('go both ways', () => {
    expect(identityNumberSystems).toEqual({
      fnr: 'urn:oid:2.16.578.1.12.4.1.4.1',
      dnr: 'urn:oid:2.16.578.1.12.4.1.4.2',
      fh: 'urn:oid:2.16.578.1.12.4.1.4.3',
    });
    expect(identityNumberKindOf(identityNumberSystems.dnr)).toBe('dnr');
    expect(identityNumberKindOf('urn:oid:2.16.578.1.12.4.1.4.4')).toBeNull();
  });
});

describe('checkDigits', () => {
  it('agrees with the validator, and knows digits that have none', () => {
    expect(checkDigits('109155967')).toBe('84');
    expect(() => checkDigits('1091559678')).toThrow(RangeError);
    fc.assert(
      fc.property(fc.stringMatching(/^[0-2][1-9](8[1-9])\d{5}$/), (nine) => {
        const check = checkDigits(nine);
        const valid = idnr(`${nine}${check ?? '00'}`);
        expect(check === null || valid.status === 'valid' || valid.reasons.join() === 'invalid date').toBe(
          true,
        );
      }),
    );
  });
});

describe('synthetic numbers', () => {
  it('pass the validator as synthetic', () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        expect(idnr(syntheticFnr(person))).toEqual({ status: 'valid', type: 'tnr' });
        expect(idnr(syntheticDnr(person))).toEqual({ status: 'valid', type: 'dnr-and-tnr' });
      }),
    );
  });

  it('stay the same for the same serial and differ between serials', () => {
    const person = { birthDate: '1990-03-15', gender: 'female' as const };
    const numbers = Array.from({ length: 200 }, (_, serial) => syntheticFnr({ ...person, serial }));
    expect(numbers[0]).toMatch(/^158390/);
    expect(new Set(numbers).size).toBe(200);
    expect(syntheticFnr({ ...person, serial: 7 })).toBe(numbers[7]);
    expect(syntheticDnr({ ...person, serial: 0 })).toMatch(/^558390/);
    const helpers = Array.from({ length: 500 }, (_, serial) => syntheticFh({ serial }));
    expect(new Set(helpers).size).toBe(500);
  });

  it('end where the series end', () => {
    const person = { birthDate: '1990-03-15', gender: 'male' as const };
    expect(() => syntheticFnr({ ...person, serial: 400 })).toThrow(RangeError);
    expect(() => syntheticFnr({ ...person, serial: -1 })).toThrow(RangeError);
    expect(() => syntheticFnr({ ...person, serial: 0, birthDate: '2040-01-01' })).toThrow(RangeError);
    expect(() => syntheticFnr({ ...person, serial: 0, birthDate: '1990-02-29' })).toThrow(RangeError);
    expect(() => syntheticFh({ serial: 20_000_000 })).toThrow(RangeError);
    expect(() => syntheticFh({ serial: 0.5 })).toThrow(RangeError);
    expect(syntheticFh({ serial: 19_999_999 })).toMatch(/^9/);
  });
});
