// The calls to the server: what goes along, and what each kind of answer becomes.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { api, onReach, onSignedOut, setApiLanguage } from './api.ts';
import { ApiProblem, isPassing } from './problem.ts';

const fetched = vi.fn<typeof fetch>();

function answer(status: number, body?: unknown, type = 'application/json'): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': type },
  });
}

/** The problem a call ends in. */
async function problemOf(call: Promise<unknown>): Promise<ApiProblem> {
  const problem = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof ApiProblem)) throw new Error('No problem was thrown.');
  return problem;
}

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => void vi.unstubAllGlobals());

describe('what goes along', () => {
  test('the chosen language; the guard header on writes only', async () => {
    setApiLanguage('nn');
    fetched.mockImplementation(async () => answer(200, { ok: true }));
    await api.get('/api/a');
    await api.put('/api/a', { text: 'æøå' }, { keepalive: true });
    const [read, write] = fetched.mock.calls.map(([, request]) => request);
    expect(read?.headers).toMatchObject({ 'accept-language': 'nn' });
    expect(read?.headers).not.toHaveProperty('x-samlop');
    expect(write).toMatchObject({ method: 'PUT', keepalive: true, body: '{"text":"æøå"}' });
    expect(write?.headers).toMatchObject({ 'x-samlop': '1', 'content-type': 'application/json' });
  });

  test('a form goes as it is, and a write without a body says nothing of one', async () => {
    fetched.mockImplementation(async () => answer(204));
    await expect(api.post('/api/files', new FormData())).resolves.toBeUndefined();
    await api.del('/api/files/1');
    for (const [, request] of fetched.mock.calls) expect(request?.headers).not.toHaveProperty('content-type');
  });
});

describe('what comes back', () => {
  test('a problem document with its fields', async () => {
    const errors = [{ field: 'place', message: 'Skriv hvor.' }, { field: 'day' }, 'tull'];
    const body = { status: 422, code: 'invalid-input', title: 'Noe må rettes', detail: 'Se her', errors };
    fetched.mockResolvedValue(answer(422, body, 'application/problem+json'));
    const problem = await problemOf(api.post('/api/a', {}));
    expect(problem).toMatchObject({
      status: 422,
      code: 'invalid-input',
      title: 'Noe må rettes',
      detail: 'Se her',
    });
    expect(problem.errors).toEqual([{ field: 'place', message: 'Skriv hvor.' }]);
    expect(isPassing(problem)).toBe(false);
  });

  test('the server’s copy when two have written', async () => {
    const current = { value: 'deres', version: 4 };
    fetched.mockResolvedValue(answer(409, { code: 'version-clash', current }, 'application/problem+json'));
    expect((await problemOf(api.put('/api/a', {}))).current).toEqual(current);
  });

  test('an answer that is no document, as from a proxy', async () => {
    fetched.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const problem = await problemOf(api.get('/api/a'));
    expect(problem).toMatchObject({ status: 502, code: 'http-502', title: '' });
    expect(isPassing(problem)).toBe(true);
  });

  test('no answer at all', async () => {
    const reached: boolean[] = [];
    const stop = onReach((isReached) => reached.push(isReached));
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(answer(500, {}));
    const problem = await problemOf(api.get('/api/a'));
    await problemOf(api.get('/api/a'));
    stop();
    expect(problem).toMatchObject({ status: 0, code: 'network' });
    expect(isPassing(problem)).toBe(true);
    expect(reached).toEqual([false, true]);
  });

  test('a call that the page itself called off is no problem of the network', async () => {
    const reached: boolean[] = [];
    const stop = onReach((isReached) => reached.push(isReached));
    fetched.mockRejectedValue(new DOMException('Aborted', 'AbortError'));
    const control = new AbortController();
    control.abort();
    await expect(api.get('/api/a', { signal: control.signal })).rejects.toThrow('Aborted');
    stop();
    expect(reached).toEqual([]);
  });

  test.each([
    [401, 'not-signed-in', 1],
    [403, 'choose-unit', 1],
    [403, 'forbidden', 0],
  ])('%i %s ends the session for the page %i times', async (status, code, times) => {
    const told = vi.fn<() => void>();
    const stop = onSignedOut(told);
    fetched.mockResolvedValue(answer(status, { status, code, title: 'x' }, 'application/problem+json'));
    await problemOf(api.get('/api/a'));
    stop();
    expect(told).toHaveBeenCalledTimes(times);
  });
});
