// The route of the work list.
import { languageOf } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { readWorkList } from './actions.ts';
import { WorkList } from './model.ts';

export function workListRoutes(app: App, act: Act): void {
  app.get(
    '/api/work-list',
    {
      schema: { tags: ['work-list'], summary: 'What needs me today', response: { 200: WorkList } },
    },
    (request) => act(request, (work) => readWorkList(work, languageOf(request.headers['accept-language']))),
  );
}
