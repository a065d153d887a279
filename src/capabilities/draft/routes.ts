// The routes of unfinished forms.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import { readDraft, removeDraft, writeDraft } from './actions.ts';
import { FormName, FormToKeep, KeptForm } from './model.ts';

const params = z.object({ form: FormName });
const tags = ['draft'];

export function draftRoutes(app: App, act: Act): void {
  app.get(
    '/api/drafts/:form',
    {
      schema: { tags, summary: 'My unfinished form, at my unit', params, response: { 200: KeptForm } },
    },
    (request) => act(request, (work) => readDraft(work, request.params.form)),
  );
  app.put(
    '/api/drafts/:form',
    {
      schema: {
        tags,
        summary: 'Keep a form that is not sent yet',
        params,
        body: FormToKeep,
        response: { 200: z.object({ version: z.number().int() }) },
      },
    },
    (request) => act(request, (work) => writeDraft(work, request.params.form, request.body)),
  );
  app.delete(
    '/api/drafts/:form',
    { schema: { tags, summary: 'Let an unfinished form go', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await act(request, (work) => removeDraft(work, request.params.form));
      return reply.code(204).send(null);
    },
  );
}
