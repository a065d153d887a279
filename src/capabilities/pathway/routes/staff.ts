// The routes on who may open a pathway: colleagues, staff named in other units, shielding.
import { z } from 'zod';
import type { Act, App } from '../../../platform/http/server.ts';
import {
  assignStaff,
  changeShield,
  endStaffAccess,
  nameStaff,
  readUnitsWithShare,
  unnameStaff,
} from '../actions/staff.ts';
import { ShieldChange, UnitWithShare } from '../model.ts';

const params = z.object({ pathwayId: z.uuid() });
const tags = ['pathway'];
const nothing = { 204: z.null() };

export function staffRoutes(app: App, act: Act): void {
  app.post(
    '/api/pathways/:pathwayId/staff',
    {
      schema: {
        tags,
        summary: 'Assign a colleague of my unit',
        params,
        body: z.object({ staffId: z.uuid() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await act(request, (work) => assignStaff(work, request.params.pathwayId, request.body.staffId));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/pathways/:pathwayId/staff/:staffId',
    {
      schema: {
        tags,
        summary: "End a colleague's access, or my own",
        params: params.extend({ staffId: z.uuid() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { pathwayId, staffId } = request.params;
      await act(request, (work) => endStaffAccess(work, pathwayId, staffId));
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/pathways/:pathwayId/units',
    {
      schema: {
        tags,
        summary: 'The other units with a basis today, for the responsible unit',
        params,
        response: { 200: z.object({ units: z.array(UnitWithShare) }) },
      },
    },
    (request) =>
      act(request, async (work) => ({ units: await readUnitsWithShare(work, request.params.pathwayId) })),
  );
  app.post(
    '/api/pathways/:pathwayId/named-staff',
    {
      schema: {
        tags,
        summary: 'Name who in another unit may open the pathway of a shielded person',
        params,
        body: z.object({ unitId: z.uuid(), staffId: z.uuid() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await act(request, (work) => nameStaff(work, request.params.pathwayId, request.body));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/pathways/:pathwayId/named-staff/:unitId/:staffId',
    {
      schema: {
        tags,
        summary: 'Take away the name of somebody in another unit',
        params: params.extend({ unitId: z.uuid(), staffId: z.uuid() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await act(request, (work) => unnameStaff(work, request.params.pathwayId, request.params));
      return reply.code(204).send(null);
    },
  );
  for (const change of ['shield', 'unshield'] as const) {
    app.post(
      `/api/pathways/:pathwayId/${change}`,
      {
        schema: {
          tags,
          summary:
            change === 'shield'
              ? 'Shield the person: open to named staff only'
              : 'End the shielding of the person',
          params,
          body: ShieldChange,
          response: nothing,
        },
      },
      async (request, reply) => {
        const { pathwayId } = request.params;
        await act(request, (work) => changeShield(work, pathwayId, change, request.body.reason));
        return reply.code(204).send(null);
      },
    );
  }
}
