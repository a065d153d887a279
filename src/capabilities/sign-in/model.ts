// Who is signed in, where they work, and what they may do there: the shapes of the wire.
import { z } from 'zod';

export const UnitKind = z.enum(['phv', 'tsb', 'municipal-health', 'nav', 'gp', 'somatic', 'other']);
export type UnitKind = z.infer<typeof UnitKind>;

export const StaffRole = z.enum(['practitioner', 'secretary', 'leader', 'administrator']);
export type StaffRole = z.infer<typeof StaffRole>;

/** A place of work that is valid today. */
export const Employment = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  unitName: z.string(),
  unitKind: UnitKind,
  role: StaffRole,
  title: z.string().nullable(),
});
export type Employment = z.infer<typeof Employment>;

export const SignedInStaff = z.object({ id: z.uuid(), name: z.string(), hprNumber: z.string().nullable() });
export type SignedInStaff = z.infer<typeof SignedInStaff>;

/** What screens draw from; the server decides anew at every request. */
export const SessionMay = z.object({
  /** Change the units and staff of their own organisation. */
  administer: z.boolean(),
  seePatients: z.boolean(),
  /** Call a clarification meeting. */
  convene: z.boolean(),
  /** Ask a specialist unit to call one. */
  requestMeeting: z.boolean(),
});
export type SessionMay = z.infer<typeof SessionMay>;

const shared = {
  staff: SignedInStaff,
  employments: z.array(Employment),
  language: z.enum(['nb', 'nn', 'en']),
  /** True in the practice room, where everyone is invented. */
  practice: z.boolean(),
  /** Without a request for this long, the session ends. */
  idleTimeoutSeconds: z.int(),
  /** The server's instant: screens count days and deadlines from it, also on a device whose own clock is wrong. */
  now: z.iso.datetime(),
  /** 32 bytes in base64 that seal this person's unsaved text on the device; never kept there. */
  draftKey: z.string(),
};

export const SessionView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('choose-unit'), ...shared }),
  z.object({ state: z.literal('signed-in'), ...shared, employment: Employment, may: SessionMay }),
]);
export type SessionView = z.infer<typeof SessionView>;

export const LoginProvider = z.object({ id: z.string(), name: z.string() });
export const ChosenUnit = z.strictObject({ employmentId: z.uuid() });
export const SignedOut = z.object({
  /** Where to send the browser next: the provider's own sign-out, or our page that says it is done. */
  redirectTo: z.string(),
});
