// Checking the access log's hash chain.
import type { Work } from '../../platform/db/actor.ts';
import { countEntries, findBrokenSeal } from './store.ts';

export type ChainVerdict =
  | { holds: true; sealed: number; waiting: number }
  | { holds: false; position: number; logId: string | null; fault: string };

/** Walks the whole chain and names the first entry that is missing, altered or out of order. */
export async function verifyLog(work: Work): Promise<ChainVerdict> {
  const broken = await findBrokenSeal(work.tx);
  if (broken)
    return {
      holds: false,
      position: Number(broken.brokenPosition),
      logId: broken.logId,
      fault: broken.fault,
    };
  return { holds: true, ...(await countEntries(work.tx)) };
}
