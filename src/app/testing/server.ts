// A whole server on a fresh database with the practice people, answering in process; for tests of routes.
import { beginSession, defaultSessionLimits } from '../../platform/auth/session.ts';
import { practiceIdentityKey } from '../../platform/auth/identity-hash.ts';
import { sessionCookie, type App } from '../../platform/http/server.ts';
import type { UnitSlug } from '../../../scenarios/practice-people.ts';
import { buildApp } from '../build.ts';
import { practicePersons } from '../practice-persons.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { practiceIn, type Practice } from './practice.ts';

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers freely
  body: any;
  headers: Record<string, unknown>;
}

export interface TestServer {
  test: TestDatabase;
  practice: Practice;
  app: App;
  /** The address once `listen` was called. */
  url: () => string;
  listen(): Promise<string>;
  /** A cookie header of somebody signed in, without the walk through the login provider. */
  cookie(slug: string, unit?: UnitSlug): Promise<string>;
  /** One request as somebody; `slug` null is nobody. */
  as(
    slug: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  failures: Record<string, unknown>[];
  stop(): Promise<void>;
}

/** `template` is the database to copy; `webFolder` holds a built browser application to serve. */
export async function testServer(
  options: { idleSeconds?: number; template?: string; webFolder?: string } = {},
): Promise<TestServer> {
  const test = await testDatabase(options);
  const practice = await practiceIn(test);
  const failures: Record<string, unknown>[] = [];
  let url = 'http://localhost';
  const app = await buildApp({
    database: test.database,
    clock: test.clock,
    publicUrl: () => url,
    practicePeople: practicePersons,
    oidc: [],
    identityKey: practiceIdentityKey,
    idleSeconds: options.idleSeconds ?? 1800,
    trustProxy: false,
    requestsPerMinute: 1_000_000,
    environment: {},
    logFailure: (facts) => void failures.push(facts),
    ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
  });
  const cookies = new Map<string, { made: Promise<string>; at: number }>();

  function cookie(slug: string, unit?: UnitSlug): Promise<string> {
    const key = `${slug}@${unit ?? ''}`;
    const actor = practice.actor(slug, unit);
    const now = test.clock.now().getTime();
    const known = cookies.get(key);
    // A session that the test's clock has left idle is made anew.
    if (known && Math.abs(now - known.at) < 600_000) return known.made;
    const made = test.database
      .withAuth((work) =>
        beginSession(
          work,
          { ...defaultSessionLimits, absoluteSeconds: 10 * 365 * 86_400 },
          {
            staffId: actor.staffId,
            employmentId: actor.employmentId,
            level: 'idporten-loa-high',
            provider: 'practice',
            idToken: 'none',
            oldToken: undefined,
          },
        ),
      )
      .then((token) => `${sessionCookie}=${token}`);
    cookies.set(key, { made, at: now });
    return made;
  }

  return {
    test,
    practice,
    app,
    failures,
    url: () => url,
    async listen() {
      await app.listen({ port: 0, host: 'localhost' });
      const address = app.server.address();
      if (address && typeof address === 'object') url = `http://localhost:${address.port}`;
      return url;
    },
    cookie,
    async as(slug, method, path, body, headers = {}) {
      const response = await app.inject({
        method: method as 'GET',
        url: path,
        headers: {
          ...(slug === null ? {} : { cookie: await cookie(slug) }),
          'x-samlop': '1',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : {
              payload: Buffer.isBuffer(body) ? body : typeof body === 'string' ? body : JSON.stringify(body),
            }),
      });
      const isJson = String(response.headers['content-type'] ?? '').includes('json');
      return {
        status: response.statusCode,
        body: isJson ? response.json() : response.body,
        headers: response.headers,
      };
    },
    async stop() {
      await app.close();
      await test.drop();
    },
  };
}
