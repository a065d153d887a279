// Hints between servers over the database (LISTEN/NOTIFY), with one connection of its own per server. A hint only says that
// something may be worth reading again: it can be lost, so whoever waits for hints also looks by itself while `isHearing` is
// false (a broken connection, a pooler in transaction mode).
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Client, escapeIdentifier, type Pool } from 'pg';
import type { Tx } from './actor.ts';

/** Sends a hint when the transaction commits, and none when it rolls back. At most 8,000 bytes as JSON (PostgreSQL's limit). */
export async function publish(tx: Tx, channel: string, payload: object): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(payload)})`.execute(tx);
}

export interface Listener {
  /** Calls back with every hint of a channel from now on. Returns the function that stops it. Connects at the first call. */
  subscribe(channel: string, receive: (payload: unknown) => void): () => void;
  /** True when a hint sent a moment ago from another connection came through. */
  readonly isHearing: boolean;
  close(): Promise<void>;
}

export interface ListenerOptions {
  /** Where to listen; past a pooler when there is one. */
  url: string;
  /** Other connections to the same database, for the test hints. */
  pool: Pick<Pool, 'query'>;
  /** Milliseconds between test hints, and how long one may take. */
  pingEvery?: number;
  pingWithin?: number;
  /** Milliseconds before the first new try after a break; doubles up to a minute. */
  retryAfter?: number;
  /** Told of breaks; never gets payloads. */
  onError?: (error: Error) => void;
}

const longestRetry = 60_000;

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** A listener that connects when it is first needed and again after every break. */
export function createListener(options: ListenerOptions): Listener {
  const { url, pool, pingEvery = 15_000, pingWithin = 5_000, retryAfter = 500 } = options;
  const receivers = new Map<string, Set<(payload: unknown) => void>>();
  const pingChannel = `ping_${randomBytes(8).toString('hex')}`;
  let client: Client | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let hearing = false;
  let attempts = 0;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;
  let nextPing: NodeJS.Timeout | undefined;
  let pingLimit: NodeJS.Timeout | undefined;

  function drop(broken: Client, error?: Error) {
    if (client !== broken) return;
    client = null;
    hearing = false;
    clearTimeout(nextPing);
    clearTimeout(pingLimit);
    broken.end().catch(() => undefined);
    if (error) options.onError?.(error);
    if (isClosed || receivers.size === 0) return;
    retry = setTimeout(connect, Math.min(longestRetry, retryAfter * 2 ** Math.min(attempts, 10)));
    retry.unref();
    attempts += 1;
  }

  // Sent from another connection: behind a pooler in transaction mode LISTEN is accepted and nothing ever comes.
  function ping(current: Client) {
    pingLimit = setTimeout(() => drop(current, new Error('the test hint did not come through')), pingWithin);
    pingLimit.unref();
    pool.query('select pg_notify($1, $2)', [pingChannel, '""']).catch(() => undefined);
  }

  function heardPing(current: Client) {
    clearTimeout(pingLimit);
    hearing = true;
    attempts = 0;
    nextPing = setTimeout(() => ping(current), pingEvery);
    nextPing.unref();
  }

  function fail(current: Client, error: unknown) {
    drop(current, error instanceof Error ? error : new Error('no connection'));
  }

  // One query at a time, in line after the connection itself, so that a channel added meanwhile is not forgotten.
  function listen(current: Client, channel: string) {
    line = line.then(() => current.query(`listen ${escapeIdentifier(channel)}`));
    line.catch((error: unknown) => fail(current, error));
  }

  function connect() {
    retry = undefined;
    const current = new Client({ connectionString: url, keepAlive: true });
    client = current;
    current.on('error', (error) => drop(current, error));
    current.on('end', () => drop(current));
    current.on('notification', ({ channel, payload }) => {
      if (client !== current) return;
      if (channel === pingChannel) return heardPing(current);
      const content = parse(payload);
      if (content === undefined) return;
      for (const receive of receivers.get(channel) ?? []) receive(content);
    });
    line = current.connect();
    for (const channel of [pingChannel, ...receivers.keys()]) listen(current, channel);
    line.then(() => client === current && ping(current)).catch((error: unknown) => fail(current, error));
  }

  return {
    get isHearing() {
      return hearing;
    },
    subscribe(channel, receive) {
      const known = receivers.get(channel);
      if (known) known.add(receive);
      else {
        receivers.set(channel, new Set([receive]));
        if (client) listen(client, channel);
      }
      if (!client && !retry && !isClosed) connect();
      return () => void receivers.get(channel)?.delete(receive);
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      clearTimeout(nextPing);
      clearTimeout(pingLimit);
      const open = client;
      client = null;
      hearing = false;
      await open?.end().catch(() => undefined);
    },
  };
}
