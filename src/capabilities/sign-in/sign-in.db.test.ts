// The whole way in over HTTP, against the practice provider: PAR, PKCE, private_key_jwt, DPoP, and every refusal.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CookieJar, walk } from '../../app/http-walker.ts';
import { login, loginCommand } from '../../app/login-script.ts';
import { testDatabase, testInstant, type TestDatabase } from '../../app/testing/database.ts';
import { browserAt, codeOf } from '../../app/testing/login-browser.ts';
import { startLoginServer, type LoginServer } from '../../app/testing/login-server.ts';
import { hashToken } from '../../platform/http/server.ts';
import { syntheticFnr } from '../../rules/synthetic-identity.ts';

let test: TestDatabase;
let server: LoginServer;

const stranger = {
  slug: 'stranger',
  name: 'Siri Fremmed',
  pid: syntheticFnr({ birthDate: '1980-01-02', serial: 7, gender: 'female' }),
  hprNumber: null,
  unitName: 'Et annet sted',
  roleText: 'Rådgiver',
};

beforeAll(async () => {
  test = await testDatabase();
  // Here the server also reaches its provider over the network, as it would a real one.
  server = await startLoginServer(test, {
    strangers: [stranger],
    providers: ({ fetch: _, ...practice }) => [practice],
  });
});
afterAll(async () => {
  await server.close();
  await test.drop();
});
afterEach(() => test.clock.set(testInstant));

const { at, toLogin, pick, signIn, callbackFor, api, sessionOf, cookieOf } = browserAt(() => server.baseUrl);

describe('signing in', () => {
  it('goes from the login page through the provider to a session with its only unit chosen', async () => {
    const { jar, end, location } = await signIn('ane', '/auth/login?returnTo=/personer%3Ffane%3D1');
    expect(end.response.status).toBe(303);
    expect(location).toBe('/personer?fane=1');
    expect(end.response.headers.getSetCookie().join()).toMatch(
      /samlop=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/,
    );
    expect(await sessionOf(cookieOf(jar))).toMatchObject({
      state: 'signed-in',
      staff: { id: server.directory.staff.ane, name: 'Ane Lunde', hprNumber: '9000001' },
      employment: { unitId: server.directory.units.dps, unitKind: 'phv', role: 'practitioner' },
      language: 'nb',
      practice: true,
      idleTimeoutSeconds: 1800,
      may: { administer: false, seePatients: true, convene: true, requestMeeting: false },
    });
    expect(await (await api('/api/whoami', cookieOf(jar))).json()).toEqual({
      unitId: server.directory.units.dps,
    });
    expect(server.events).toContainEqual({
      event: 'signed-in',
      provider: 'practice',
      staffId: server.directory.staff.ane,
    });
  });

  it('keeps neither the token nor the identity number in the database', async () => {
    const { jar } = await signIn('ane');
    const token = jar.find(at('/'), 'samlop')!;
    const { rows } = await test.owner.query('select * from session where token_hash = $1', [
      hashToken(token),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ level: 'idporten-loa-high', provider: 'practice' });
    const kept = JSON.stringify({ ...rows[0], token_hash: '' });
    expect(kept).not.toContain(token);
    // A token that can be read begins with its header, `{"`.
    expect(rows[0].id_token).not.toMatch(/^eyJ/);
    expect((await test.owner.query('select from sign_in_attempt')).rowCount).toBe(0);
  });

  it('lets the person choose when there are several units, also after a return address', async () => {
    const { jar, location } = await signIn('eli', '/auth/login?returnTo=/moter/5');
    const cookie = cookieOf(jar);
    expect(location).toBe('/moter/5');
    const view = await sessionOf(cookie);
    expect(view).toMatchObject({ state: 'choose-unit', staff: { name: 'Eli Vik' } });
    expect(view.employments.map(({ unitKind }) => unitKind)).toEqual(['phv', 'tsb']);
    expect(await codeOf(await api('/api/whoami', cookie))).toBe('choose-unit');

    const chosen = await api('/api/session/unit', cookie, {
      method: 'POST',
      body: JSON.stringify({ employmentId: server.directory.employments['eli@tsb'] }),
    });
    expect(await chosen.json()).toMatchObject({ state: 'signed-in', employment: { unitKind: 'tsb' } });
    expect(await sessionOf(cookie)).toMatchObject({ state: 'signed-in', employment: { unitKind: 'tsb' } });
  });

  it('refuses to act for somebody else’s unit', async () => {
    const { jar } = await signIn('eli');
    const answer = await api('/api/session/unit', cookieOf(jar), {
      method: 'POST',
      body: JSON.stringify({ employmentId: server.directory.employments['ane@dps'] }),
    });
    expect(answer.status).toBe(404);
    expect(await sessionOf(cookieOf(jar))).toMatchObject({ state: 'choose-unit' });
  });

  it('fills in a missing HPR number, and never replaces one', async () => {
    await test.owner.query(`update staff set hpr_number = null where hpr_number = '9000002'`);
    await test.owner.query(`update staff set hpr_number = '9999999' where hpr_number = '9000003'`);
    // Entered on somebody else by mistake: the sign-in still goes well, and an administrator sorts it out.
    await test.owner.query(`update staff set hpr_number = null where hpr_number = '9000004'`);
    await test.owner.query(`update staff set hpr_number = '9000004' where hpr_number = '9000005'`);
    for (const person of ['dag', 'lene', 'ruth'])
      expect((await signIn(person)).end.response.status).toBe(303);
    const { rows } = await test.owner.query(
      'select hpr_number from staff where id = any($1) order by given_name',
      [['dag', 'lene', 'ruth'].map((slug) => server.directory.staff[slug])],
    );
    expect(rows.map((row) => row.hpr_number)).toEqual(['9000002', '9999999', null]);
  });

  it('ends the browser’s former session and gives a new cookie', async () => {
    const { jar } = await signIn('ane');
    const first = cookieOf(jar);
    await pick(jar, await toLogin(jar), 'per');
    const second = cookieOf(jar);
    expect(second).not.toBe(first);
    expect(await codeOf(await api('/api/session', first))).toBe('not-signed-in');
    expect(await sessionOf(second)).toMatchObject({
      staff: { name: 'Per Bakken' },
      may: { convene: false, requestMeeting: true },
    });
  });

  it('is one step for scripts, with a unit by name', async () => {
    const tsb = await login({ baseUrl: server.baseUrl, person: 'eli', unit: 'rusmedisin' });
    expect(await sessionOf(tsb)).toMatchObject({ employment: { unitKind: 'tsb' } });
    const first = await loginCommand(['eli'], server.baseUrl);
    expect(await sessionOf(first)).toMatchObject({ state: 'signed-in', employment: { unitKind: 'phv' } });
    await expect(loginCommand(['nobody'], server.baseUrl)).rejects.toThrow(/No "nobody" there.*ane/);
    await expect(loginCommand(['eli', '--unit', 'månen'], server.baseUrl)).rejects.toThrow('No unit like');
    await expect(loginCommand([], server.baseUrl)).rejects.toThrow('Say who');
    await expect(login({ baseUrl: server.baseUrl, person: 'stranger' })).rejects.toThrow('ikke tilgang');
  });
});

describe('a sign-in that does not add up', () => {
  it('is refused with another state', async () => {
    const jar = new CookieJar();
    const callback = await callbackFor(jar, 'ane');
    const state = callback.searchParams.get('state')!;
    callback.searchParams.set('state', state.slice(0, -1) + (state.endsWith('A') ? 'B' : 'A'));
    const page = await walk(jar, callback);
    expect(page.response.status).toBe(400);
    expect(page.text).toContain('Innloggingen gjelder ikke lenger');
    expect(jar.find(at('/'), 'samlop')).toBeUndefined();
  });

  it('is refused the second time', async () => {
    const jar = new CookieJar();
    const callback = await callbackFor(jar, 'ane');
    expect((await walk(jar, callback, {}, { until: '/auth/callback' })).response.status).toBe(303);
    expect((await walk(jar, callback)).response.status).toBe(400);
  });

  it('is refused in another browser than the one that began it', async () => {
    const jar = new CookieJar();
    const callback = await callbackFor(jar, 'ane');
    const victim = new CookieJar();
    await toLogin(victim);
    expect((await walk(victim, callback)).response.status).toBe(400);
    expect(victim.find(at('/'), 'samlop')).toBeUndefined();
    expect((await walk(jar, callback, {}, { until: '/auth/callback' })).response.status).toBe(303);
  });

  it('is refused with a code that the provider did not give, and with another issuer', async () => {
    for (const [name, value] of [
      ['code', 'made-up'],
      ['iss', 'https://evil.example'],
    ] as const) {
      const jar = new CookieJar();
      const callback = await callbackFor(jar, 'ane');
      callback.searchParams.set(name, value);
      const page = await walk(jar, callback);
      expect(page.response.status).toBe(400);
      expect(page.text).toContain('stemte ikke');
    }
  });

  it('is refused when the person was away for too long', async () => {
    const jar = new CookieJar();
    const callback = await callbackFor(jar, 'ane');
    test.clock.advance(31 * 60 * 1000);
    expect((await walk(jar, callback)).response.status).toBe(400);
  });

  it('is refused when the answer belongs to another attempt', async () => {
    for (const column of ['nonce', 'code_verifier']) {
      const jar = new CookieJar();
      const callback = await callbackFor(jar, 'ane');
      await test.owner.query(`update sign_in_attempt set ${column} = $1 where state = $2`, [
        'x'.repeat(43),
        callback.searchParams.get('state'),
      ]);
      const page = await walk(jar, callback);
      expect(page.response.status).toBe(400);
      expect(page.text).toContain('stemte ikke');
    }
  });

  it('is told kindly when the person changes their mind, with the way back to where they were going', async () => {
    const jar = new CookieJar();
    const page = await pick(jar, await toLogin(jar, '/auth/login?returnTo=/moter/5'), '');
    expect(page.response.status).toBe(400);
    expect(page.text).toContain('Du avbrøt innloggingen');
    expect(page.text).toContain('/auth/login?returnTo=%2Fmoter%2F5');
  });

  it('does not lead to another site afterwards', async () => {
    for (const returnTo of [
      '//evil.example',
      '/\\evil.example',
      '/%09/evil.example',
      'https://evil.example',
    ]) {
      const { location } = await signIn('ane', `/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      expect(new URL(location!, server.baseUrl).origin).toBe(new URL(server.baseUrl).origin);
    }
    for (const encoded of ['%2F%2Fevil.example', '%2F%5Cevil.example', '%2F%09%2Fevil.example'])
      expect((await signIn('ane', `/auth/login?returnTo=${encoded}`)).location).toBe('/');
  });
});

describe('people who do not get in', () => {
  it('are told whom to ask when they are not registered', async () => {
    const { jar, end } = await signIn('stranger');
    expect(end.response.status).toBe(403);
    expect(end.text).toContain('administratoren for enheten din');
    expect(end.text).toContain('again=true');
    expect(jar.find(at('/'), 'samlop')).toBeUndefined();
    expect(server.events.at(-1)).toEqual({
      event: 'sign-in-refused',
      provider: 'practice',
      code: 'sign-in.unknown-person',
    });
  });

  it('are those whose account is closed, at once also in a session', async () => {
    const cookie = await login({ baseUrl: server.baseUrl, person: 'mona' });
    await test.owner.query('update staff set is_active = false where id = $1', [server.directory.staff.mona]);
    expect((await api('/api/session', cookie)).status).toBe(401);
    expect((await signIn('mona')).end.response.status).toBe(403);
    await test.owner.query('update staff set is_active = true where id = $1', [server.directory.staff.mona]);
  });

  it('are those whose employment has ended or not begun, at once also in a session', async () => {
    const cookie = await login({ baseUrl: server.baseUrl, person: 'mona' });
    const employment = server.directory.employments['mona@kommune'];
    const set = (from: string, to: string | null) =>
      test.owner.query('update employment set valid_from = $2, valid_to = $3 where id = $1', [
        employment,
        from,
        to,
      ]);
    await set('2020-01-01', '2026-11-23');
    expect(await codeOf(await api('/api/whoami', cookie))).toBe('choose-unit');
    expect(await codeOf(await api('/api/session', cookie))).toBe('sign-in.no-employment');
    const { end } = await signIn('mona');
    expect(end.response.status).toBe(403);
    expect(end.text).toContain('ikke knyttet til noen enhet');
    await set('2026-11-25', null);
    expect((await signIn('mona')).end.response.status).toBe(403);
    await set('2020-01-01', '2026-11-24');
    expect((await signIn('mona')).end.response.status).toBe(303);
  });
});
