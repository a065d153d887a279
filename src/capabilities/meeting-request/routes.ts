// The routes of requests for a meeting.
import { z } from 'zod';
import { languageOf } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { acceptRequestToUnit, declineRequestToUnit, withdrawOwnRequest } from './actions/answer.ts';
import { listRequests, openRequest } from './actions/read.ts';
import { sendRequest } from './actions/send.ts';
import { Acceptance, NewRequest, Refusal, RequestAnswer, RequestList, SentRequest } from './model.ts';

const params = z.object({ requestId: z.uuid() });
const tags = ['meeting-request'];

export function meetingRequestRoutes(app: App, act: Act): void {
  app.get(
    '/api/meeting-requests',
    {
      schema: {
        tags,
        summary: 'Requests to or from my unit, as cards',
        querystring: z.object({
          direction: z.enum(['in', 'out']),
          isWaiting: z.stringbool(),
        }),
        response: { 200: RequestList },
      },
    },
    (request) => act(request, (work) => listRequests(work, request.query)),
  );
  app.post(
    '/api/meeting-requests',
    {
      schema: {
        tags,
        summary: 'Ask a specialist unit for a clarification meeting',
        body: NewRequest,
        response: { 201: SentRequest },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await act(request, (work) => sendRequest(work, request.body))),
  );
  app.get(
    '/api/meeting-requests/:requestId',
    {
      schema: {
        tags,
        summary: 'A request, or its card with the reasons to open it',
        params,
        response: { 200: RequestAnswer },
      },
    },
    (request) =>
      act(request, (work) =>
        openRequest(work, request.params.requestId, languageOf(request.headers['accept-language'])),
      ),
  );
  app.post(
    '/api/meeting-requests/:requestId/acceptance',
    {
      schema: {
        tags,
        summary: 'Accept: my unit takes over and I am responsible',
        params,
        body: Acceptance,
        response: { 200: z.object({ pathwayId: z.uuid() }) },
      },
    },
    (request) =>
      act(request, (work) => acceptRequestToUnit(work, request.params.requestId, request.body.version)),
  );
  app.post(
    '/api/meeting-requests/:requestId/refusal',
    {
      schema: {
        tags,
        summary: 'Decline with a reason; the requester stays responsible',
        params,
        body: Refusal,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await act(request, (work) => declineRequestToUnit(work, request.params.requestId, request.body));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/meeting-requests/:requestId/withdrawal',
    {
      schema: {
        tags,
        summary: "Take my unit's request back",
        params,
        body: Acceptance,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await act(request, (work) => withdrawOwnRequest(work, request.params.requestId, request.body.version));
      return reply.code(204).send(null);
    },
  );
}
