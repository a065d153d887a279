// Two who change the same unit or person at once: what only one touched stands, the rest is for a person to choose.
import { describe, expect, it } from 'vitest';
import { mergeTexts } from './use-edit.ts';

const base = { name: 'DPS', phone: '1', email: 'a', address: '' };

describe('putting two changes together', () => {
  it('takes what only the other one changed, and keeps what only I changed', () => {
    const merged = mergeTexts(base, { ...base, phone: '2' }, { ...base, email: 'b' });
    expect(merged).toEqual({ values: { ...base, phone: '2', email: 'b' }, clashes: [] });
  });

  it('names what both changed differently, with mine standing until somebody chooses', () => {
    const merged = mergeTexts(
      base,
      { ...base, phone: '2', name: 'X', address: 'Torget' },
      { ...base, phone: '3', name: 'X' },
    );
    expect(merged).toEqual({
      values: { ...base, phone: '2', name: 'X', address: 'Torget' },
      clashes: ['phone'],
    });
  });
});
