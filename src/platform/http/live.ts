// Live pages: server-sent events that say that something changed, never what. The reader then asks for what it may see, so
// row-level security decides. A stream ends by itself when the session has ended or the page is no longer open to the reader.
import ssePlugin, { type SSEPluginOptions } from '@fastify/sse';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Database, StaffWork } from '../db/actor.ts';
import type { Listener } from '../db/notify.ts';
import { withRequestSession, type App } from './server.ts';

/** Something changed: which kind of thing, its id and its new version. */
export interface LiveHint {
  kind: string;
  id: string;
  version: number;
}

class Peeked extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super('peeked');
    this.value = value;
  }
}

/** Looks with the eyes of the request's session without counting as a sign of life: a page that stands open must not keep an
 *  idle session alive. Nothing that `look` writes is kept. Null when the session has ended. */
export async function peek<T>(
  database: Database,
  request: FastifyRequest,
  look: (work: StaffWork) => Promise<T>,
): Promise<T | null> {
  try {
    await withRequestSession(database, request, async (work, entry) => {
      // The transaction is rolled back, and with it the session's "last seen".
      throw new Peeked(entry?.actor ? await look({ ...work, actor: entry.actor }) : null);
    });
  } catch (error) {
    if (error instanceof Peeked) return error.value as T | null;
    throw error;
  }
  return null;
}

export interface LiveStream {
  channel: string;
  /** The hint for this reader, or null for what it may not know of. */
  pass(payload: unknown): LiveHint | null;
  /** False when the reader may no longer look. */
  mayGoOn(): Promise<boolean>;
}

export interface LiveTimes {
  /** Milliseconds between looks at session and access. */
  recheckEvery: number;
  /** Milliseconds between "read it all again" while hints from other servers may be lost. */
  lookEvery: number;
  heartbeatEvery: number;
}

// The package's types describe its inner function; what it exports is the plugin for the whole scope.
const sse = ssePlugin as unknown as FastifyPluginAsync<SSEPluginOptions>;

const usualTimes: LiveTimes = { recheckEvery: 60_000, lookEvery: 5_000, heartbeatEvery: 20_000 };

/** What a route calls after it has checked the reader: answers with the stream and returns at once. */
export type OpenLive = (reply: FastifyReply, stream: LiveStream) => Promise<void>;

/** Mounts live routes. Streams end when the server closes, so that closing does not wait for them. */
export function mountLive(
  app: App,
  listener: Listener,
  routes: (scope: App, open: OpenLive) => void,
  times: Partial<LiveTimes> = {},
): void {
  const { recheckEvery, lookEvery, heartbeatEvery } = { ...usualTimes, ...times };
  const ends = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of ends) end();
  });

  async function open(reply: FastifyReply, stream: LiveStream): Promise<void> {
    const { sse } = reply;
    sse.keepAlive();
    const send = (event: string, data: unknown) => {
      if (sse.isConnected) sse.send({ event, data }).catch(() => undefined);
    };
    const unsubscribe = listener.subscribe(stream.channel, (payload) => {
      const hint = stream.pass(payload);
      if (hint) send('hint', hint);
    });
    const look = setInterval(() => listener.isHearing || send('look', null), lookEvery);
    const recheck = setInterval(() => {
      stream.mayGoOn().then(
        (isAllowed) => isAllowed || end(),
        // The database may be away for a moment: then nothing can be read either.
        () => undefined,
      );
    }, recheckEvery);
    const stop = () => {
      unsubscribe();
      clearInterval(look);
      clearInterval(recheck);
      ends.delete(end);
    };
    const end = () => {
      send('end', null);
      sse.close();
    };
    ends.add(end);
    sse.onClose(stop);
    await sse.send({ event: 'open', data: null, retry: 2_000 });
  }

  void app.register(async (scope) => {
    await scope.register(sse, { heartbeatInterval: heartbeatEvery });
    routes(scope as unknown as App, open);
  });
}
