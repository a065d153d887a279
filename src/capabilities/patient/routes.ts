// The routes of registered persons.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import {
  changeRegistration,
  openRegistration,
  registerPerson,
  searchPersons,
  type IdentityPolicy,
} from './actions.ts';
import { ChangedRegistration, NewRegistration, PersonHit, RegistrationPage } from './model.ts';

const params = z.object({ registrationId: z.uuid() });
const tags = ['patient'];

export function patientRoutes(app: App, act: Act, policy: IdentityPolicy): void {
  app.get(
    '/api/registrations',
    {
      schema: {
        tags,
        summary: 'Find people registered at my unit',
        querystring: z.object({ query: z.string().trim().max(100) }),
        response: { 200: z.object({ hits: z.array(PersonHit) }) },
      },
    },
    (request) => act(request, async (work) => ({ hits: await searchPersons(work, request.query.query) })),
  );
  app.post(
    '/api/registrations',
    {
      schema: {
        tags,
        summary: 'Register a person at my unit',
        body: NewRegistration,
        response: { 201: z.object({ registrationId: z.uuid(), wasKnownHere: z.boolean() }) },
      },
    },
    async (request, reply) => {
      const result = await act(request, (work) => registerPerson(work, request.body, policy));
      return reply.code(201).send(result);
    },
  );
  app.get(
    '/api/registrations/:registrationId',
    { schema: { tags, summary: 'A registered person', params, response: { 200: RegistrationPage } } },
    (request) => act(request, (work) => openRegistration(work, request.params.registrationId)),
  );
  app.put(
    '/api/registrations/:registrationId',
    {
      schema: {
        tags,
        summary: 'Correct a registered person',
        params,
        body: ChangedRegistration,
        response: { 200: RegistrationPage },
      },
    },
    (request) =>
      act(request, (work) => changeRegistration(work, request.params.registrationId, request.body)),
  );
}
