// The routes of pathways: opening one, beginning one, its time line; who may open it and who is responsible are in routes/.
import { z } from 'zod';
import { languageOf } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { beginPathway, openPathway, openWithReason, readEvents } from './actions.ts';
import { NewPathway, PathwayAnswer, PathwayEvent } from './model.ts';
import { responsibilityRoutes } from './routes/responsibility.ts';
import { staffRoutes } from './routes/staff.ts';

const params = z.object({ pathwayId: z.uuid() });
const tags = ['pathway'];

export function pathwayRoutes(app: App, act: Act): void {
  app.post(
    '/api/pathways',
    {
      schema: {
        tags,
        summary: 'Begin a pathway at my specialist unit',
        body: NewPathway,
        response: { 201: z.object({ pathwayId: z.uuid() }) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await act(request, (work) => beginPathway(work, request.body))),
  );
  app.get(
    '/api/pathways/:pathwayId',
    {
      schema: {
        tags,
        summary: 'The pathway, or its card with the reasons to open it',
        params,
        response: { 200: PathwayAnswer },
      },
    },
    (request) =>
      act(request, (work) =>
        openPathway(work, request.params.pathwayId, languageOf(request.headers['accept-language'])),
      ),
  );
  app.get(
    '/api/pathways/:pathwayId/events',
    {
      schema: {
        tags,
        summary: 'Older events of the time line, fifty at a time',
        params,
        querystring: z.object({ olderThan: z.uuid().optional() }),
        response: { 200: z.object({ events: z.array(PathwayEvent), hasMoreEvents: z.boolean() }) },
      },
    },
    (request) =>
      act(request, (work) =>
        readEvents(
          work,
          request.params.pathwayId,
          request.query.olderThan ?? null,
          languageOf(request.headers['accept-language']),
        ),
      ),
  );
  app.post(
    '/api/pathways/:pathwayId/openings',
    {
      schema: {
        tags,
        summary: 'Open the record with a reason, for a limited time',
        params,
        body: z.object({ reason: z.string().max(60) }),
        response: { 201: z.object({ until: z.iso.datetime() }) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await act(request, (work) => openWithReason(work, request.params.pathwayId, request.body.reason)),
        ),
  );
  staffRoutes(app, act);
  responsibilityRoutes(app, act);
}
