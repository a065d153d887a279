// What the administrators' pages read and send, and what both forms share.
import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { PlainDate } from '../../../../rules/plain-date.ts';
import { api } from '../../../../web/api.ts';
import { ApiProblem } from '../../../../web/problem.ts';
import type { NewUnit } from '../../model-administer.ts';
import type {
  AdministeredStaff,
  AdministeredUnit,
  Administration,
  ChangedStaff,
  DirectoryChanges,
} from '../../model-administer.ts';

/** Units of my organisation, page by page, and people whose name fits. */
export function useAdministration(words: string) {
  return useInfiniteQuery({
    queryKey: ['administration', 'list', words],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ query: words, offset: String(pageParam) });
      return api.get<Administration>(`/api/administration?${query}`, { signal });
    },
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextOffset ?? undefined,
    placeholderData: (before) => before,
  });
}

const unitKey = (unitId: string) => ['administration', 'unit', unitId];
const staffKey = (staffId: string) => ['administration', 'staff', staffId];

export function useAdministeredUnit(unitId: string) {
  return useQuery({
    queryKey: unitKey(unitId),
    queryFn: ({ signal }) => api.get<AdministeredUnit>(`/api/administration/units/${unitId}`, { signal }),
  });
}

export function useAdministeredStaff(staffId: string) {
  return useQuery({
    queryKey: staffKey(staffId),
    queryFn: ({ signal }) => api.get<AdministeredStaff>(`/api/administration/staff/${staffId}`, { signal }),
  });
}

/** The trail, fifty changes at a time, the latest first. */
export function useDirectoryChanges(filter: { unitId?: string; staffId?: string }) {
  return useInfiniteQuery({
    queryKey: ['administration', 'changes', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filter, ...(pageParam === null ? {} : { before: pageParam }) });
      return api.get<DirectoryChanges>(`/api/administration/changes?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextBefore ?? undefined,
  });
}

/** After a change: everything about the directory is read again when it is seen next. */
export function forgetDirectory(client: QueryClient): Promise<void> {
  void client.invalidateQueries({ queryKey: ['units'] });
  void client.invalidateQueries({ queryKey: ['unit-staff'] });
  return client.invalidateQueries({ queryKey: ['administration'] });
}

/** The message for a field out of a refused request. */
export function errorsIn(problem: unknown): (field: string) => string | undefined {
  const errors = problem instanceof ApiProblem ? problem.errors : [];
  return (name) => errors.find(({ field }) => field === name)?.message;
}

export const isVersionClash = (problem: unknown): problem is ApiProblem =>
  problem instanceof ApiProblem && problem.code === 'version-clash';

/** A form's fields are texts; an empty one is nothing. */
const given = (text: string) => (text.trim() === '' ? null : text.trim());
const withoutSpaces = (text: string) => given(text.replaceAll(/\s/g, ''));

// Not interfaces: only a type is a record of texts.
export type UnitValues = {
  name: string;
  kind: string;
  organisationNumber: string;
  reshId: string;
  herId: string;
  municipalityNumber: string;
  phone: string;
  email: string;
  address: string;
};

export const emptyUnit: UnitValues = {
  name: '',
  kind: '',
  organisationNumber: '',
  reshId: '',
  herId: '',
  municipalityNumber: '',
  phone: '',
  email: '',
  address: '',
};

export const unitValuesOf = (unit: AdministeredUnit): UnitValues => ({
  name: unit.name,
  kind: unit.kind,
  organisationNumber: unit.organisationNumber ?? '',
  reshId: unit.reshId ?? '',
  herId: unit.herId ?? '',
  municipalityNumber: unit.municipalityNumber ?? '',
  phone: unit.phone ?? '',
  email: unit.email ?? '',
  address: unit.address ?? '',
});

/** The body of a request; the server says what is wrong with a kind nobody chose. */
export const unitRequest = (values: UnitValues): NewUnit => ({
  name: values.name.trim(),
  kind: values.kind as NewUnit['kind'],
  organisationNumber: given(values.organisationNumber),
  reshId: withoutSpaces(values.reshId),
  herId: withoutSpaces(values.herId),
  municipalityNumber: withoutSpaces(values.municipalityNumber),
  phone: given(values.phone),
  email: given(values.email),
  address: given(values.address),
});

export type StaffValues = {
  givenName: string;
  familyName: string;
  profession: string;
  hprNumber: string;
  email: string;
  phone: string;
};

export const emptyStaff: StaffValues = {
  givenName: '',
  familyName: '',
  profession: '',
  hprNumber: '',
  email: '',
  phone: '',
};

export const staffValuesOf = (staff: AdministeredStaff): StaffValues => ({
  givenName: staff.givenName,
  familyName: staff.familyName,
  profession: staff.profession ?? '',
  hprNumber: staff.hprNumber ?? '',
  email: staff.email ?? '',
  phone: staff.phone ?? '',
});

export const staffRequest = (values: StaffValues): Omit<ChangedStaff, 'version'> => ({
  givenName: values.givenName.trim(),
  familyName: values.familyName.trim(),
  profession: given(values.profession),
  hprNumber: withoutSpaces(values.hprNumber),
  email: given(values.email),
  phone: given(values.phone),
});

export interface PostValues {
  role: string;
  title: string;
  validFrom: PlainDate | null;
  validTo: PlainDate | null;
}

export const postRequest = (values: PostValues) => ({
  role: values.role,
  title: given(values.title),
  validFrom: values.validFrom ?? '',
  validTo: values.validTo,
});
