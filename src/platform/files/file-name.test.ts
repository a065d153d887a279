// Tests of names: nothing that fools a file system or an eye gets through, and headers stay one line of plain signs.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentHeader, cleanTitle } from './file-name.ts';

describe('a title from a file name', () => {
  it.each([
    ['Samtykke.pdf', 'Samtykke'],
    [String.raw`C:\Users\kari\Skjema  2.PDF`, 'Skjema 2'],
    ['../../etc/passwd', 'passwd'],
    ['rechnung\u202Efdp.exe', 'rechnungfdp.exe'],
    ['a\u0000b\r\nc.png', 'abc'],
    ['Blåbærsyltetøy.jpeg', 'Blåbærsyltetøy'],
    ['a\u030Aase.pdf', 'åase'],
    ['..hidden..', 'hidden'],
  ])('%j becomes %j', (name, title) => expect(cleanTitle(name)).toBe(title));

  it.each(['', '.pdf', '...', '   ', '/', '\u200B.png'])('%j leaves nothing', (name) =>
    expect(cleanTitle(name)).toBeNull(),
  );
});

const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((codes) => String.fromCharCode(...codes));

describe('the header of a download', () => {
  it('has the name plain and in full', () => {
    expect(attachmentHeader('Referat – Blåsbøen', 'application/pdf')).toBe(
      `attachment; filename="Referat  Blasboen.pdf"; filename*=UTF-8''Referat%20%E2%80%93%20Bl%C3%A5sb%C3%B8en.pdf`,
    );
  });

  it('is one line of plain signs with two quotes, whatever the title', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const header = attachmentHeader(title, 'image/png');
        expect(header).toMatch(
          /^attachment; filename="[^"\\]*\.png"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+\.png$/,
        );
      }),
    );
  });
});
