// Unfinished forms on the wire: one per form, member of staff and unit.
import { z } from 'zod';

/** Days a form is kept after it was last changed; then a job removes it. */
export const draftDays = 90;
/** Most characters of a draft as JSON. A stored form may take no more room (migrations/0010-draft.sql). */
export const draftLimit = 60_000;

/** Names the form, by ids only: `meeting-request:<registration id>`. */
export const FormName = z.string().regex(/^[\w.:-]{1,200}$/, 'problem.bad-format');

/** True for a value nested no deeper than forms are; what is deeper is no form of ours. */
function isShallow(value: unknown, levels = 8): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}

const FormValue = z.record(z.string().max(200), z.unknown());

/** `version` 0 and `value` null before anything is kept. `value` is what the form holds, as it holds it. */
export const KeptForm = z.object({
  value: FormValue.nullable(),
  version: z.number().int().min(0),
  updatedAt: z.iso.datetime().nullable(),
});
export type KeptForm = z.infer<typeof KeptForm>;

export const FormToKeep = z.strictObject({
  value: FormValue.refine((value) => isShallow(value), 'problem.bad-format'),
  version: z.number().int().min(0),
});
export type FormToKeep = z.infer<typeof FormToKeep>;
