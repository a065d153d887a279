// Two have written in the same piece: one choice for each field where they differ, and then all is saved at once.
import { useState } from 'react';
import type { Autosave } from '../../../web/use-autosave.ts';
import { VersionClash } from '../../../web/ui/version-clash.tsx';

export interface ClashField<V> {
  key: keyof V & string;
  /** What the field is called, e.g. «Konklusjon». */
  name: string;
  /** The value as words; the text itself where it is a text. */
  say(value: V): string;
  /** True when a third text may be written. */
  isText: boolean;
}

export interface FieldClashProps<V extends object> {
  saved: Autosave<V>;
  fields: readonly ClashField<V>[];
}

/** Fields that differ are asked about one by one. Whatever is not among the fields is taken from the other writer, who saved
 *  first. When all that stood on one side is chosen, the other side is set aside and can be brought back. */
export function FieldClash<V extends object>({ saved, fields }: FieldClashProps<V>) {
  return saved.clash && <Choice saved={saved} {...saved.clash} fields={fields} />;
}

function Choice<V extends object>({
  saved,
  mine,
  theirs,
  fields,
}: FieldClashProps<V> & { mine: V; theirs: V }) {
  const [chosen, setChosen] = useState<Partial<V>>({});
  const differing = fields.filter(({ say }) => say(mine) !== say(theirs));
  const open = differing.filter(({ key }) => !(key in chosen));
  const [field, ...later] = open;
  if (!field) return null;
  const choose = (value: V[keyof V]) => {
    const next = { ...chosen, [field.key]: value } as Partial<V>;
    const isAll = (side: V) => differing.every(({ key }) => next[key] === side[key]);
    if (later.length > 0) setChosen(next);
    else if (isAll(mine)) saved.keepMine();
    else if (isAll(theirs)) saved.keepTheirs();
    else saved.merge({ ...theirs, ...next });
  };
  return (
    <VersionClash
      key={field.key}
      name={field.name}
      mine={field.say(mine)}
      theirs={field.say(theirs)}
      onKeepMine={() => choose(mine[field.key])}
      onKeepTheirs={() => choose(theirs[field.key])}
      onMerge={(text) => choose(field.isText ? (text as V[keyof V]) : mine[field.key])}
    />
  );
}
