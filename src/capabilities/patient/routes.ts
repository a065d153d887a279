// The routes of registered persons.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import {
  changeRegistration,
  identifyRegistered,
  openRegistration,
  registerPerson,
  searchPersons,
  type IdentityPolicy,
} from './actions.ts';
import {
  ChangedRegistration,
  FoundIdentity,
  NewRegistration,
  PersonHits,
  PersonSearch,
  RegistrationPage,
} from './model.ts';

const params = z.object({ registrationId: z.uuid() });
const tags = ['patient'];

export function patientRoutes(app: App, act: Act, policy: IdentityPolicy): void {
  app.post(
    '/api/registrations/search',
    {
      schema: {
        tags,
        summary: 'Find people registered at my unit',
        body: PersonSearch,
        response: { 200: PersonHits },
      },
    },
    (request) => act(request, (work) => searchPersons(work, request.body.query)),
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
  app.put(
    '/api/registrations/:registrationId/identity-number',
    {
      schema: {
        tags,
        summary: 'Give a person registered without a number the one that was found later',
        params,
        body: FoundIdentity,
        response: { 200: RegistrationPage },
      },
    },
    (request) =>
      act(request, (work) =>
        identifyRegistered(work, request.params.registrationId, request.body.identityNumber, policy),
      ),
  );
}
