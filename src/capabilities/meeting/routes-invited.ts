// The routes of those invited: the reply, and the preparation of their service.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import { savePoint, saveReadiness, sharePoint } from './actions/prepare.ts';
import { replyToInvitation } from './actions/reply.ts';
import { ChangedPoint, ChangedReadiness, PointSharing, Reply } from './model.ts';
import { preparationPoints } from './model-kinds.ts';

const tags = ['meeting'];
const ofMeeting = z.object({ meetingId: z.uuid() });
const ofInvitation = ofMeeting.extend({ invitationId: z.uuid() });
const ofPoint = ofMeeting.extend({ point: z.enum(preparationPoints) });
const NewVersion = z.object({ version: z.number().int() });

export function invitedRoutes(app: App, act: Act): void {
  app.put(
    '/api/meetings/:meetingId/invitations/:invitationId/reply',
    {
      schema: {
        tags,
        summary: 'Answer an invitation, or write down an answer that came otherwise',
        params: ofInvitation,
        body: Reply,
        response: { 200: NewVersion },
      },
    },
    (request) => {
      const { meetingId, invitationId } = request.params;
      return act(request, (work) => replyToInvitation(work, meetingId, invitationId, request.body));
    },
  );
  app.put(
    '/api/meetings/:meetingId/preparation',
    {
      schema: {
        tags,
        summary: 'Say whether my service has talked it through and is ready',
        params: ofMeeting,
        body: ChangedReadiness,
        response: { 200: NewVersion },
      },
    },
    (request) => act(request, (work) => saveReadiness(work, request.params.meetingId, request.body)),
  );
  app.put(
    '/api/meetings/:meetingId/preparation/points/:point',
    {
      schema: {
        tags,
        summary: 'Save what my service has written on one point',
        params: ofPoint,
        body: ChangedPoint,
        response: { 200: NewVersion },
      },
    },
    (request) => {
      const { meetingId, point } = request.params;
      return act(request, (work) => savePoint(work, meetingId, point, request.body));
    },
  );
  app.put(
    '/api/meetings/:meetingId/preparation/points/:point/sharing',
    {
      schema: {
        tags,
        summary: 'Share a point with those who hold its topics, or take it back',
        params: ofPoint,
        body: PointSharing,
        response: { 200: z.object({ version: z.number().int(), topics: z.number().int() }) },
      },
    },
    (request) => {
      const { meetingId, point } = request.params;
      return act(request, (work) => sharePoint(work, meetingId, point, request.body));
    },
  );
}
