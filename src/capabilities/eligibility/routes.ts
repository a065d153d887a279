// The routes of the eligibility assessment.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import { decide, openEligibility, saveDraft } from './actions.ts';
import { DecisionOutcome, DecisionToMake, EligibilityPage, SavedDraft } from './model.ts';

const params = z.object({ pathwayId: z.uuid() });
const tags = ['eligibility'];

export function eligibilityRoutes(app: App, act: Act): void {
  app.get(
    '/api/pathways/:pathwayId/eligibility',
    {
      schema: {
        tags,
        summary: 'The assessment of who the pathway is for: draft and decisions',
        params,
        response: { 200: EligibilityPage },
      },
    },
    (request) => act(request, (work) => openEligibility(work, request.params.pathwayId)),
  );
  app.put(
    '/api/pathways/:pathwayId/eligibility/draft',
    {
      schema: {
        tags,
        summary: 'Save the draft of the assessment',
        params,
        body: SavedDraft,
        response: { 200: z.object({ version: z.number().int() }) },
      },
    },
    (request) => act(request, (work) => saveDraft(work, request.params.pathwayId, request.body)),
  );
  app.post(
    '/api/pathways/:pathwayId/eligibility/decision',
    {
      schema: {
        tags,
        summary: 'Decide whether the pathway is right; moves the pathway',
        params,
        body: DecisionToMake,
        response: { 200: DecisionOutcome },
      },
    },
    (request) => act(request, (work) => decide(work, request.params.pathwayId, request.body)),
  );
}
