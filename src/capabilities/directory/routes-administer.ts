// The routes by which administrators look after their organisation's units and staff.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import { addEmployment, changeEmployment, withdrawEmployment } from './actions/change-employments.ts';
import { addStaff, changeStaff, type StaffIdentityPolicy } from './actions/change-staff.ts';
import { addUnit, changeUnit } from './actions/change-units.ts';
import {
  openAdministeredStaff,
  openAdministeredUnit,
  readAdministration,
  readDirectoryChanges,
} from './actions/read-administration.ts';
import {
  AddedStaff,
  AdministeredStaff,
  AdministeredUnit,
  Administration,
  ChangedEmployment,
  ChangedStaff,
  ChangedUnit,
  DirectoryChanges,
  NewEmployment,
  NewStaff,
  NewUnit,
} from './model-administer.ts';

const tags = ['directory'];
const unitParams = z.object({ unitId: z.uuid() });
const staffParams = z.object({ staffId: z.uuid() });
const employmentParams = z.object({ employmentId: z.uuid() });

/** Leaves out what was not asked for, as optional properties demand. */
function given<T extends object>(query: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function readingRoutes(app: App, act: Act): void {
  app.get(
    '/api/administration',
    {
      schema: {
        tags,
        summary: 'The units of my organisation, and its staff by name',
        querystring: z.object({
          query: z.string().trim().max(100).optional(),
          offset: z.coerce.number().int().min(0).max(100_000).optional(),
        }),
        response: { 200: Administration },
      },
    },
    (request) => act(request, (work) => readAdministration(work, given(request.query))),
  );
  app.get(
    '/api/administration/units/:unitId',
    {
      schema: {
        tags,
        summary: 'A unit of my organisation with its posts',
        params: unitParams,
        response: { 200: AdministeredUnit },
      },
    },
    (request) => act(request, (work) => openAdministeredUnit(work, request.params.unitId)),
  );
  app.get(
    '/api/administration/staff/:staffId',
    {
      schema: {
        tags,
        summary: 'A member of staff with every post',
        params: staffParams,
        response: { 200: AdministeredStaff },
      },
    },
    (request) => act(request, (work) => openAdministeredStaff(work, request.params.staffId)),
  );
  app.get(
    '/api/administration/changes',
    {
      schema: {
        tags,
        summary: 'Who changed what in the directory of my organisation',
        querystring: z.object({
          before: z
            .string()
            .regex(/^\d{1,18}$/, 'problem.bad-format')
            .optional(),
          unitId: z.uuid().optional(),
          staffId: z.uuid().optional(),
        }),
        response: { 200: DirectoryChanges },
      },
    },
    (request) => act(request, (work) => readDirectoryChanges(work, given(request.query))),
  );
}

function unitRoutes(app: App, act: Act): void {
  app.post(
    '/api/administration/units',
    {
      schema: {
        tags,
        summary: 'Add a unit to my organisation',
        body: NewUnit,
        response: { 201: z.object({ unitId: z.uuid() }) },
      },
    },
    async (request, reply) => reply.code(201).send(await act(request, (work) => addUnit(work, request.body))),
  );
  app.put(
    '/api/administration/units/:unitId',
    {
      schema: {
        tags,
        summary: 'Change, close or open a unit of my organisation',
        params: unitParams,
        body: ChangedUnit,
        response: { 200: AdministeredUnit },
      },
    },
    (request) => act(request, (work) => changeUnit(work, request.params.unitId, request.body)),
  );
}

function staffRoutes(app: App, act: Act, policy: StaffIdentityPolicy): void {
  app.post(
    '/api/administration/staff',
    {
      schema: {
        tags,
        summary: 'Add a member of staff with their first post',
        body: NewStaff,
        response: { 200: AddedStaff },
      },
    },
    (request) => act(request, (work) => addStaff(work, request.body, policy)),
  );
  app.put(
    '/api/administration/staff/:staffId',
    {
      schema: {
        tags,
        summary: 'Change a member of staff',
        params: staffParams,
        body: ChangedStaff,
        response: { 200: AdministeredStaff },
      },
    },
    (request) => act(request, (work) => changeStaff(work, request.params.staffId, request.body)),
  );
}

function employmentRoutes(app: App, act: Act): void {
  app.post(
    '/api/administration/staff/:staffId/employments',
    {
      schema: {
        tags,
        summary: 'Give a member of staff a post at a unit of my organisation',
        params: staffParams,
        body: NewEmployment,
        response: { 201: z.object({ employmentId: z.uuid() }) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await act(request, (work) => addEmployment(work, request.params.staffId, request.body))),
  );
  app.put(
    '/api/administration/employments/:employmentId',
    {
      schema: {
        tags,
        summary: 'Change the title of a post, or end it on a day',
        params: employmentParams,
        body: ChangedEmployment,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await act(request, (work) => changeEmployment(work, request.params.employmentId, request.body));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/administration/employments/:employmentId',
    {
      schema: {
        tags,
        summary: 'Take back a post that has not begun',
        params: employmentParams,
        querystring: z.object({ version: z.coerce.number().int().min(0).max(2_147_483_647) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { employmentId } = request.params;
      await act(request, (work) => withdrawEmployment(work, employmentId, request.query.version));
      return reply.code(204).send(null);
    },
  );
}

export function directoryAdministrationRoutes(app: App, act: Act, policy: StaffIdentityPolicy): void {
  readingRoutes(app, act);
  unitRoutes(app, act);
  staffRoutes(app, act, policy);
  employmentRoutes(app, act);
}
