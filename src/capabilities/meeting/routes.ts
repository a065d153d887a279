// The routes that read meetings: lists, the page, what one chooses among, and the calendar file.
import { z } from 'zod';
import { languageOf } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { readCalendar } from './actions/calendar.ts';
import { openMeeting, readChoices, readPathwayMeetings, readUnitMeetings } from './actions/read.ts';
import { MeetingAnswer, MeetingChoices, MeetingLine, PathwayMeetings } from './model-lists.ts';
import { conveningRoutes } from './routes-convening.ts';
import { invitedRoutes } from './routes-invited.ts';

const tags = ['meeting'];
const ofMeeting = z.object({ meetingId: z.uuid() });
const ofPathway = z.object({ pathwayId: z.uuid() });

export function meetingRoutes(app: App, act: Act): void {
  readingRoutes(app, act);
  conveningRoutes(app, act);
  invitedRoutes(app, act);
}

function readingRoutes(app: App, act: Act): void {
  const instant = z.iso.datetime({ offset: true });
  app.get(
    '/api/meetings',
    {
      schema: {
        tags,
        summary: 'Meetings my unit convenes or is invited to, and its drafts',
        querystring: z.object({
          from: instant,
          to: instant,
          query: z.string().trim().max(100).default(''),
        }),
        response: { 200: z.object({ meetings: z.array(MeetingLine) }) },
      },
    },
    (request) => act(request, async (work) => ({ meetings: await readUnitMeetings(work, request.query) })),
  );
  app.get(
    '/api/pathways/:pathwayId/meetings',
    {
      schema: {
        tags,
        summary: 'The meetings of a pathway',
        params: ofPathway,
        response: { 200: PathwayMeetings },
      },
    },
    (request) => act(request, (work) => readPathwayMeetings(work, request.params.pathwayId)),
  );
  app.get(
    '/api/meetings/:meetingId',
    {
      schema: {
        tags,
        summary: 'The meeting, or the card with the reasons to open it',
        params: ofMeeting,
        response: { 200: MeetingAnswer },
      },
    },
    (request) =>
      act(request, (work) =>
        openMeeting(work, request.params.meetingId, languageOf(request.headers['accept-language'])),
      ),
  );
  app.get(
    '/api/meetings/:meetingId/choices',
    {
      schema: {
        tags,
        summary: 'Whom one can invite, and who can be contact or chair',
        params: ofMeeting,
        querystring: z.object({ query: z.string().trim().max(100).default('') }),
        response: { 200: MeetingChoices },
      },
    },
    (request) => act(request, (work) => readChoices(work, request.params.meetingId, request.query.query)),
  );
  app.get(
    '/api/meetings/:meetingId/calendar.ics',
    {
      schema: {
        tags,
        summary: 'The meeting as a calendar file',
        params: ofMeeting,
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const { meetingId } = request.params;
      const pageUrl = `${request.protocol}://${request.host}/meetings/${meetingId}`;
      const file = await act(request, (work) => readCalendar(work, meetingId, pageUrl));
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="avtale.ics"')
        .send(file);
    },
  );
}
