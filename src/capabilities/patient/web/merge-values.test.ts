// Merging two people's corrections of the same person.
import { expect, it } from 'vitest';
import { emptyForm, changeRequest, newRequest, type FormValues } from './form-values.ts';
import { mergeValues } from './merge-values.ts';

const { hasNumber: _, identityNumber: __, ...blank } = emptyForm;
const base: FormValues = { ...blank, givenName: 'Kari', familyName: 'Nordmann', phone: '400' };

it('puts together what each corrected alone, and names what both did', () => {
  const gp = { id: 'a', name: 'Torget' };
  const mine = { ...base, phone: '900', email: 'kari@example.no', gpUnit: gp };
  const theirs = { ...base, phone: '800', familyName: 'Olsen', gpUnit: { ...gp } };
  expect(mergeValues(base, mine, theirs)).toEqual({
    values: { ...base, phone: '900', email: 'kari@example.no', familyName: 'Olsen', gpUnit: gp },
    clashes: ['phone'],
  });
  expect(mergeValues(base, base, theirs)).toEqual({ values: theirs, clashes: [] });
});

it('sends no address that is protected, no empty text, and no number for somebody without one', () => {
  const values = { ...base, address: 'Storgata 1', addressProtection: 'confidential' as const };
  expect(changeRequest(values, 3)).toMatchObject({ address: null, email: null, gpUnitId: null, version: 3 });
  expect(newRequest({ ...values, hasNumber: false, identityNumber: '17859912345' })).toMatchObject({
    identityNumber: null,
  });
  expect(newRequest({ ...values, hasNumber: true, identityNumber: ' 178599 12345 ' })).not.toHaveProperty(
    'hasNumber',
  );
});
