// Several login providers, one that is down, one that vouches for too little, and the ways the practice login is reached.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CookieJar, walk } from '../../app/http-walker.ts';
import { login } from '../../app/login-script.ts';
import { testDatabase, type TestDatabase } from '../../app/testing/database.ts';
import { startLoginServer, type LoginServer } from '../../app/testing/login-server.ts';
import { helseId } from '../../platform/auth/oidc-config.ts';
import { createPracticeLogin, PracticeLoginError } from '../../platform/auth/practice-provider.ts';

let test: TestDatabase;
const servers: LoginServer[] = [];

async function start(options: Parameters<typeof startLoginServer>[1]): Promise<LoginServer> {
  const server = await startLoginServer(test, options);
  servers.push(server);
  return server;
}

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await test.drop();
});

describe('several login providers', () => {
  let server: LoginServer;
  beforeAll(async () => {
    server = await start({
      providers: (practice) => [
        // Nobody listens on the discard port.
        {
          ...helseId,
          issuer: 'http://127.0.0.1:9',
          clientId: 'c',
          privateKeyJwk: practice.privateKeyJwk,
          allowInsecure: true,
        },
        practice,
      ],
    });
  });

  it('are listed by name', async () => {
    const answer = await fetch(new URL('/auth/providers', server.baseUrl));
    expect(await answer.json()).toEqual([
      { id: 'helseid', name: 'HelseID' },
      { id: 'practice', name: 'Øvelse' },
    ]);
  });

  it('are offered on a page when none is named, and the return address goes along', async () => {
    const url = new URL('/auth/login?returnTo=/moter/5', server.baseUrl);
    const page = await fetch(url, { headers: { 'accept-language': 'nn' } });
    const text = await page.text();
    expect(text).toContain('<html lang="nn">');
    expect(text).toContain('href="/auth/login?provider=practice&amp;returnTo=%2Fmoter%2F5"');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it('work each by themselves: one that is down is told of, in the reader’s language', async () => {
    const url = new URL('/auth/login?provider=helseid', server.baseUrl);
    const page = await fetch(url, { headers: { 'accept-language': 'en-GB' } });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('We cannot reach the login service');
    expect(await login({ baseUrl: server.baseUrl, person: 'ane' })).toMatch(/^samlop=/);
  });
});

describe('a provider that vouches for too little', () => {
  it('lets nobody in', async () => {
    const server = await start({ level: 'idporten-loa-substantial' });
    const jar = new CookieJar();
    const page = await walk(jar, new URL('/auth/login', server.baseUrl));
    const body = new URLSearchParams({ person: 'ane' });
    const end = await walk(jar, page.url, { method: 'POST', body });
    expect(end.response.status).toBe(403);
    expect(end.text).toContain('høyere sikkerhet');
    expect(jar.find(new URL(server.baseUrl), 'samlop')).toBeUndefined();
  });

  it('is enough where less is demanded', async () => {
    const server = await start({
      level: 'idporten-loa-substantial',
      providers: (practice) => [{ ...practice, requiredLevel: 'idporten-loa-substantial' }],
    });
    expect(await login({ baseUrl: server.baseUrl, person: 'ane' })).toMatch(/^samlop=/);
  });
});

describe('single sign-on', () => {
  const walkIn = async (isAllowed: boolean, path: string) => {
    const server = await start({
      providers: (practice) => [{ ...practice, allowsSingleSignOn: isAllowed }],
    });
    const jar = new CookieJar();
    const page = await walk(jar, new URL('/auth/login', server.baseUrl));
    const body = new URLSearchParams({ person: 'ane' });
    await walk(jar, page.url, { method: 'POST', body }, { until: '/auth/callback' });
    const second = await walk(jar, new URL(path, server.baseUrl), {}, { until: '/auth/callback' });
    return second.url.pathname;
  };

  it('lets the same browser in without a question where it is allowed, unless asked to begin afresh', async () => {
    expect(await walkIn(true, '/auth/login')).toBe('/auth/callback');
    expect(await walkIn(true, '/auth/login?again=true')).toMatch(/^\/practice-login\/interaction\//);
  });

  it('is off otherwise: the next person at the computer is asked who they are', async () => {
    expect(await walkIn(false, '/auth/login')).toMatch(/^\/practice-login\/interaction\//);
  });
});

describe('the practice login', () => {
  it('refuses to run in production and says what to set', async () => {
    const options = { publicUrl: () => 'https://samlop.example', people: [] };
    const attempt = createPracticeLogin({ ...options, environment: { NODE_ENV: 'production' } });
    await expect(attempt).rejects.toThrow(PracticeLoginError);
    await expect(attempt).rejects.toThrow(/OIDC_CLIENT_ID.*OIDC_PRIVATE_KEY_JWK/);
    await expect(createPracticeLogin({ ...options, environment: {} })).resolves.toBeDefined();
  });

  it('lists people by unit in the reader’s language, without scripts', async () => {
    const server = await start({});
    const page = await walk(new CookieJar(), new URL('/auth/login', server.baseUrl), {
      headers: { 'accept-language': 'en' },
    });
    expect(page.url.pathname).toMatch(/^\/practice-login\/interaction\//);
    expect(page.text).toContain('Fjellsiden DPS</h2>');
    expect(page.text).toMatch(/value="ane">\s*<strong>Ane Lunde<\/strong> <span>Psykologspesialist/);
    expect(page.text).not.toContain('<script');
    expect(page.response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('says so when a sign-in there is over', async () => {
    const server = await start({});
    const answer = await fetch(new URL('/practice-login/interaction/made-up', server.baseUrl));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Innloggingen gjelder ikke lenger');
  });

  it('takes only requests that were pushed by this server', async () => {
    const server = await start({});
    await login({ baseUrl: server.baseUrl, person: 'ane' });
    const url = new URL('/practice-login/auth', server.baseUrl);
    url.search = new URLSearchParams({
      client_id: 'samlop-practice',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${server.baseUrl}/auth/callback`,
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    }).toString();
    const answer = await fetch(url, { redirect: 'manual' });
    expect(new URL(answer.headers.get('location') ?? '', url).searchParams.get('error')).toBe(
      'invalid_request',
    );
  });

  it('is entered by the name of the machine that the provider sends back to', async () => {
    const server = await start({});
    const { port } = new URL(server.baseUrl);
    const answer = await server.app.inject({
      url: '/auth/login?returnTo=/moter',
      headers: { host: `localhost:${port}` },
    });
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe(`${server.baseUrl}/auth/login?returnTo=/moter`);
  });
});
