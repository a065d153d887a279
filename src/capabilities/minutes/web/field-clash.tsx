// Two have written in the same piece: one choice for each field where they differ, and then all is saved at once.
import { useState } from 'react';
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
  mine: V;
  theirs: V;
  fields: readonly ClashField<V>[];
  onMerge(value: V): void;
}

/** Fields that differ are asked about one by one. Whatever is not among the fields is taken from the other writer, who saved
 *  first. */
export function FieldClash<V extends object>({ mine, theirs, fields, onMerge }: FieldClashProps<V>) {
  const [chosen, setChosen] = useState<Partial<V>>({});
  const open = fields.filter(({ key, say }) => !(key in chosen) && say(mine) !== say(theirs));
  const [field, ...later] = open;
  if (!field) return null;
  const choose = (value: V[keyof V]) => {
    const next = { ...chosen, [field.key]: value } as Partial<V>;
    if (later.length > 0) setChosen(next);
    else onMerge({ ...theirs, ...next });
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
