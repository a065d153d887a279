// The routes of pathways.
import { z } from 'zod';
import { languageOf } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { PlainDay } from '../patient/model.ts';
import { assignStaff, beginPathway, openPathway, openWithReason } from './actions.ts';
import { PathwayAnswer, triggers } from './model.ts';

const params = z.object({ pathwayId: z.uuid() });
const tags = ['pathway'];

export function pathwayRoutes(app: App, act: Act): void {
  app.post(
    '/api/pathways',
    {
      schema: {
        tags,
        summary: 'Begin a pathway at my specialist unit',
        body: z.object({ registrationId: z.uuid(), trigger: z.enum(triggers), triggeredOn: PlainDay }),
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
  app.post(
    '/api/pathways/:pathwayId/staff',
    {
      schema: {
        tags,
        summary: 'Assign a colleague of my unit',
        params,
        body: z.object({ staffId: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await act(request, (work) => assignStaff(work, request.params.pathwayId, request.body.staffId));
      return reply.code(204).send(null);
    },
  );
}
