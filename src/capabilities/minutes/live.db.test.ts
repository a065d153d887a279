// The live room over a real connection: hints for those who may know, an end when session or access is gone.
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import cookie from '@fastify/cookie';
import { withdraw } from '../../app/testing/meetings.ts';
import { testServer, type TestServer } from '../../app/testing/server.ts';
import { createListener, type Listener } from '../../platform/db/notify.ts';
import { createErrorHandler } from '../../platform/http/errors.ts';
import { createAct, type App } from '../../platform/http/server.ts';
import { topicBit } from '../../rules/topics.ts';
import type { RoomItem } from './model.ts';
import { minutesLive } from './routes-versions.ts';
import { drive, type Driver } from './testing/driver.ts';

let server: TestServer;
let meeting: Driver;
let serial = 400;
let listener: Listener;
let live: App;
let url: string;
const streams: AbortController[] = [];

/** A server of its own with short times, on the same database; hints come from the other one, as between two servers. */
async function liveServer(pool: TestServer['test']['database']['pool']): Promise<void> {
  listener = createListener({ url: server.test.appUrl, pool, pingEvery: 200, pingWithin: 2_000 });
  live = Fastify() as unknown as App;
  live.setValidatorCompiler(validatorCompiler);
  live.setSerializerCompiler(serializerCompiler);
  live.setErrorHandler(
    createErrorHandler(
      (_, key) => key,
      () => undefined,
    ),
  );
  await live.register(cookie);
  minutesLive(live, createAct(server.test.database), {
    database: server.test.database,
    listener,
    times: { recheckEvery: 150, lookEvery: 100 },
  });
  url = await live.listen({ port: 0, host: 'localhost' });
}

beforeAll(async () => {
  server = await testServer();
  await liveServer(server.test.database.pool);
});
afterAll(async () => {
  for (const stream of streams) stream.abort();
  await live.close();
  await listener.close();
  await server.stop();
});
beforeEach(async () => {
  serial += 1;
  meeting = await drive(server, serial);
  await meeting.start();
});

interface Heard {
  status: number;
  events: { event: string; data: unknown }[];
  isOver: boolean;
}

/** Opens the stream as somebody and keeps what comes. */
async function listen(who: string): Promise<Heard> {
  const abort = new AbortController();
  streams.push(abort);
  const response = await fetch(`${url}${meeting.at('live')}`, {
    headers: { cookie: await server.cookie(who), accept: 'text/event-stream' },
    signal: abort.signal,
  });
  const heard: Heard = { status: response.status, events: [], isOver: false };
  const read = async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (event && data) heard.events.push({ event, data: JSON.parse(data) });
      }
    }
    heard.isOver = true;
  };
  if (response.ok) void read().catch(() => undefined);
  return heard;
}
const hints = (heard: Heard) => heard.events.filter(({ event }) => event === 'hint').map(({ data }) => data);
const hearing = () => vi.waitFor(() => expect(listener.isHearing).toBe(true), 10_000);

it('tells what changed, by kind, id and version, only to those who may know of it', async () => {
  const ane = await listen('ane');
  const nils = await listen('nils');
  await hearing();
  const hidden: RoomItem = (await meeting.addCase('Rusmestring', topicBit('substance-use'))).body;
  const open: RoomItem = (await meeting.addCase('Bolig', topicBit('housing'))).body;
  await vi.waitFor(() => expect(hints(ane)).toHaveLength(2), 5_000);
  expect(hints(ane)).toEqual([
    { kind: 'item', id: hidden.id, version: 1 },
    { kind: 'item', id: open.id, version: 1 },
  ]);
  await vi.waitFor(() => expect(hints(nils)).toHaveLength(1), 5_000);
  expect(hints(nils)).toEqual([{ kind: 'item', id: open.id, version: 1 }]);
  // One that is moved out of sight is told once more, so that the page lets it go.
  await meeting.save(open, { topics: topicBit('substance-use') });
  await vi.waitFor(() => expect(hints(nils)).toHaveLength(2), 5_000);
  await meeting.save({ ...open, version: 2 }, { topics: topicBit('substance-use'), title: 'x' });
  await vi.waitFor(() => expect(hints(ane)).toHaveLength(4), 5_000);
  expect(hints(nils)).toHaveLength(2);
});

it('is refused to those who may not know of the meeting, and to nobody signed in', async () => {
  for (const who of ['dag', 'mona', 'nora', 'arne']) expect((await listen(who)).status).toBe(404);
  const nobody = await fetch(`${url}${meeting.at('live')}`);
  expect(nobody.status).toBe(401);
  await nobody.body?.cancel();
});

it('ends by itself when the consent is taken back', async () => {
  const nils = await listen('nils');
  await vi.waitFor(() => expect(nils.events[0]).toMatchObject({ event: 'open' }), 5_000);
  await withdraw(server.test, server.practice, meeting.bases.nav);
  await vi.waitFor(() => expect(nils.isOver).toBe(true), 10_000);
  expect(nils.events.at(-1)).toEqual({ event: 'end', data: null });
});

it('ends when the session ends, and keeps no idle session alive', async () => {
  const gry = await listen('gry');
  await vi.waitFor(() => expect(gry.events[0]).toMatchObject({ event: 'open' }), 5_000);
  server.test.clock.advance(20 * 60_000);
  const seen = async () =>
    (
      await server.test.owner.query('select max(last_seen_at) as at from session where staff_id = $1', [
        server.practice.staff['gry'],
      ])
    ).rows[0].at as Date;
  const before = await seen();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(gry.isOver).toBe(false);
  expect(await seen()).toEqual(before);
  server.test.clock.advance(20 * 60_000);
  await vi.waitFor(() => expect(gry.isOver).toBe(true), 10_000);
  server.test.clock.advance(-40 * 60_000);
});

it('asks readers to look for themselves while hints may be lost', async () => {
  await live.close();
  await listener.close();
  const deaf = { query: async () => ({ rows: [] }) } as unknown as TestServer['test']['database']['pool'];
  await liveServer(deaf);
  const per = await listen('per');
  await vi.waitFor(
    () => expect(per.events.filter(({ event }) => event === 'look').length).toBeGreaterThan(1),
    10_000,
  );
});
