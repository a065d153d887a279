// Changing something that others may change at the same time: what only one of us touched is put together, the rest is chosen.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormKeeper } from '../../../draft/web/kept-form.tsx';
import { isVersionClash } from './administration-data.ts';

type Texts = Record<string, string>;

export interface KeptEdit<V> {
  /** Null while nothing is typed: then the page's own values stand in the form. */
  edited: { values: V; base: V; version: number } | null;
}

export interface Merged<V> {
  /** Mine, with what only the other one changed put in. */
  values: V;
  /** Fields that both changed, differently; mine stands in `values`. */
  clashes: (keyof V & string)[];
}

/** Merges by field. `base` is what I began from, `theirs` what is saved now. */
export function mergeTexts<V extends Texts>(base: V, mine: V, theirs: V): Merged<V> {
  const clashes: (keyof V & string)[] = [];
  const values = { ...mine };
  for (const field of Object.keys(mine) as (keyof V & string)[]) {
    if (mine[field] === base[field]) values[field] = theirs[field];
    else if (theirs[field] !== base[field] && theirs[field] !== mine[field]) clashes.push(field);
  }
  return { values, clashes };
}

export interface EditOptions<V, P> {
  form: FormKeeper<KeptEdit<V>>;
  page: P;
  valuesOf(page: P): V;
  save(values: V, version: number): Promise<P>;
  onSaved(page: P): void | Promise<void>;
}

/** The form's values, what stands between saving, and the save itself. */
export function useEdit<V extends Texts, P extends { version: number }>(options: EditOptions<V, P>) {
  const { form, page, valuesOf, save, onSaved } = options;
  const [clash, setClash] = useState<{ theirs: V; fields: (keyof V & string)[] } | null>(null);
  const edited = form.value.edited ?? { values: valuesOf(page), base: valuesOf(page), version: page.version };
  const { values, version } = edited;
  const change = (changes: Partial<V>) =>
    form.setValue({ edited: { ...edited, values: { ...values, ...changes } } });
  const saving = useMutation({
    mutationFn: () => save(values, version),
    onSuccess: async (saved) => {
      await form.clear();
      await onSaved(saved);
    },
    onError: (error) => {
      if (!isVersionClash(error)) return;
      const current = error.current as P;
      const theirs = valuesOf(current);
      const merged = mergeTexts(edited.base, values, theirs);
      form.setValue({ edited: { values: merged.values, base: theirs, version: current.version } });
      setClash({ theirs, fields: merged.clashes });
    },
  });
  return {
    values,
    change,
    clash,
    choose: (field: keyof V & string, value: string) => {
      change({ [field]: value } as Partial<V>);
      setClash((now) => now && { ...now, fields: now.fields.filter((other) => other !== field) });
    },
    save: () => {
      setClash(null);
      saving.mutate();
    },
    isSaving: saving.isPending,
    /** A refusal other than that somebody else was first. */
    problem: saving.isError && !isVersionClash(saving.error) ? saving.error : null,
  };
}
