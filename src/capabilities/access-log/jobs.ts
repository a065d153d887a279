// Seals the access log in batches, so that a row that is changed or removed afterwards shows.
import type { Database } from '../../platform/db/actor.ts';
import { sealWaiting } from './store.ts';

const batch = 1000;

/** Seals all waiting entries and returns how many. Safe to run on several servers at once. */
export async function sealAccessLog(database: Database): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await database.withSystem((work) => sealWaiting(work.tx, batch));
    total += sealed;
    if (sealed < batch) return total;
  }
}
