// Days as people write them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../rules/plain-date.ts';
import { readDay, writeDay } from './written-day.ts';

const today = '2026-11-22';

test.each([
  ['1.12.2026', '2026-12-01'],
  ['01.12.26', '2026-12-01'],
  ['1/12/2026', '2026-12-01'],
  ['1-12-2026', '2026-12-01'],
  ['1. 12. 2026', '2026-12-01'],
  ['1 12 2026', '2026-12-01'],
  ['01122026', '2026-12-01'],
  ['011226', '2026-12-01'],
  ['2026-12-01', '2026-12-01'],
  ['1.12', '2026-12-01'],
  ['1.12.', '2026-12-01'],
  ['29.2.28', '2028-02-29'],
  ['17.5.46', '2046-05-17'],
  ['17.5.47', '1947-05-17'],
  ['3.4.1999', '1999-04-03'],
])('%s is read as %s', (text, day) => expect(readDay(text, today)).toBe(day));

test.each([
  '',
  'i morgen',
  '31.11.2026',
  '29.2.2026',
  '1.13.2026',
  '0.1.2026',
  '1.12.202',
  '12',
  '2026-13-01',
])('%s is no day', (text) => expect(readDay(text, today)).toBeNull());

test('what the field writes is read back as the same day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      const day = addDays(today, days);
      expect(readDay(writeDay(day), today)).toBe(day);
    }),
  );
});
