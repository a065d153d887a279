// A stage for the scenario on a server in this process: requests without a network, as the practice people.
import { beginSession, defaultSessionLimits } from '../src/platform/auth/session.ts';
import type { SettableClock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/db/actor.ts';
import { sessionCookie, type App } from '../src/platform/http/server.ts';
import type { ScenarioStage } from './caller.ts';
import type { InstalledDirectory } from './install-directory.ts';

/** Thrown when the scenario is refused something; names the request and the problem's code. */
export class ScenarioError extends Error {}

export interface StageParts {
  app: App;
  clock: SettableClock;
  database: Database;
  directory: InstalledDirectory;
}

export function createStage({ app, clock, database, directory }: StageParts): ScenarioStage {
  const sessions = new Map<string, { cookie: string; since: number }>();

  /** Signs in without the walk through the login provider; anew when the scenario's clock has moved on. */
  async function cookieOf(slug: string): Promise<string> {
    const now = clock.now().getTime();
    const session = sessions.get(slug);
    if (session && now - session.since < 600_000) return session.cookie;
    const staffId = directory.staff[slug];
    const employmentId = Object.entries(directory.employments).find(([key]) =>
      key.startsWith(`${slug}@`),
    )?.[1];
    if (staffId === undefined || employmentId === undefined)
      throw new ScenarioError(`No practice person ${slug}`);
    const token = await database.withAuth((work) =>
      beginSession(work, defaultSessionLimits, {
        staffId,
        employmentId,
        level: 'practice',
        provider: 'practice',
        idToken: '',
        oldToken: undefined,
      }),
    );
    const cookie = `${sessionCookie}=${token}`;
    sessions.set(slug, { cookie, since: now });
    return cookie;
  }

  return {
    units: directory.units,
    staff: directory.staff,
    moveTo(instant) {
      if (instant > clock.now()) clock.set(instant);
    },
    async call(slug, method, path, body) {
      // A second goes by with each thing that is done, so that the time line has an order.
      clock.advance(1000);
      const response = await app.inject({
        method,
        url: path,
        headers: {
          cookie: await cookieOf(slug),
          'x-samlop': '1',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      if (response.statusCode >= 400)
        throw new ScenarioError(
          `${slug}: ${method} ${path} → ${response.statusCode} ${response.body.slice(0, 500)}`,
        );
      return response.body === '' ? null : response.json();
    },
  };
}
