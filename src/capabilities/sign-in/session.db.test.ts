// How a session ends: idle, at the end of the day, at sign-out; and what cannot be done to it from elsewhere.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../app/http-walker.ts';
import { login } from '../../app/login-script.ts';
import { testDatabase, testInstant, type TestDatabase } from '../../app/testing/database.ts';
import { browserAt, codeOf } from '../../app/testing/login-browser.ts';
import { startLoginServer, type LoginServer } from '../../app/testing/login-server.ts';
import { SessionView } from './model.ts';

let test: TestDatabase;
let server: LoginServer;

beforeAll(async () => {
  test = await testDatabase();
  server = await startLoginServer(test);
});
afterAll(async () => {
  await server.close();
  await test.drop();
});
afterEach(() => test.clock.set(testInstant));

const { at, signIn, api, cookieOf } = browserAt(() => server.baseUrl);

describe('a session', () => {
  it('ends after half an hour without a request, and lives on with one', async () => {
    const cookie = await login({ baseUrl: server.baseUrl, person: 'ane' });
    for (let step = 0; step < 3; step += 1) {
      test.clock.advance(25 * 60 * 1000);
      expect((await api('/api/session', cookie)).status).toBe(200);
    }
    test.clock.advance(30 * 60 * 1000 + 1000);
    expect(await codeOf(await api('/api/session', cookie))).toBe('not-signed-in');
    expect(await codeOf(await api('/api/whoami', cookie))).toBe('not-signed-in');
  });

  it('ends after twelve hours whatever happens', async () => {
    const cookie = await login({ baseUrl: server.baseUrl, person: 'ane' });
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      test.clock.advance(20 * 60 * 1000);
      expect((await api('/api/session', cookie)).status).toBe(200);
    }
    test.clock.advance(20 * 60 * 1000);
    expect((await api('/api/session', cookie)).status).toBe(401);
    // The next sign-in clears away what is over.
    await login({ baseUrl: server.baseUrl, person: 'per' });
    const { rows } = await test.owner.query('select min(expires_at) as first from session');
    expect(rows[0].first.getTime()).toBeGreaterThan(test.clock.now().getTime());
  });

  it('ends everywhere at sign-out, and at the provider', async () => {
    const { jar } = await signIn('ane');
    const cookie = cookieOf(jar);
    const answer = await api('/api/session/sign-out', cookie, { method: 'POST' });
    expect(answer.headers.getSetCookie().join()).toMatch(/samlop=;.*Expires=Thu, 01 Jan 1970/);
    const { redirectTo } = (await answer.json()) as { redirectTo: string };
    expect(redirectTo).toContain('/practice-login/session/end?id_token_hint=');
    // A copy of the cookie, wherever it is, is worth nothing.
    expect((await api('/api/session', cookie)).status).toBe(401);
    const end = await walk(jar, new URL(redirectTo));
    expect(end.url.pathname).toBe('/auth/signed-out');
    expect(end.text).toContain('Du er logget ut');
    expect(await (await api('/api/session/sign-out', cookie, { method: 'POST' })).json()).toEqual({
      redirectTo: '/auth/signed-out',
    });
  });

  it('tells the instant, and a key for unsaved text that is one’s own at every sign-in', async () => {
    const sessionOf = async (person: string) =>
      SessionView.parse(
        await (await api('/api/session', await login({ baseUrl: server.baseUrl, person }))).json(),
      );
    const [first, again, other] = [await sessionOf('ane'), await sessionOf('ane'), await sessionOf('per')];
    expect(first.now).toBe(testInstant.toISOString());
    expect(Buffer.from(first.draftKey, 'base64')).toHaveLength(32);
    expect(again.draftKey).toBe(first.draftKey);
    expect(other.draftKey).not.toBe(first.draftKey);
  });

  it('is not changed from another site', async () => {
    const cookie = await login({ baseUrl: server.baseUrl, person: 'ane' });
    for (const path of ['/api/session/sign-out', '/%61pi/session/sign-out']) {
      const answer = await fetch(at(path), { method: 'POST', headers: { cookie } });
      expect(answer.status).toBe(403);
    }
    const read = await fetch(at('/%61pi/session'), { headers: { cookie } });
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect((await api('/api/session', cookie)).status).toBe(200);
  });

  it('is nobody without a cookie', async () => {
    for (const cookie of ['', 'samlop=', 'samlop=made-up'])
      expect((await api('/api/session', cookie)).status).toBe(401);
  });
});
