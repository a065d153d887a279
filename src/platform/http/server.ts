// The HTTP server: one schema validates, serialises and documents each route; refusals are problem details.
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { createHash, randomUUID } from 'node:crypto';
import type { Database, StaffWork, SessionEntry, Work } from '../db/actor.ts';
import { createErrorHandler } from './errors.ts';
import type { Translate } from './language.ts';
import { Problem } from './problem.ts';

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Runs a use case as the member of staff who sent the request, in one transaction. 401 without a session, 403 before a unit
 *  is chosen. */
export type Act = <T>(request: FastifyRequest, useCase: (work: StaffWork) => Promise<T>) => Promise<T>;

export interface ServerOptions {
  database: Database;
  translate: Translate;
  /** Requests a minute from one address; a hospital may stand behind one. */
  requestsPerMinute?: number;
  trustProxy?: boolean;
  bodyLimit?: number;
  isSecure?: boolean;
  version: string;
  /** The product's mark (SVG), for the page that shows the API. */
  mark: Buffer;
  logFailure?: (facts: Record<string, unknown>) => void;
}

export const sessionCookie = 'samlop';

/** SHA-256 of a session token: all the database keeps of it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** True for what the API answers, however its address was written (`/%61pi/…` is the same route). */
const isOfApi = (request: FastifyRequest) => (request.routeOptions.url ?? request.url).startsWith('/api/');

/** The session of a request, or null; for routes that also answer those who are not signed in. */
export function withRequestSession<T>(
  database: Database,
  request: FastifyRequest,
  work: (work: Work, entry: SessionEntry | null) => Promise<T>,
): Promise<T> {
  const token = request.cookies[sessionCookie];
  const via = `${request.method} ${request.routeOptions.url ?? ''}`;
  return database.withSession(hashToken(token ?? ''), via, (unit, entry) => work(unit, token ? entry : null));
}

export function createAct(database: Database): Act {
  return (request, useCase) =>
    withRequestSession(database, request, (work, entry) => {
      if (!entry) throw new Problem(401, 'not-signed-in');
      if (!entry.actor) throw new Problem(403, 'choose-unit');
      return useCase({ ...work, actor: entry.actor });
    });
}

/** A bare server with safety headers, documentation and problem handling; capabilities add their routes. */
export async function createServer(options: ServerOptions): Promise<App> {
  const failure = options.logFailure ?? ((facts) => void process.stderr.write(`${JSON.stringify(facts)}\n`));
  const onError = createErrorHandler(options.translate, failure);
  const app: App = fastify({
    // Addresses the router itself refuses: too long, or with a broken escape.
    frameworkErrors: (_error, request, reply) => onError(new Problem(404, 'not-found'), request, reply),
    logger: false,
    trustProxy: options.trustProxy ?? false,
    bodyLimit: options.bodyLimit ?? 2_000_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(onError);
  app.setNotFoundHandler(() => {
    throw new Problem(404, 'not-found');
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'"],
        // Element attributes set by components for measures; no style sheet may be injected.
        styleSrcAttr: ["'unsafe-inline'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: options.isSecure ?? false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(rateLimit, { max: options.requestsPerMinute ?? 6000, timeWindow: 60_000 });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Samløp',
        version: options.version,
        description: 'Every route of Samløp. Refusals are problem details (RFC 9457).',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie } } },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    logo: { type: 'image/svg+xml', content: options.mark },
    theme: {
      title: 'Samløp API',
      favicon: [
        { filename: 'samlop.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: options.mark },
      ],
    },
    // Its own policy would send the browser to https, which the practice server does not speak; it sets styles by itself.
    staticCSP:
      "default-src 'self'; base-uri 'self'; img-src 'self' data:; object-src 'none'; script-src 'self'; " +
      "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  // A change must come from our own page: the header cannot be set by a form on another site, and the browser says where
  // the request was made.
  app.addHook('onRequest', async (request) => {
    if (!isOfApi(request) || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    if (request.headers['x-samlop'] !== '1' || (site !== undefined && site !== 'same-origin'))
      throw new Problem(403, 'foreign-origin');
  });
  app.addHook('onSend', async (request, reply) => {
    if (isOfApi(request) && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  return app;
}
