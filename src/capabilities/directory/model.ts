// Units and the staff who work there today: the shapes on the wire. Open to everyone signed in; nothing here is a patient's.
import { z } from 'zod';
import { unitKinds } from '../../rules/legal-basis.ts';

export const staffRoles = ['practitioner', 'secretary', 'leader', 'administrator'] as const;

/** A unit as a list or a picker shows it. */
export const UnitLine = z.object({
  id: z.uuid(),
  kind: z.enum(unitKinds),
  name: z.string(),
  organisation: z.string(),
  municipalityNumber: z.string().nullable(),
  phone: z.string().nullable(),
});
export type UnitLine = z.infer<typeof UnitLine>;

/** Somebody who works at the unit today. */
export const UnitStaff = z.object({
  staffId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  role: z.enum(staffRoles),
  title: z.string().nullable(),
  profession: z.string().nullable(),
  hprNumber: z.string().nullable(),
});
export type UnitStaff = z.infer<typeof UnitStaff>;

export const UnitPage = UnitLine.extend({
  organisationNumber: z.string().nullable(),
  reshId: z.string().nullable(),
  herId: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  isActive: z.boolean(),
  version: z.number().int(),
  staff: z.array(UnitStaff),
});
export type UnitPage = z.infer<typeof UnitPage>;

export const UnitList = z.object({
  units: z.array(UnitLine),
  /** Where the next page begins; null when this was the last. */
  nextOffset: z.number().int().nullable(),
});
export type UnitList = z.infer<typeof UnitList>;
