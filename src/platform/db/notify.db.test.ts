// Hints travel when the transaction commits, never when it rolls back, and come back after the connection is broken.
import { afterEach, beforeAll, afterAll, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { createListener, publish, type Listener } from './notify.ts';

let test: TestDatabase;
let listener: Listener | undefined;

beforeAll(async () => {
  test = await testDatabase();
});
afterEach(async () => {
  await listener?.close();
});
afterAll(() => test.drop());

function listen(options: { pool?: Pick<typeof test.database.pool, 'query'>; pingWithin?: number } = {}) {
  listener = createListener({
    url: test.appUrl,
    pool: test.database.pool,
    pingEvery: 200,
    retryAfter: 20,
    ...options,
  });
  const heard: unknown[] = [];
  listener.subscribe('a', (payload) => heard.push(payload));
  return { listener, heard };
}

it('a hint comes when its transaction commits, and none from one that rolls back', async () => {
  const { listener, heard } = listen();
  await vi.waitFor(() => expect(listener.isHearing).toBe(true));
  await expect(
    test.database.withSystem(async ({ tx }) => {
      await publish(tx, 'a', { n: 1 });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await test.database.withSystem(({ tx }) => publish(tx, 'a', { n: 2 }));
  await test.database.withSystem(({ tx }) => publish(tx, 'b', { n: 3 }));
  await vi.waitFor(() => expect(heard).toEqual([{ n: 2 }]));
});

it('a channel added later is heard too, and one that is let go is not', async () => {
  const { listener, heard } = listen();
  const later: unknown[] = [];
  const stop = listener.subscribe('b', (payload) => later.push(payload));
  await vi.waitFor(() => expect(listener.isHearing).toBe(true));
  await test.database.withSystem(({ tx }) => publish(tx, 'b', { n: 1 }));
  await vi.waitFor(() => expect(later).toEqual([{ n: 1 }]));
  stop();
  await test.database.withSystem(({ tx }) => publish(tx, 'b', { n: 2 }));
  await test.database.withSystem(({ tx }) => publish(tx, 'a', { n: 3 }));
  await vi.waitFor(() => expect(heard).toEqual([{ n: 3 }]));
  expect(later).toEqual([{ n: 1 }]);
});

it('a broken connection is told, and made again', async () => {
  const { listener, heard } = listen();
  await vi.waitFor(() => expect(listener.isHearing).toBe(true));
  await test.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`,
  );
  await vi.waitFor(() => expect(listener.isHearing).toBe(false), { interval: 1 });
  await vi.waitFor(() => expect(listener.isHearing).toBe(true), 5_000);
  await test.database.withSystem(({ tx }) => publish(tx, 'a', { n: 4 }));
  await vi.waitFor(() => expect(heard).toEqual([{ n: 4 }]));
});

it('says that it does not hear when its own test hints get lost, as behind a pooler', async () => {
  const deaf = { query: async () => ({ rows: [] }) } as unknown as typeof test.database.pool;
  const { listener } = listen({ pool: deaf, pingWithin: 100 });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(listener.isHearing).toBe(false);
});
