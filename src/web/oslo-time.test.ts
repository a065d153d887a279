// Day and clock time to an instant and back, for every hour of days with and without a change of clock.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantInOslo, osloTimeOf, readClockTime } from './oslo-time.ts';

test.each([
  ['9', '09:00'],
  ['09', '09:00'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9.30', '09:30'],
  ['14:05', '14:05'],
  ['kl. 10', '10:00'],
  ['kl 10.15', '10:15'],
  [' 23:59 ', '23:59'],
])('%s is read as %s', (text, time) => expect(readClockTime(text)).toBe(time));

test.each(['', 'ti', '24:00', '9:60', '9:3', '12345', '10:30:00', '-1'])('%s is no time', (text) => {
  expect(readClockTime(text)).toBeNull();
});

test('winter and summer', () => {
  expect(instantInOslo('2026-12-01', '10:00')).toBe('2026-12-01T09:00:00.000Z');
  expect(instantInOslo('2026-07-01', '10:00')).toBe('2026-07-01T08:00:00.000Z');
});

test('the nights when the clock is moved', () => {
  expect(instantInOslo('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(instantInOslo('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(instantInOslo('2026-10-25', '03:30')).toBe('2026-10-25T02:30:00.000Z');
});

test('a time that exists comes back as it was written', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (instant) => {
      const { day, time } = osloTimeOf(instant);
      expect(osloTimeOf(new Date(instantInOslo(day, time)))).toEqual({ day, time });
    }),
    { numRuns: 2_000 },
  );
});
