// The routes of the sign-in: pages a browser walks through, and the session for the screens.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isLoopback } from '../../platform/auth/oidc-config.ts';
import { sessionCookieOptions } from '../../platform/auth/session.ts';
import { attemptSeconds } from '../../platform/auth/sign-in-attempt.ts';
import { languageOf, type Translate } from '../../platform/http/language.ts';
import type { PlainPage } from '../../platform/http/plain-page.ts';
import { Problem } from '../../platform/http/problem.ts';
import { sessionCookie, withRequestSession, type App } from '../../platform/http/server.ts';
import {
  chooseUnit,
  finishSignIn,
  ownEmployment,
  readSession,
  signOut,
  startSignIn,
  type SignInDeps,
} from './actions.ts';
import { ChosenUnit, LoginProvider, SessionView, SignedOut } from './model.ts';
import { chooseProviderPage, refusalPage, signedOutPage } from './pages.ts';
import { safeReturnTo } from './rules.ts';

const attemptCookie = 'samlop-sign-in';
const tags = ['sign-in'];
const text = z.string().optional().catch(undefined);

function show(reply: FastifyReply, status: number, page: PlainPage): FastifyReply {
  return reply.code(status).headers(page.headers).send(page.markup);
}

const language = (request: FastifyRequest) => languageOf(request.headers['accept-language']);

/** On one's own machine `localhost` and `127.0.0.1` are the same server but not the same cookies: everything must happen at
 *  the address the provider sends the browser back to. Null when the browser is there already. */
function otherNameOfThisMachine(request: FastifyRequest, publicUrl: string): string | null {
  const known = new URL(publicUrl);
  const asked = URL.parse(`${known.protocol}//${request.host}`);
  const isOther =
    asked !== null &&
    asked.hostname !== known.hostname &&
    asked.port === known.port &&
    isLoopback(asked.hostname) &&
    isLoopback(known.hostname);
  return isOther ? `${known.origin}${request.url}` : null;
}

export function signInRoutes(app: App, deps: SignInDeps & { translate: Translate }): void {
  const { auth, database, translate } = deps;
  const cookieOptions = () => sessionCookieOptions(deps.publicUrl().startsWith('https:'));
  const attemptOptions = () => ({ ...cookieOptions(), path: '/auth', maxAge: attemptSeconds });

  /** A browser that walks through the sign-in is answered with a page, also when it is refused. */
  async function orRefusal(
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem) || !error.code.startsWith('sign-in.')) throw error;
      return show(reply, error.status, refusalPage(translate, language(request), error));
    }
  }

  app.get(
    '/auth/providers',
    {
      schema: {
        tags,
        summary: 'The login providers to choose among',
        security: [],
        response: { 200: z.array(LoginProvider) },
      },
    },
    () => [...auth.providers],
  );

  app.get(
    '/auth/login',
    { schema: { hide: true, querystring: z.object({ returnTo: text, provider: text, again: text }) } },
    (request, reply) =>
      orRefusal(request, reply, async () => {
        const elsewhere = otherNameOfThisMachine(request, deps.publicUrl());
        if (elsewhere !== null) return reply.redirect(elsewhere, 302);
        const { returnTo, provider, again } = request.query;
        const chosen =
          auth.providers.length === 1 ? auth.providers[0] : auth.providers.find(({ id }) => id === provider);
        if (!chosen)
          return show(
            reply,
            200,
            chooseProviderPage(translate, language(request), auth.providers, {
              returnTo: safeReturnTo(returnTo),
              again,
            }),
          );
        const { url, browserToken } = await startSignIn(deps, {
          provider: chosen.id,
          returnTo,
          language: language(request),
          again: again === 'true',
          browserToken: request.cookies[attemptCookie],
        });
        return reply
          .setCookie(attemptCookie, browserToken, attemptOptions())
          .header('cache-control', 'no-store')
          .redirect(url, 303);
      }),
  );

  app.get('/auth/callback', { schema: { hide: true } }, (request, reply) =>
    orRefusal(request, reply, async () => {
      const { token, returnTo } = await finishSignIn(deps, {
        callbackUrl: new URL(request.url, deps.publicUrl()),
        browserToken: request.cookies[attemptCookie],
        oldToken: request.cookies[sessionCookie],
      });
      return reply
        .setCookie(sessionCookie, token, cookieOptions())
        .header('cache-control', 'no-store')
        .redirect(returnTo, 303);
    }),
  );

  app.get('/auth/signed-out', { schema: { hide: true } }, (request, reply) =>
    show(reply, 200, signedOutPage(translate, language(request))),
  );

  app.get(
    '/api/session',
    { schema: { tags, summary: 'Who is signed in, and where', response: { 200: SessionView } } },
    (request) =>
      withRequestSession(database, request, (work, entry) =>
        readSession(deps, work, entry, language(request)),
      ),
  );

  app.post(
    '/api/session/unit',
    {
      schema: {
        tags,
        summary: 'Choose the unit to act for',
        body: ChosenUnit,
        response: { 200: SessionView },
      },
    },
    async (request) => {
      const { employmentId } = request.body;
      const { sessionId } = await withRequestSession(database, request, (work, entry) =>
        ownEmployment(work, entry, employmentId),
      );
      await chooseUnit(deps, sessionId, employmentId);
      return withRequestSession(database, request, (work, entry) =>
        readSession(deps, work, entry, language(request)),
      );
    },
  );

  app.post(
    '/api/session/sign-out',
    { schema: { tags, summary: 'Sign out', response: { 200: SignedOut } } },
    async (request, reply) => {
      const done = await signOut(deps, request.cookies[sessionCookie]);
      return reply.clearCookie(sessionCookie, cookieOptions()).send(done);
    },
  );
}
