// A name for lists that others may glimpse.

/** `shortName('Kari Anne Nordmann')` is `'Kari N.'`; a single name stays as it is. */
export function shortName(name: string): string {
  const parts = name.trim().split(/\s+/);
  const [first = ''] = parts;
  const last = parts.length > 1 ? parts.at(-1) : undefined;
  return last ? `${first} ${[...last][0] ?? ''}.` : first;
}
