// The routes on responsibility: offers of handover and their answers, the responsible person, what nobody owns.
import { z } from 'zod';
import type { Act, App } from '../../../platform/http/server.ts';
import {
  acceptHandover,
  changeResponsible,
  declineHandover,
  listHandovers,
  listUnowned,
  offerHandover,
  withdrawHandover,
} from '../actions/responsibility.ts';
import { listPortfolios, movePortfolio } from '../actions/portfolio.ts';
import {
  HandoverAnswer,
  HandoverDecline,
  HandoverLine,
  MovedPortfolio,
  NewHandover,
  Portfolio,
  UnownedLine,
} from '../model.ts';

const ofPathway = z.object({ pathwayId: z.uuid() });
const ofHandover = z.object({ handoverId: z.uuid() });
const tags = ['pathway'];
const nothing = { 204: z.null() };

export function responsibilityRoutes(app: App, act: Act): void {
  app.post(
    '/api/pathways/:pathwayId/handovers',
    {
      schema: {
        tags,
        summary: 'Offer the responsibility to another unit',
        params: ofPathway,
        body: NewHandover,
        response: { 201: z.object({ handoverId: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const { pathwayId } = request.params;
      return reply.code(201).send(await act(request, (work) => offerHandover(work, pathwayId, request.body)));
    },
  );
  app.get(
    '/api/handovers',
    {
      schema: {
        tags,
        summary: 'Offers of responsibility to and from my unit that wait for an answer',
        response: { 200: z.object({ handovers: z.array(HandoverLine) }) },
      },
    },
    (request) => act(request, async (work) => ({ handovers: await listHandovers(work) })),
  );
  app.post(
    '/api/handovers/:handoverId/accept',
    {
      schema: {
        tags,
        summary: 'Take over the responsibility',
        params: ofHandover,
        body: HandoverAnswer,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { handoverId } = request.params;
      await act(request, (work) => acceptHandover(work, handoverId, request.body.version));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/handovers/:handoverId/decline',
    {
      schema: {
        tags,
        summary: 'Decline an offer, with a reason',
        params: ofHandover,
        body: HandoverDecline,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { handoverId } = request.params;
      await act(request, (work) => declineHandover(work, handoverId, request.body));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/handovers/:handoverId/withdraw',
    {
      schema: {
        tags,
        summary: 'Take an offer back before it is answered',
        params: ofHandover,
        body: HandoverAnswer,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { handoverId } = request.params;
      await act(request, (work) => withdrawHandover(work, handoverId, request.body.version));
      return reply.code(204).send(null);
    },
  );
  app.put(
    '/api/pathways/:pathwayId/responsible',
    {
      schema: {
        tags,
        summary: 'Make a colleague the responsible person',
        params: ofPathway,
        body: z.object({ staffId: z.uuid(), version: z.number().int() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { pathwayId } = request.params;
      await act(request, (work) => changeResponsible(work, pathwayId, request.body));
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/unowned-pathways',
    {
      schema: {
        tags,
        summary: 'For the leader: pathways whose responsible person no longer works at my unit',
        response: { 200: z.object({ pathways: z.array(UnownedLine) }) },
      },
    },
    (request) => act(request, async (work) => ({ pathways: await listUnowned(work) })),
  );
  app.get(
    '/api/portfolios',
    {
      schema: {
        tags,
        summary: 'For the leader: who at my unit is responsible for how many running pathways',
        response: { 200: z.object({ portfolios: z.array(Portfolio) }) },
      },
    },
    (request) => act(request, async (work) => ({ portfolios: await listPortfolios(work) })),
  );
  app.put(
    '/api/portfolios/:staffId',
    {
      schema: {
        tags,
        summary: 'For the leader: give all that somebody is responsible for at my unit to a colleague',
        params: z.object({ staffId: z.uuid() }),
        body: MovedPortfolio,
        response: { 200: z.object({ pathways: z.int() }) },
      },
    },
    (request) => act(request, (work) => movePortfolio(work, request.params.staffId, request.body.toStaffId)),
  );
}
