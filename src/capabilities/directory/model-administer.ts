// What administrators send and see of units, staff and employments: the shapes on the wire. No patient data.
import { z } from 'zod';
import { unitKinds } from '../../rules/legal-basis.ts';
import { staffRoles } from './model.ts';

const optionalText = (maximum: number) => z.string().trim().min(1).max(maximum).nullable();
const optionalEmail = z.email('problem.bad-email').max(200).nullable();
const PlainDay = z.iso.date('problem.directory.day');

const unitContent = {
  name: z.string().trim().min(1, 'problem.directory.no-name').max(200),
  kind: z.enum(unitKinds, 'problem.directory.no-kind'),
  /** Nine digits with a right check digit; spaces may stand between. */
  organisationNumber: optionalText(20),
  reshId: z
    .string()
    .regex(/^\d{1,20}$/, 'problem.directory.digits')
    .nullable(),
  herId: z
    .string()
    .regex(/^\d{1,20}$/, 'problem.directory.digits')
    .nullable(),
  municipalityNumber: z
    .string()
    .regex(/^\d{4}$/, 'problem.directory.municipality-number')
    .nullable(),
  phone: optionalText(30),
  /** Where notices are sent; they carry no names and nothing about health. */
  email: optionalEmail,
  address: optionalText(500),
};
export const NewUnit = z.strictObject(unitContent);
export type NewUnit = z.infer<typeof NewUnit>;

export const ChangedUnit = z.strictObject({
  ...unitContent,
  isActive: z.boolean(),
  version: z.number().int(),
});
export type ChangedUnit = z.infer<typeof ChangedUnit>;

const staffContent = {
  givenName: z.string().trim().min(1, 'problem.directory.no-given-name').max(100),
  familyName: z.string().trim().min(1, 'problem.directory.no-family-name').max(100),
  profession: optionalText(100),
  hprNumber: z
    .string()
    .regex(/^\d{7,9}$/, 'problem.directory.hpr-number')
    .nullable(),
  email: optionalEmail,
  phone: optionalText(30),
};
const employment = {
  unitId: z.uuid(),
  role: z.enum(staffRoles, 'problem.directory.no-role'),
  title: optionalText(100),
  validFrom: PlainDay,
  /** The last day at work; null while it goes on. */
  validTo: PlainDay.nullable(),
};

export const NewEmployment = z.strictObject(employment);
export type NewEmployment = z.infer<typeof NewEmployment>;

/** Somebody new, with their first post. The identity number is sent once; only a keyed hash of it is kept. */
export const NewStaff = z.strictObject({
  ...staffContent,
  ...employment,
  identityNumber: z.string().trim().min(1, 'problem.directory.no-identity-number').max(30),
});
export type NewStaff = z.infer<typeof NewStaff>;

/** `known`: the number belongs to somebody in the directory already, who is named; nothing was added. */
export const AddedStaff = z.object({
  outcome: z.enum(['added', 'known']),
  staffId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string().nullable(),
});
export type AddedStaff = z.infer<typeof AddedStaff>;

export const ChangedStaff = z.strictObject({ ...staffContent, version: z.number().int() });
export type ChangedStaff = z.infer<typeof ChangedStaff>;

export const ChangedEmployment = z.strictObject({
  title: optionalText(100),
  validTo: PlainDay.nullable(),
  version: z.number().int(),
});
export type ChangedEmployment = z.infer<typeof ChangedEmployment>;

export const AdministeredUnitLine = z.object({
  id: z.uuid(),
  kind: z.enum(unitKinds),
  name: z.string(),
  isActive: z.boolean(),
  /** Who works there today. */
  staffCount: z.number().int(),
});
export type AdministeredUnitLine = z.infer<typeof AdministeredUnitLine>;

export const AdministeredStaffLine = z.object({
  id: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string().nullable(),
  /** Units of the organisation where they work today or later; empty for somebody who has left. */
  unitNames: z.array(z.string()),
});
export type AdministeredStaffLine = z.infer<typeof AdministeredStaffLine>;

export const Administration = z.object({
  organisation: z.string(),
  units: z.array(AdministeredUnitLine),
  /** Staff whose name holds every word; empty without words. */
  staff: z.array(AdministeredStaffLine),
  /** Where the next units begin; null when these were the last. */
  nextOffset: z.number().int().nullable(),
  /** More people than the thirty shown: write more of the name. */
  hasMoreStaff: z.boolean(),
});
export type Administration = z.infer<typeof Administration>;

const PostMay = z.object({ change: z.boolean(), withdraw: z.boolean() });

export const UnitPost = z.object({
  id: z.uuid(),
  staffId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string().nullable(),
  role: z.enum(staffRoles),
  title: z.string().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
});
export type UnitPost = z.infer<typeof UnitPost>;

export const AdministeredUnit = z.object({
  id: z.uuid(),
  kind: z.enum(unitKinds),
  name: z.string(),
  organisation: z.string(),
  organisationNumber: z.string().nullable(),
  reshId: z.string().nullable(),
  herId: z.string().nullable(),
  municipalityNumber: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  isActive: z.boolean(),
  version: z.number().int(),
  /** Posts of today and later, by family name. */
  posts: z.array(UnitPost),
});
export type AdministeredUnit = z.infer<typeof AdministeredUnit>;

export const StaffPost = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  unitName: z.string(),
  organisation: z.string(),
  role: z.enum(staffRoles),
  title: z.string().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  version: z.number().int(),
  may: PostMay,
});
export type StaffPost = z.infer<typeof StaffPost>;

export const AdministeredStaff = z.object({
  id: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string().nullable(),
  hprNumber: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  version: z.number().int(),
  /** The reader themselves: another administrator changes their posts. */
  isMe: z.boolean(),
  /** In every organisation, the latest first. */
  posts: z.array(StaffPost),
  may: z.object({ change: z.boolean(), addEmployment: z.boolean() }),
});
export type AdministeredStaff = z.infer<typeof AdministeredStaff>;

const directoryChangeKinds = [
  'unit-added',
  'unit-changed',
  'staff-added',
  'staff-changed',
  'staff-recognised',
  'employment-added',
  'employment-changed',
  'employment-withdrawn',
] as const;

const Cell = z.union([z.string(), z.number(), z.boolean()]).nullable();

export const DirectoryChangeLine = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** `sign-in`: the login provider brought an HPR number. `setup`: a command of those who operate the server. */
  via: z.enum(['administrator', 'sign-in', 'setup']),
  changedByName: z.string().nullable(),
  kind: z.enum(directoryChangeKinds),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  staffId: z.uuid().nullable(),
  staffName: z.string().nullable(),
  /** Field by field, before and after. */
  facts: z.record(z.string(), z.tuple([Cell, Cell])),
});
export type DirectoryChangeLine = z.infer<typeof DirectoryChangeLine>;

export const DirectoryChanges = z.object({
  changes: z.array(DirectoryChangeLine),
  /** Give it as `before` to read on; null when these were the oldest. */
  nextBefore: z.string().nullable(),
});
export type DirectoryChanges = z.infer<typeof DirectoryChanges>;
