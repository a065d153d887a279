// Somebody to sign in as in the practice room.

/** Somebody to be in the practice room. */
export interface PracticePerson {
  /** Short and stable: `npm run login -- <slug>`. */
  slug: string;
  name: string;
  /** A synthetic identity number. */
  pid: string;
  hprNumber: string | null;
  unitName: string;
  roleText: string;
}
