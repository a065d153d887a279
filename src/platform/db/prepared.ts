// Statements that PostgreSQL keeps the plan of. With row-level security a read of several tables is planned as a query of dozens,
// and planning it takes longer than running it; a connection therefore plans each of them a few times and then no more.
import { createHash } from 'node:crypto';
import type { PoolClient, QueryConfig } from 'pg';

/** Short statements are planned faster than they are looked up, and there are many of them. */
const worthKeeping = 200;
/** Per connection; texts that vary (lists of columns or of ids) must not fill the server's memory. */
const mostKept = 150;

const names = new Map<string, string>();
const keptBy = new WeakMap<PoolClient, Set<string>>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  if (names.size < 1000) names.set(text, name);
  return name;
}

/** The statement as it is to be sent on this connection: with a name when its plan is kept, without one otherwise. */
export function statementFor(client: PoolClient, text: string, values: unknown[]): QueryConfig {
  if (text.length < worthKeeping) return { text, values };
  const name = nameOf(text);
  let kept = keptBy.get(client);
  if (!kept) keptBy.set(client, (kept = new Set()));
  if (!kept.has(name)) {
    if (kept.size >= mostKept) return { text, values };
    kept.add(name);
  }
  return { name, text, values };
}
