// The routes that read units and staff, for lists and pickers everywhere.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import { unitKinds } from '../../rules/legal-basis.ts';
import { findUnits, openUnit, readUnitStaff } from './actions.ts';
import { UnitList, UnitPage, UnitStaff } from './model.ts';

const params = z.object({ unitId: z.uuid() });
const tags = ['directory'];

export function directoryRoutes(app: App, act: Act): void {
  app.get(
    '/api/units',
    {
      schema: {
        tags,
        summary: 'Find units by name and kind',
        querystring: z.object({
          query: z.string().trim().max(100).optional(),
          /** One kind, or several with commas between. */
          kind: z
            .string()
            .max(200)
            .transform((text) => text.split(','))
            .pipe(z.array(z.enum(unitKinds)))
            .optional(),
          offset: z.coerce.number().int().min(0).max(100_000).optional(),
        }),
        response: { 200: UnitList },
      },
    },
    (request) =>
      act(request, (work) => {
        const { query, kind, offset } = request.query;
        return findUnits(work, {
          ...(query === undefined ? {} : { query }),
          ...(kind === undefined ? {} : { kinds: kind }),
          ...(offset === undefined ? {} : { offset }),
        });
      }),
  );
  app.get(
    '/api/units/:unitId',
    { schema: { tags, summary: 'A unit with its staff of today', params, response: { 200: UnitPage } } },
    (request) => act(request, (work) => openUnit(work, request.params.unitId)),
  );
  app.get(
    '/api/units/:unitId/staff',
    {
      schema: {
        tags,
        summary: 'Who works at a unit today',
        params,
        response: { 200: z.object({ staff: z.array(UnitStaff) }) },
      },
    },
    (request) => act(request, async (work) => ({ staff: await readUnitStaff(work, request.params.unitId) })),
  );
}
