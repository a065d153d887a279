// The names of the fields of a registration as they stand on its form: keys of texts, by field of the form and the request.
import type { FieldName } from './merge-values.ts';

export const fieldLabels: Readonly<Record<FieldName | 'identityNumber' | 'gpUnitId', string>> = {
  identityNumber: 'patient.identity.number',
  givenName: 'patient.field.given-name',
  familyName: 'patient.field.family-name',
  gender: 'patient.field.gender',
  birthDate: 'patient.field.birth-date',
  phone: 'patient.field.phone',
  email: 'patient.field.email',
  address: 'patient.field.address',
  municipalityNumber: 'patient.field.municipality',
  addressProtection: 'patient.field.address-protection',
  language: 'patient.field.language',
  needsInterpreter: 'patient.field.interpreter',
  gpUnit: 'patient.field.gp',
  gpUnitId: 'patient.field.gp',
};

/** The text key of a field's name; undefined for a field the form does not have. */
export function labelKeyOf(field: string): string | undefined {
  return field in fieldLabels ? fieldLabels[field as FieldName] : undefined;
}
