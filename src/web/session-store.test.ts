// The session of a page: who may stay on it, what is asked before leaving, and what happens to text meanwhile.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { api } from './api.ts';
import { readPlainCurrent } from './autosave.ts';
import type { SignedIn } from './session-model.ts';
import { openSessionStore } from './session-store.ts';
import { TestStorage } from './testing-storage.ts';

const fjellsiden = {
  id: 'e1',
  unitId: 'u1',
  unitName: 'DPS Fjellsiden',
  unitKind: 'phv',
  role: 'practitioner',
};
const solbakken = { id: 'e2', unitId: 'u2', unitName: 'Solbakken', unitKind: 'tsb', role: 'leader' };

const signedIn = (staffId = 'ane', employment = fjellsiden): SignedIn => ({
  state: 'signed-in',
  staff: { id: staffId, name: 'Ane Larsen', hprNumber: null },
  employment,
  employments: [fjellsiden, solbakken],
  may: {},
  language: 'nb',
  practice: false,
  idleTimeoutSeconds: 1_800,
  draftKey: Buffer.alloc(32, staffId).toString('base64'),
  now: new Date().toISOString(),
});

/** A server with one session and one text; `session` is what GET /api/session answers, null for 401. */
const server = { session: null as unknown, isSaving: true, calls: [] as string[], text: '' };

async function respond(input: string, request: RequestInit): Promise<Response> {
  const path = input.split('?')[0] ?? '';
  server.calls.push(`${request.method} ${path}`);
  const json = (status: number, body: unknown) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  if (path === '/api/session') return server.session ? json(200, server.session) : json(401, {});
  if (path === '/api/session/sign-out') {
    server.session = null;
    return json(200, { redirectTo: '/auth/signed-out' });
  }
  if (path === '/api/session/unit') return json(200, {});
  if (!server.session) return json(401, {});
  if (!server.isSaving) return json(503, {});
  server.text = String(request.body);
  return json(200, { version: 2 });
}

function openStore() {
  const startOver = vi.fn<(address: string) => void>();
  return { store: openSessionStore(startOver), startOver };
}

/** A field with something typed in it, saved through the API. */
function typeIn(store: ReturnType<typeof openSessionStore>, text: string) {
  const desk = store.view().desk;
  if (!desk) throw new Error('Nobody is signed in.');
  const field = desk.take(
    'k',
    { value: '', version: 1 },
    {
      save: (value) => api.put<{ version: number }>('/api/text', { value }),
      readCurrent: readPlainCurrent<string>,
    },
  );
  field.send({ type: 'typed', value: text, at: 0 });
  return field;
}

beforeEach(() => {
  Object.assign(server, { session: null, isSaving: true, calls: [], text: '' });
  vi.stubGlobal('localStorage', new TestStorage());
  vi.stubGlobal('window', { location: { pathname: '/personer' } });
  vi.stubGlobal('fetch', respond);
});
afterEach(() => void vi.unstubAllGlobals());

describe('who is here', () => {
  test('nobody, somebody without a unit, and somebody at work', async () => {
    const { store } = openStore();
    expect(store.view().session.state).toBe('loading');
    await store.load();
    expect(store.view().session.state).toBe('signed-out');
    server.session = { state: 'choose-unit', employments: [fjellsiden, solbakken] };
    await store.load();
    expect(store.view().session.state).toBe('choose-unit');
    server.session = signedIn();
    await store.load();
    expect(store.view()).toMatchObject({ session: { state: 'signed-in' }, isExpired: false });
    expect(store.view().desk).not.toBeNull();
  });

  test('a server that cannot be reached is told of at first, and borne with later', async () => {
    const { store } = openStore();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await store.load();
    expect(store.view().session.state).toBe('failed');
    vi.stubGlobal('fetch', respond);
    server.session = signedIn();
    await store.load();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await store.load();
    expect(store.view()).toMatchObject({ session: { state: 'signed-in' }, isExpired: false });
  });
});

describe('a session that runs out', () => {
  test('the page stays with its text, and goes on when the same person is back', async () => {
    server.session = signedIn();
    const { store, startOver } = openStore();
    await store.load();
    server.session = null;
    const field = typeIn(store, 'midt i en setning');
    await field.flush();
    expect(store.view()).toMatchObject({ session: { state: 'signed-in' }, isExpired: true });
    expect(field.snapshot().state).toMatchObject({ status: 'signed-out', value: 'midt i en setning' });
    server.session = signedIn();
    await store.load();
    expect(store.view().isExpired).toBe(false);
    await vi.waitFor(() => expect(server.text).toContain('midt i en setning'));
    expect(startOver).not.toHaveBeenCalled();
  });

  test.each([
    ['another person', signedIn('per')],
    ['another unit', signedIn('ane', solbakken)],
  ])('%s gets nothing of the page, and the text is not saved in their name', async (_, session) => {
    server.session = signedIn();
    const { store, startOver } = openStore();
    await store.load();
    server.isSaving = false;
    const { desk } = store.view();
    await typeIn(store, 'mitt').flush();
    server.isSaving = true;
    server.session = session;
    await store.load();
    expect(startOver).toHaveBeenCalledWith('/');
    desk?.leave();
    desk?.networkBack();
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(server.text).toBe('');
    expect(localStorage.length).toBe(1);
  });

  test('someone who has gone from the screen is signed out, and the page is covered', async () => {
    server.session = signedIn();
    const { store } = openStore();
    await store.load();
    await store.endUnattended();
    expect(store.view().isExpired).toBe(true);
    expect(server.session).toBeNull();
  });
});

describe('leaving', () => {
  test('saves first, signs out and goes where the server says', async () => {
    server.session = signedIn();
    const { store, startOver } = openStore();
    await store.load();
    typeIn(store, 'siste ord');
    await expect(store.signOut()).resolves.toBe('left');
    expect(server.text).toContain('siste ord');
    expect(server.calls).toContain('POST /api/session/sign-out');
    expect(startOver).toHaveBeenCalledWith('/auth/signed-out');
    expect(localStorage.length).toBe(0);
  });

  test('text that cannot be saved is asked about, and stays on the device', async () => {
    server.session = signedIn();
    server.isSaving = false;
    const { store, startOver } = openStore();
    await store.load();
    typeIn(store, 'usendt');
    await expect(store.signOut()).resolves.toBe('unsaved');
    expect(startOver).not.toHaveBeenCalled();
    await expect(store.signOut(true)).resolves.toBe('left');
    expect(localStorage.length).toBe(1);
  });

  test('the first choice of unit goes on to the page that was asked for, a change begins anew', async () => {
    server.session = { state: 'choose-unit', employments: [fjellsiden, solbakken] };
    const first = openStore();
    await first.store.load();
    await first.store.chooseUnit('e1');
    expect(first.startOver).toHaveBeenCalledWith('/personer');
    server.session = signedIn();
    const second = openStore();
    await second.store.load();
    await second.store.chooseUnit('e2');
    expect(second.startOver).toHaveBeenCalledWith('/');
  });
});
