// A person's name as the place needs it: in lists that others may glimpse, first name and initial.
import type { ReactNode } from 'react';
import { shortName } from './short-name.ts';

export interface PersonNameProps {
  /** First and last name, in that order. */
  name: string;
  /** True where the whole name is needed to be sure of the person: on the person's own page, before sending. */
  isFull?: boolean;
  /** What stands after the name, e.g. the age. */
  children?: ReactNode;
}

export function PersonName({ name, isFull = false, children }: PersonNameProps) {
  return (
    <span className="web-person" translate="no">
      {isFull ? name : shortName(name)}
      {children}
    </span>
  );
}
