// A person as a unit has registered them: the shapes on the wire.
import { z } from 'zod';

export const genders = ['male', 'female', 'other', 'unknown'] as const;
export const identityKinds = ['fnr', 'dnr', 'fh', 'unknown'] as const;
export const addressProtections = ['none', 'confidential', 'strictly-confidential'] as const;
export const personLanguages = ['nb', 'nn', 'en', 'se', 'other'] as const;

const optionalText = (maximum: number) => z.string().trim().max(maximum).nullable();
/** Seen as it is written: with a letter in it, and without signs that hide or turn others. */
const nameOfPerson = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*\p{L}[^\p{Cc}\p{Cf}\p{Cs}]*$/u, 'problem.patient.name');
/** A plain day on the wire. */
export const PlainDay = z.iso.date();

export const RegistrationContent = z.object({
  givenName: nameOfPerson,
  familyName: nameOfPerson,
  gender: z.enum(genders),
  phone: optionalText(30),
  email: z.email('problem.bad-email').max(200).nullable(),
  /** Not kept, and never shown, while the person's address is protected. */
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
  /** True when the identity number tells the birth date, so that it cannot be corrected by hand. */
  isBirthDateFromNumber: z.boolean(),
  gpUnitName: z.string().nullable(),
  /** Over the years, the latest first; only those whose card the reader may see. */
  pathways: z.array(
    z.object({
      id: z.uuid(),
      state: z.string(),
      triggeredOn: PlainDay,
      openedOn: PlainDay.nullable(),
      closedOn: PlainDay.nullable(),
      responsibleUnitName: z.string(),
      isOpenToMe: z.boolean(),
    }),
  ),
  may: z.object({
    change: z.boolean(),
    identify: z.boolean(),
    beginPathway: z.boolean(),
    requestMeeting: z.boolean(),
  }),
});
export type RegistrationPage = z.infer<typeof RegistrationPage>;

export const ChangedRegistration = RegistrationContent.extend({
  addressProtection: z.enum(addressProtections),
  /** Left as it is when the identity number tells it. */
  birthDate: PlainDay.nullable(),
  version: z.number().int(),
});
export type ChangedRegistration = z.infer<typeof ChangedRegistration>;

/** The number of somebody who was registered without one. */
export const FoundIdentity = z.strictObject({ identityNumber: z.string().max(40) });

export const PersonHit = z.object({
  registrationId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: PlainDay.nullable(),
  hasAddressProtection: z.boolean(),
  isShielded: z.boolean(),
  pathwayCount: z.number().int(),
});
export type PersonHit = z.infer<typeof PersonHit>;

/** In a body and not in an address: addresses are kept in logs and histories, and this is a name or a number. */
export const PersonSearch = z.object({ query: z.string().trim().max(100) });
export const PersonHits = z.object({
  hits: z.array(PersonHit),
  /** There are more than the twenty shown: write more of the name. */
  hasMore: z.boolean(),
});
export type PersonHits = z.infer<typeof PersonHits>;
