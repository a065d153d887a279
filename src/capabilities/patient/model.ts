// A person as a unit has registered them: the shapes on the wire.
import { z } from 'zod';

export const genders = ['male', 'female', 'other', 'unknown'] as const;
export const identityKinds = ['fnr', 'dnr', 'fh', 'unknown'] as const;
export const addressProtections = ['none', 'confidential', 'strictly-confidential'] as const;
export const personLanguages = ['nb', 'nn', 'en', 'se', 'other'] as const;

const optionalText = (maximum: number) => z.string().trim().max(maximum).nullable();
/** A plain day on the wire. */
export const PlainDay = z.iso.date();

export const RegistrationContent = z.object({
  givenName: z.string().trim().min(1).max(100),
  familyName: z.string().trim().min(1).max(100),
  gender: z.enum(genders),
  phone: optionalText(30),
  email: z.email('problem.bad-email').max(200).nullable(),
  address: optionalText(500),
  municipalityNumber: z
    .string()
    .regex(/^\d{4}$/, 'problem.patient.municipality-number')
    .nullable(),
  language: z.enum(personLanguages),
  needsInterpreter: z.boolean(),
  gpUnitId: z.uuid().nullable(),
});
export type RegistrationContent = z.infer<typeof RegistrationContent>;

export const NewRegistration = RegistrationContent.extend({
  /** Null when the person has no known number; then a birth date is wanted if it is known. */
  identityNumber: z.string().trim().max(20).nullable(),
  birthDate: PlainDay.nullable(),
  addressProtection: z.enum(addressProtections),
});
export type NewRegistration = z.infer<typeof NewRegistration>;

export const RegistrationPage = RegistrationContent.extend({
  id: z.uuid(),
  personId: z.uuid(),
  identityKind: z.enum(identityKinds),
  /** The whole number: the page of one person shows it, lists never do. */
  identityNumber: z.string().nullable(),
  birthDate: PlainDay.nullable(),
  addressProtection: z.enum(addressProtections),
  isShielded: z.boolean(),
  version: z.number().int(),
  pathways: z.array(
    z.object({
      id: z.uuid(),
      state: z.string(),
      triggeredOn: PlainDay,
      responsibleUnitName: z.string(),
      isOpenToMe: z.boolean(),
    }),
  ),
  may: z.object({ change: z.boolean(), beginPathway: z.boolean(), requestMeeting: z.boolean() }),
});
export type RegistrationPage = z.infer<typeof RegistrationPage>;

export const ChangedRegistration = RegistrationContent.extend({
  addressProtection: z.enum(addressProtections),
  version: z.number().int(),
});
export type ChangedRegistration = z.infer<typeof ChangedRegistration>;

export const PersonHit = z.object({
  registrationId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: PlainDay.nullable(),
  hasAddressProtection: z.boolean(),
  pathwayCount: z.number().int(),
});
export type PersonHit = z.infer<typeof PersonHit>;
