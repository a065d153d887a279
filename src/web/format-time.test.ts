// Times as people say them, around the turns where they change: midnight, the year, summer time.
import { describe, expect, test } from 'vitest';
import {
  formatClock,
  formatDay,
  formatDistance,
  formatMoment,
  formatPeriod,
  formatSeconds,
  formatShortDay,
  formatSpokenDay,
} from './format-time.ts';

const monday = '2026-11-30';
const now = new Date('2026-11-30T08:00:00Z');

describe('days', () => {
  test.each([
    ['2026-11-30', 'i dag', 'i dag', 'today'],
    ['2026-12-01', 'i morgen', 'i morgon', 'tomorrow'],
    ['2026-11-29', 'i går', 'i går', 'yesterday'],
    ['2026-12-03', 'om 3 dager', 'om 3 dagar', 'in 3 days'],
    ['2026-11-27', 'for 3 dager siden', 'for 3 dagar sidan', '3 days ago'],
  ])('%s is %s / %s / %s', (day, nb, nn, en) => {
    expect(formatDistance(day, monday, 'nb')).toBe(nb);
    expect(formatDistance(day, monday, 'nn')).toBe(nn);
    expect(formatDistance(day, monday, 'en')).toBe(en);
  });

  test('the year is named when it is another', () => {
    expect(formatDay('2026-12-01', monday, 'nb')).toBe('1. desember');
    expect(formatDay('2027-01-05', monday, 'nn')).toBe('5. januar 2027');
    expect(formatShortDay('2026-12-01', monday, 'nb')).toBe('1. des.');
    expect(formatShortDay('2027-01-05', monday, 'en')).toBe('5 Jan 2027');
  });

  test('a day within a week is said with its distance, a later one without', () => {
    expect(formatSpokenDay('2026-12-01', monday, 'nb')).toBe('i morgen, tirsdag 1. desember');
    expect(formatSpokenDay('2026-12-15', monday, 'nn')).toBe('tysdag 15. desember');
  });
});

describe('moments', () => {
  test('tomorrow at ten in three languages', () => {
    const moment = new Date('2026-12-01T09:00:00Z');
    expect(formatMoment(moment, now, 'nb')).toBe('i morgen kl. 10, tirsdag 1. desember');
    expect(formatMoment(moment, now, 'nn')).toBe('i morgon kl. 10, tysdag 1. desember');
    expect(formatMoment(moment, now, 'en')).toBe('tomorrow at 10:00, Tuesday 1 December');
  });

  test('the day is Norway’s, also late in the evening elsewhere', () => {
    expect(formatMoment(new Date('2026-11-30T23:30:00Z'), now, 'nb')).toBe(
      'i morgen kl. 00:30, tirsdag 1. desember',
    );
    expect(formatMoment(new Date('2026-12-10T13:30:00Z'), now, 'nb')).toBe('torsdag 10. desember kl. 14:30');
  });

  test('summer time counts', () => {
    expect(formatClock(new Date('2026-07-01T08:00:00Z'))).toBe('10:00');
    expect(formatSeconds(new Date('2026-11-30T09:21:07Z'))).toBe('10:21:07');
  });

  test('a period names the day once, unless it ends on another', () => {
    const from = new Date('2026-12-01T09:00:00Z');
    expect(formatPeriod(from, new Date('2026-12-01T10:30:00Z'), now, 'nb')).toBe(
      'tirsdag 1. desember kl. 10–11:30',
    );
    expect(formatPeriod(from, new Date('2026-12-02T10:30:00Z'), now, 'en')).toBe(
      'tomorrow at 10:00, Tuesday 1 December – Wednesday 2 December at 11:30',
    );
  });
});
