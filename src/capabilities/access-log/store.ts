// The only SQL on the access log and its seals; writing goes through write_access_log at the end of each transaction.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';

/** Seals up to `atMost` waiting entries and returns how many. One sealer works at a time. */
export async function sealWaiting(tx: Tx, atMost: number): Promise<number> {
  const { rows } = await sql<{ sealed: number }>`select seal_access_log(${atMost}) as sealed`.execute(tx);
  return rows[0]?.sealed ?? 0;
}

export interface BrokenSeal {
  brokenPosition: string;
  logId: string | null;
  fault: string;
}

/** The first place where the chain does not hold; undefined when it does. */
export async function findBrokenSeal(tx: Tx): Promise<BrokenSeal | undefined> {
  const { rows } = await sql<BrokenSeal>`select * from verify_access_log()`.execute(tx);
  return rows[0];
}

/** How many entries are sealed, and how many wait. */
export async function countEntries(tx: Tx): Promise<{ sealed: number; waiting: number }> {
  const { rows } = await sql<{ sealed: number; waiting: number }>`
    select (select count(*) from access_log_seal)::int as sealed, (select count(*) from access_log_unsealed)::int as waiting`.execute(
    tx,
  );
  return rows[0] ?? { sealed: 0, waiting: 0 };
}
