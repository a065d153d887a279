// Two have corrected the same person: what only one of them touched stands, what both touched is for a person to choose.
import { sameValue } from '../../../web/same-value.ts';
import type { FormValues } from './form-values.ts';

export type FieldName = keyof FormValues;

export interface Merged {
  /** Mine, with what only the other one corrected put in. */
  values: FormValues;
  /** Fields that both corrected, differently; mine stands in `values`. */
  clashes: FieldName[];
}

/** Merges by field. `base` is what I began from, `theirs` what is saved now. */
export function mergeValues(base: FormValues, mine: FormValues, theirs: FormValues): Merged {
  const clashes: FieldName[] = [];
  const entries = (Object.keys(mine) as FieldName[]).map((field) => {
    const iChanged = !sameValue(base[field], mine[field]);
    const theyChanged = !sameValue(base[field], theirs[field]);
    if (iChanged && theyChanged && !sameValue(mine[field], theirs[field])) clashes.push(field);
    return [field, iChanged ? mine[field] : theirs[field]];
  });
  return { values: Object.fromEntries(entries) as unknown as FormValues, clashes };
}
