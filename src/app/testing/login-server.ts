// A server with only the sign-in and the practice login, on a port of its own, over the practice units and staff.
import { createServer, type AddressInfo } from 'node:net';
import { installDirectory, type InstalledDirectory } from '../../../scenarios/install-directory.ts';
import type { SignInDeps } from '../../capabilities/sign-in/actions.ts';
import { signInRoutes } from '../../capabilities/sign-in/routes.ts';
import { en } from '../../capabilities/sign-in/texts/en.ts';
import { nb } from '../../capabilities/sign-in/texts/nb.ts';
import { nn } from '../../capabilities/sign-in/texts/nn.ts';
import { practiceIdentityKey } from '../../platform/auth/identity-hash.ts';
import { createAuth } from '../../platform/auth/oidc-client.ts';
import type { OidcConfig } from '../../platform/auth/oidc-config.ts';
import type { PracticePerson } from '../../platform/auth/practice-person.ts';
import { createPracticeLogin } from '../../platform/auth/practice-provider.ts';
import { defaultSessionLimits } from '../../platform/auth/session.ts';
import { createTranslate } from '../../platform/http/language.ts';
import { createAct, createServer as createAppServer, type App } from '../../platform/http/server.ts';
import { practicePersons } from '../practice-persons.ts';
import type { TestDatabase } from './database.ts';

export interface LoginServer {
  baseUrl: string;
  app: App;
  directory: InstalledDirectory;
  events: Parameters<NonNullable<SignInDeps['logEvent']>>[0][];
  close(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts it on 127.0.0.1. `providers` may change or add to the login providers; `strangers` are practice persons without a
 *  place in the directory; GET /api/whoami answers with the unit acted for. */
export async function startLoginServer(
  test: TestDatabase,
  options: {
    level?: string;
    strangers?: readonly PracticePerson[];
    providers?: (practice: OidcConfig) => readonly OidcConfig[];
  } = {},
): Promise<LoginServer> {
  const directory = await installDirectory(test.ownerUrl, practiceIdentityKey);
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const publicUrl = () => baseUrl;
  const practice = await createPracticeLogin({
    publicUrl,
    people: [...practicePersons, ...(options.strangers ?? [])],
    environment: {},
    ...(options.level === undefined ? {} : { level: options.level }),
  });
  const translate = createTranslate({ nb, nn, en });
  const app = await createAppServer({
    database: test.database,
    translate,
    version: '0.0.0',
    mark: Buffer.from('<svg/>'),
  });
  const events: LoginServer['events'] = [];
  signInRoutes(app, {
    database: test.database,
    auth: createAuth(options.providers?.(practice.config) ?? [practice.config]),
    identityKey: practiceIdentityKey,
    publicUrl,
    limits: defaultSessionLimits,
    isPractice: true,
    translate,
    logEvent: (facts) => void events.push(facts),
  });
  practice.routes(app);
  const act = createAct(test.database);
  app.get('/api/whoami', { schema: { hide: true } }, (request) =>
    act(request, async ({ actor }) => ({ unitId: actor.unitId })),
  );
  await app.listen({ host: '127.0.0.1', port });
  return { baseUrl, app, directory, events, close: () => app.close() };
}
