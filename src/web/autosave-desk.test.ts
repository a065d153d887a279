// Fields that save, against a server with version numbers, with time, network and storage in the test's hand.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type AutosaveTask, readPlainCurrent } from './autosave.ts';
import { openAutosaveDesk } from './autosave-desk.ts';
import { openDraftStore } from './draft-store.ts';
import { ApiProblem, noAnswer } from './problem.ts';
import { TestStorage } from './testing-storage.ts';
import { openCipher } from './text-cipher.ts';

const problem = (status: number, current?: unknown) =>
  new ApiProblem({ status, code: `http-${status}`, title: 'Nei', current });

function setUp(storage = new TestStorage()) {
  const server = { value: 'før', version: 1 };
  const world = { failure: null as Error | null, calls: [] as { value: string; keepalive: boolean }[] };
  const task: AutosaveTask<string> = {
    async save(value, { version, keepalive }) {
      world.calls.push({ value, keepalive });
      if (world.failure) throw world.failure;
      if (version !== server.version) throw problem(409, { ...server });
      server.value = value;
      server.version += 1;
      return { version: server.version };
    },
    readCurrent: readPlainCurrent<string>,
  };
  const store = openDraftStore(storage, 'ane', openCipher);
  const desk = openAutosaveDesk(
    store,
    () => 10_000,
    () => '/moter/1',
  );
  const open = () => desk.take('k', { ...server }, task);
  return { server, world, storage, store, desk, open };
}

const type = (value: string) => ({ type: 'typed', value, at: 0 }) as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('saves 0.8 s after the last keystroke, keeps it on the device meanwhile and tidies up', async () => {
  const { server, storage, open } = setUp();
  const field = open();
  field.send(type('nytt'));
  await vi.advanceTimersByTimeAsync(790);
  expect(server.value).toBe('før');
  expect(storage.length).toBe(1);
  await vi.advanceTimersByTimeAsync(20);
  expect(server).toEqual({ value: 'nytt', version: 2 });
  expect(field.snapshot().state).toMatchObject({ status: 'saved', savedAt: 10_000 });
  expect(storage.length).toBe(0);
});

test('without network it tries again by itself, and at once when told that the network is back', async () => {
  const { server, world, desk, open } = setUp();
  const field = open();
  world.failure = noAnswer();
  field.send(type('nytt'));
  await vi.advanceTimersByTimeAsync(810);
  expect(field.snapshot().state.status).toBe('waiting');
  await vi.advanceTimersByTimeAsync(3_100);
  expect(world.calls).toHaveLength(3);
  world.failure = null;
  desk.networkBack();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.value).toBe('nytt');
});

test('a session that has expired stops the tries until somebody has signed in', async () => {
  const { server, world, desk, open } = setUp();
  const field = open();
  world.failure = problem(401);
  field.send(type('nytt'));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(world.calls).toHaveLength(1);
  expect(field.snapshot().state.status).toBe('signed-out');
  world.failure = null;
  desk.signedIn();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.value).toBe('nytt');
});

test('a refusal keeps the text and tells why', async () => {
  const { world, storage, open } = setUp();
  const field = open();
  world.failure = problem(422);
  field.send(type('for langt'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.calls).toHaveLength(1);
  expect(field.snapshot()).toMatchObject({ state: { status: 'refused' }, problem: { title: 'Nei' } });
  expect(storage.length).toBe(1);
});

test('a clash shows both texts; mine is saved when it is chosen', async () => {
  const { server, open } = setUp();
  const field = open();
  Object.assign(server, { value: 'deres', version: 2 });
  field.send(type('min'));
  await vi.advanceTimersByTimeAsync(810);
  expect(field.snapshot().state).toMatchObject({ status: 'conflict', theirs: { value: 'deres' } });
  expect(server.value).toBe('deres');
  field.send({ type: 'keep-mine' });
  await vi.advanceTimersByTimeAsync(10);
  expect(server).toEqual({ value: 'min', version: 3 });
});

test('a page that was closed in the middle finds its text again, and it is saved', async () => {
  const first = setUp();
  first.world.failure = noAnswer();
  first.open().send(type('halvveis'));
  await first.desk.close();

  const second = setUp(first.storage);
  expect(await second.desk.leftBehind()).toEqual([{ key: 'k', path: '/moter/1', writtenAt: 10_000 }]);
  const field = second.open();
  const shown: { value: string; isRestored: boolean }[] = [];
  field.subscribe(() => shown.push(field.snapshot().state));
  await vi.advanceTimersByTimeAsync(10);
  expect(shown[0]).toMatchObject({ value: 'halvveis', isRestored: true });
  expect(second.server.value).toBe('halvveis');
  expect(field.snapshot().state).toMatchObject({ value: 'halvveis', isRestored: false });
  expect(await second.desk.leftBehind()).toEqual([]);
});

test('a page that is left saves at once, and goes on saving until the text is through', async () => {
  const { server, world, desk, open } = setUp();
  world.failure = noAnswer();
  open().send(type('nytt'));
  desk.release('k');
  await vi.advanceTimersByTimeAsync(10);
  expect(world.calls).toHaveLength(1);
  world.failure = null;
  await vi.advanceTimersByTimeAsync(1_100);
  expect(server.value).toBe('nytt');
});

test('coming back with a copy from before the save does not clash with oneself', async () => {
  const { server, desk, open } = setUp();
  const stale = { ...server };
  open().send(type('nytt'));
  desk.release('k');
  await vi.advanceTimersByTimeAsync(10);
  const task = { save: () => Promise.reject(problem(500)), readCurrent: readPlainCurrent<string> };
  expect(desk.take('k', stale, task).snapshot().state).toMatchObject({ value: 'nytt', base: { version: 2 } });
});

test('everything is sent when the unit is changed, and what cannot be is told', async () => {
  const { server, world, desk, open } = setUp();
  open().send(type('nytt'));
  await expect(desk.flush(4_000)).resolves.toBe(true);
  expect(server.value).toBe('nytt');
  world.failure = noAnswer();
  open().send(type('nyere'));
  await expect(desk.flush(4_000)).resolves.toBe(false);
});

test('a server that never answers does not hold anyone', async () => {
  const { desk } = setUp();
  const task = { save: () => new Promise<never>(() => undefined), readCurrent: readPlainCurrent<string> };
  desk.take('slow', { value: '', version: 1 }, task).send(type('x'));
  const flushed = desk.flush(4_000);
  await vi.advanceTimersByTimeAsync(4_100);
  await expect(flushed).resolves.toBe(false);
});

test('closing the page sends what it can in a call that outlives it', () => {
  const { world, desk, open } = setUp();
  open().send(type('siste ord'));
  desk.leave();
  expect(world.calls).toEqual([{ value: 'siste ord', keepalive: true }]);
});

test('only text that nothing has kept is worth a warning before the page closes', async () => {
  const { world, storage, desk, open } = setUp();
  world.failure = noAnswer();
  const field = open();
  field.send(type('a'));
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.wouldLose()).toBe(false);
  storage.isFull = true;
  field.send(type('ab'));
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.wouldLose()).toBe(true);
});

test('what is typed before the draft is read does not bury it', async () => {
  const { store, open } = setUp();
  await store.write(
    'k',
    { value: 'gammel', base: { version: 1, mark: 'x' }, sent: [], setAside: null },
    '/',
    1,
  );
  const field = open();
  field.send(type('ny'));
  await vi.advanceTimersByTimeAsync(0);
  expect(field.snapshot().state).toMatchObject({ value: 'ny', setAside: { value: 'gammel' } });
});
