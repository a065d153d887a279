// Puts the server together: database, login, routes and the browser application. Nothing here decides anything clinical.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { practiceOutboxRoutes } from '../capabilities/notice/routes.ts';
import { signInRoutes } from '../capabilities/sign-in/routes.ts';
import { createAuth } from '../platform/auth/oidc-client.ts';
import type { OidcConfig } from '../platform/auth/oidc-config.ts';
import type { PracticePerson } from '../platform/auth/practice-person.ts';
import { createPracticeLogin } from '../platform/auth/practice-provider.ts';
import { defaultSessionLimits } from '../platform/auth/session.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/actor.ts';
import { createServer, type App } from '../platform/http/server.ts';
import { serveWebFiles } from '../platform/http/web-files.ts';
import { projectRoot } from './config.ts';
import { mountRoutes } from './routes.ts';
import { loadTranslate } from './texts.ts';

export const version = '0.1.0';
export const webFolder = join(projectRoot, 'dist', 'web');

export interface BuildOptions {
  database: Database;
  clock: Clock;
  /** Where browsers find the server, without a slash at the end. */
  publicUrl: () => string;
  /** The people to practise as; null when real login providers are configured. */
  practicePeople: readonly PracticePerson[] | null;
  oidc: readonly OidcConfig[];
  identityKey: string;
  idleSeconds: number;
  trustProxy: boolean;
  requestsPerMinute?: number;
  environment: Record<string, string | undefined>;
  /** The built browser application; dist/web unless told. */
  webFolder?: string;
  logFailure?: (facts: Record<string, unknown>) => void;
  /** Told of sign-ins, refusals and sign-outs, with ids and codes only. */
  logEvent?: (facts: { event: string; provider?: string; staffId?: string; code?: string }) => void;
}

/** The whole server, ready to listen. Throws when the practice login is asked for in production. */
export async function buildApp(options: BuildOptions): Promise<App> {
  const { database, clock, publicUrl, practicePeople } = options;
  const translate = await loadTranslate();
  const practice = practicePeople
    ? await createPracticeLogin({ publicUrl, people: practicePeople, environment: options.environment })
    : null;
  const app = await createServer({
    database,
    translate,
    trustProxy: options.trustProxy,
    isSecure: publicUrl().startsWith('https:'),
    version,
    mark: await readFile(join(projectRoot, 'src/app/browser/samlop.svg')),
    ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
    ...(options.logFailure ? { logFailure: options.logFailure } : {}),
  });
  app.get(
    '/api/health',
    {
      schema: {
        tags: ['health'],
        summary: 'Whether the server and its database answer',
        security: [],
        response: { 200: z.object({ status: z.literal('ok'), version: z.string() }) },
      },
    },
    async () => {
      await database.withSystem(async (work) => work.tx.selectFrom('unit').select('id').limit(1).execute());
      return { status: 'ok' as const, version };
    },
  );
  const auth = createAuth(practice ? [practice.config] : options.oidc);
  const limits = { ...defaultSessionLimits, idleSeconds: options.idleSeconds };
  signInRoutes(app, {
    database,
    auth,
    identityKey: options.identityKey,
    publicUrl,
    limits,
    isPractice: practice !== null,
    ...(options.logEvent ? { logEvent: options.logEvent } : {}),
    translate,
  });
  practice?.routes(app);
  mountRoutes(app, {
    database,
    clock,
    allowSyntheticNumbers: practice !== null,
    identityKey: options.identityKey,
  });
  if (practice) practiceOutboxRoutes(app, { database, translate, publicUrl: publicUrl() });
  const web = options.webFolder ?? webFolder;
  if (existsSync(join(web, 'index.html'))) await serveWebFiles(app, web);
  return app;
}
