// The routes of the outbox as a unit sees it; the practice environment also shows everything that went out.
import { z } from 'zod';
import type { Database } from '../../platform/db/actor.ts';
import type { Translate } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { readNotices, readPracticeOutbox, releaseNotice } from './actions.ts';
import { NoticeLine, PracticeMail } from './model.ts';

const tags = ['notice'];

export function noticeRoutes(app: App, act: Act): void {
  app.get(
    '/api/notices',
    {
      schema: {
        tags,
        summary: 'Notices of my unit: about one subject, or those that failed',
        querystring: z.object({ subjectId: z.uuid().optional(), onlyFailed: z.stringbool().optional() }),
        response: { 200: z.object({ notices: z.array(NoticeLine) }) },
      },
    },
    (request) =>
      act(request, async (work) => {
        const { subjectId, onlyFailed } = request.query;
        return {
          notices: await readNotices(work, {
            ...(subjectId ? { subjectId } : {}),
            ...(onlyFailed ? { onlyFailed } : {}),
          }),
        };
      }),
  );
  app.post(
    '/api/notices/:noticeId/release',
    {
      schema: {
        tags,
        summary: 'Try a failed notice again, or give it up',
        params: z.object({ noticeId: z.uuid() }),
        body: z.object({ how: z.enum(['again', 'given-up']) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await act(request, (work) => releaseNotice(work, request.params.noticeId, request.body.how));
      return reply.code(204).send(null);
    },
  );
}

/** Only mounted in the practice environment: nothing in it is anybody's. */
export function practiceOutboxRoutes(
  app: App,
  dependencies: { database: Database; translate: Translate; publicUrl: string },
): void {
  app.get(
    '/api/practice/outbox',
    {
      schema: {
        tags: ['practice'],
        summary: 'Everything the practice environment would have sent',
        response: { 200: z.object({ mails: z.array(PracticeMail) }) },
      },
    },
    () =>
      dependencies.database.withSystem(async (work) => ({
        mails: await readPracticeOutbox(work, dependencies.translate, dependencies.publicUrl),
      })),
  );
}
