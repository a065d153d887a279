// A real OpenID Connect provider inside the same server, for trying out: everybody is listed, nobody needs a password.
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language.ts';
import type { PlainPage } from '../http/plain-page.ts';
import type { App } from '../http/server.ts';
import { idPorten, type OidcConfig } from './oidc-config.ts';
import {
  basePath,
  clientId,
  configurationOf,
  hprClaim,
  type PracticeLoginOptions,
} from './practice-configuration.ts';
import { choosePersonPage, expiredPage } from './practice-page.ts';

/** Why the practice login will not run; the message names what to configure. */
export class PracticeLoginError extends Error {}

export interface PracticeLogin {
  /** The practice login as a provider for `createAuth`. */
  config: OidcConfig;
  /** Mounts the provider under /practice-login. */
  routes(app: App): void;
}

/** Hands a request to the provider as if it stood alone at `publicUrl`, whatever proxies lie between. */
function prepare(raw: IncomingMessage, publicUrl: string): IncomingMessage & { originalUrl?: string } {
  const { host, protocol } = new URL(publicUrl);
  raw.headers['x-forwarded-host'] = host;
  raw.headers['x-forwarded-proto'] = protocol.replace(':', '');
  return raw;
}

function send(reply: FastifyReply, status: number, page: PlainPage): FastifyReply {
  return reply.code(status).headers(page.headers).send(page.markup);
}

/** Throws PracticeLoginError in production; asked before anything of the practice room is set up. */
export function assertPracticeAllowed(environment: Record<string, string | undefined>): void {
  if (environment.NODE_ENV === 'production')
    throw new PracticeLoginError(
      'The practice login lets anybody in as anyone and does not run with NODE_ENV=production. ' +
        'Set OIDC_PRESET, OIDC_CLIENT_ID and OIDC_PRIVATE_KEY_JWK to a real login provider (docs/login.md).',
    );
}

/** The practice login with its own keys, made now. Throws PracticeLoginError in production. */
export async function createPracticeLogin(options: PracticeLoginOptions): Promise<PracticeLogin> {
  assertPracticeAllowed(options.environment);
  const makeKey = async (): Promise<JWK> => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    return {
      ...(await exportJWK(privateKey)),
      alg: 'ES256',
      use: 'sig',
      kid: randomBytes(8).toString('hex'),
    };
  };
  const keys = { provider: await makeKey(), client: await makeKey() };
  const level = options.level ?? 'idporten-loa-high';
  let server: App | undefined;
  let made: Promise<Provider> | undefined;

  function provider(): Promise<Provider> {
    made ??= import('oidc-provider').then((library) => {
      const instance = new library.Provider(
        `${options.publicUrl()}${basePath}`,
        configurationOf(options, keys),
      );
      instance.proxy = true;
      return instance;
    });
    return made;
  }

  async function pass(raw: IncomingMessage & { originalUrl?: string }, response: ServerResponse) {
    const handle = (await provider()).callback();
    // The provider works out its mount point from the difference between these two.
    raw.originalUrl = raw.url ?? '';
    raw.url = raw.originalUrl.slice(basePath.length) || '/';
    await handle(raw, response);
  }

  async function choose(request: FastifyRequest, reply: FastifyReply, slug: string): Promise<FastifyReply> {
    const instance = await provider();
    const raw = prepare(request.raw, options.publicUrl());
    const interaction = await instance.interactionDetails(raw, reply.raw);
    const person = options.people.find((one) => one.slug === slug);
    const returnTo = await instance.interactionResult(
      raw,
      reply.raw,
      person
        ? { login: { accountId: person.slug, acr: level, amr: ['practice'] } }
        : { error: 'access_denied', error_description: 'cancelled' },
      { mergeWithLastSubmission: false },
    );
    const { session } = interaction;
    if (person && session?.uid && session.accountId !== person.slug) {
      // Somebody else was signed in here: without this the provider asks to sign them out first, with a script.
      const before = await instance.Session.findByUid(session.uid);
      if (before) {
        Object.assign(before, { accountId: undefined, authorizations: {} });
        await before.persist();
      }
    }
    return reply.redirect(returnTo, 303);
  }

  return {
    config: {
      ...idPorten,
      id: 'practice',
      name: 'Øvelse',
      get issuer() {
        return `${options.publicUrl()}${basePath}`;
      },
      clientId,
      privateKeyJwk: keys.client,
      scopes: 'openid',
      claims: { identityNumber: 'pid', level: 'acr', hprNumber: hprClaim },
      usesDpop: true,
      allowInsecure: true,
      // In the same process: works behind any proxy, also where the public address cannot be reached from here.
      async fetch(url, { method, headers, body }) {
        if (!server) throw new Error('The practice login is not mounted.');
        const { pathname, search } = new URL(url);
        const answer = await server.inject({
          method: method as 'GET' | 'POST',
          url: pathname + search,
          headers,
          ...(body === undefined || body === null ? {} : { payload: String(body) }),
        });
        const answered = new Headers();
        for (const [name, value] of Object.entries(answer.headers))
          if (value !== undefined) answered.set(name, String(value));
        return new Response(answer.statusCode === 204 ? null : answer.body, {
          status: answer.statusCode,
          headers: answered,
        });
      },
    },

    routes(app) {
      server = app;
      void app.register(async (scope: App) => {
        // The provider reads bodies itself.
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
        const schema = { hide: true };
        scope.all(`${basePath}/*`, { schema }, async (request, reply) => {
          reply.hijack();
          await pass(prepare(request.raw, options.publicUrl()), reply.raw);
        });
      });
      void app.register(async (scope: App) => {
        scope.addContentTypeParser(
          'application/x-www-form-urlencoded',
          { parseAs: 'string', bodyLimit: 1000 },
          (_request, body, done) => done(null, new URLSearchParams(String(body)).get('person') ?? ''),
        );
        const schema = { hide: true };
        const address = `${basePath}/interaction/:uid`;
        const guarded =
          (work: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
          async (request: FastifyRequest, reply: FastifyReply) => {
            try {
              return await work(request, reply);
            } catch (error) {
              if ((error as { error?: unknown }).error === undefined) throw error;
              return send(reply, 400, expiredPage(languageOf(request.headers['accept-language'])));
            }
          };
        scope.get(
          address,
          { schema },
          guarded(async (request, reply) => {
            const raw = prepare(request.raw, options.publicUrl());
            await (await provider()).interactionDetails(raw, reply.raw);
            const language = languageOf(request.headers['accept-language']);
            return send(reply, 200, choosePersonPage(language, options.people));
          }),
        );
        scope.post(
          address,
          { schema },
          guarded((request, reply) => choose(request, reply, String(request.body ?? ''))),
        );
      });
    },
  };
}
