// What a registration form holds while it is typed in, and how it becomes a request.
import type { ChangedRegistration, NewRegistration, RegistrationPage } from '../model.ts';

export const genders = ['female', 'male', 'other', 'unknown'] as const;
export const protections = ['none', 'confidential', 'strictly-confidential'] as const;
export const languages = ['nb', 'nn', 'en', 'se', 'other'] as const;

/** Text fields hold text, also when they are empty; the request says null then. */
export interface FormValues {
  givenName: string;
  familyName: string;
  gender: NewRegistration['gender'];
  birthDate: string | null;
  phone: string;
  email: string;
  address: string;
  municipalityNumber: string;
  addressProtection: NewRegistration['addressProtection'];
  language: NewRegistration['language'];
  needsInterpreter: boolean;
  gpUnit: { id: string; name: string } | null;
}

export interface NewFormValues extends FormValues {
  hasNumber: boolean | null;
  identityNumber: string;
}

export const emptyForm: NewFormValues = {
  hasNumber: null,
  identityNumber: '',
  givenName: '',
  familyName: '',
  gender: 'unknown',
  birthDate: null,
  phone: '',
  email: '',
  address: '',
  municipalityNumber: '',
  addressProtection: 'none',
  language: 'nb',
  needsInterpreter: false,
  gpUnit: null,
};

/** A page as the form shows it. */
export function valuesOf(page: RegistrationPage): FormValues {
  return {
    givenName: page.givenName,
    familyName: page.familyName,
    gender: page.gender,
    birthDate: page.birthDate,
    phone: page.phone ?? '',
    email: page.email ?? '',
    address: page.address ?? '',
    municipalityNumber: page.municipalityNumber ?? '',
    addressProtection: page.addressProtection,
    language: page.language,
    needsInterpreter: page.needsInterpreter,
    gpUnit: page.gpUnitId ? { id: page.gpUnitId, name: page.gpUnitName ?? '' } : null,
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

function contentOf(values: FormValues) {
  const { gpUnit, givenName, familyName, phone, email, address, municipalityNumber, ...rest } = values;
  return {
    ...rest,
    givenName: givenName.trim(),
    familyName: familyName.trim(),
    phone: orNull(phone),
    email: orNull(email),
    address: values.addressProtection === 'none' ? orNull(address) : null,
    municipalityNumber: orNull(municipalityNumber),
    gpUnitId: gpUnit?.id ?? null,
  };
}

/** The request that registers. */
export function newRequest({ hasNumber, identityNumber, ...values }: NewFormValues): NewRegistration {
  return { ...contentOf(values), identityNumber: hasNumber === false ? null : identityNumber.trim() };
}

/** The request that corrects what was read in a version. */
export function changeRequest(values: FormValues, version: number): ChangedRegistration {
  return { ...contentOf(values), version };
}
