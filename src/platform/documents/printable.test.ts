// What reaches the page: nothing the font cannot show, nothing invisible, and everything else unchanged.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFonts } from './fonts.ts';
import { missingSign, printable } from './printable.ts';

const { covers } = loadFonts();
const text = (raw: string) => printable(raw, covers).data;

describe('printable', () => {
  it.each([
    ['ordinary text', 'Kaja sa: «Æ e på tur», 50 % – ½ time', 'Kaja sa: «Æ e på tur», 50 % – ½ time'],
    ['line ends of every kind', 'a\r\nb\rc\u2028d\u000Be', 'a\nb\nc\nd\ne'],
    ['tabs', 'a\tb', 'a b'],
    ['letters typed in two parts', 'a\u030Apen', 'åpen'],
    ['letters only their parts are in the font of', 'Ǩ', 'K\u030C'],
    ['control characters', 'a\u0000b\u0007c\u009Fd', 'abcd'],
    ['signs that turn the direction of writing', 'lege \u202Eikke\u202C', 'lege ikke'],
    ['half a character', 'a\uD83Db', `a${missingSign}b`],
    ['a family of emoji as one sign', 'vi 👨‍👩‍👧‍👦 her', `vi ${missingSign} her`],
    ['several foreign words as one sign', 'navn: 山田 太郎, f. 1990', `navn: ${missingSign}, f. 1990`],
    ['a foreign word at the end', 'hei 山田 ', `hei ${missingSign} `],
  ])('handles %s', (_, raw, shown) => {
    expect(text(raw)).toBe(shown);
  });

  it('gives words longer than a line places to break', () => {
    expect(text('x'.repeat(45))).toBe(`${'x'.repeat(20)}\u200B${'x'.repeat(20)}\u200B${'x'.repeat(5)}`);
    expect(text('x'.repeat(40))).toBe('x'.repeat(40));
  });

  it('tells when something is missing, wherever it stands', () => {
    expect(printable({ a: [{ b: 'ok' }] }, covers).hasMissing).toBe(false);
    expect(printable({ a: [{ b: 'ok 🙂' }] }, covers).hasMissing).toBe(true);
  });

  it('keeps the shape of the data, and numbers, booleans and null', () => {
    const data = { a: [1, true, null, { b: 'x' }], c: {} };
    expect(printable(data, covers).data).toEqual(data);
  });

  it('leaves only what can be shown, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const shown = text(raw);
        expect(typeof shown).toBe('string');
        for (const sign of String(shown)) {
          expect(sign === '\n' || covers(sign.codePointAt(0) ?? 0)).toBe(true);
        }
      }),
    );
  });

  it('changes no text of Latin letters, digits and marks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~¡-ÿ\n]{0,40}$/), (raw) => {
        expect(text(raw)).toBe(raw);
      }),
    );
  });
});

describe('loadFonts', () => {
  it('covers the letters of Norwegian and Sami in every font', () => {
    const letters = 'abcæøåÆØÅáÁčČđĐŋŊšŠŧŦžŽǥǤǧǦǯǮʒƷöÖäÄïÏ€§–—«»…•·';
    expect([...letters].filter((letter) => !covers(letter.codePointAt(0) ?? 0))).toEqual([]);
    expect(covers(missingSign.codePointAt(0) ?? 0)).toBe(true);
    expect(covers(0x1f642)).toBe(false);
  });
});
