// The routes of approved minutes: preview, approval, correction, reading and taking back; and the live room.
import { z } from 'zod';
import type { Database } from '../../platform/db/actor.ts';
import type { Listener } from '../../platform/db/notify.ts';
import { languageOf } from '../../platform/http/language.ts';
import { mountLive, peek, type LiveTimes } from '../../platform/http/live.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { approveMinutes, beginCorrection, leaveCorrection } from './actions/approve.ts';
import { hintChannel, hintFor } from './actions/hint.ts';
import { previewApproval } from './actions/preview.ts';
import { enterRoom, watchRoom } from './actions/read-room.ts';
import { listMinutes, openVersion } from './actions/read-version.ts';
import { recallCopy, recallVersion } from './actions/recall.ts';
import { Saved, Version } from './model.ts';
import { Approval, ApprovalPreview, MinutesLine, Recall, VersionPage } from './model-versions.ts';

const meeting = z.object({ meetingId: z.uuid() });
const version = z.object({ versionId: z.uuid() });
const tags = ['minutes'];
const none = { 204: z.null() };

export function minutesVersionRoutes(app: App, act: Act): void {
  app.get(
    '/api/meetings/:meetingId/approval',
    {
      schema: {
        tags,
        summary: 'What approving would send to whom, and what stands in the way',
        params: meeting,
        response: { 200: ApprovalPreview },
      },
    },
    (request) =>
      act(request, (work) =>
        previewApproval(work, request.params.meetingId, languageOf(request.headers['accept-language'])),
      ),
  );
  app.post(
    '/api/meetings/:meetingId/approval',
    {
      schema: {
        tags,
        summary: 'Approve the minutes as they were looked over, and send them',
        params: meeting,
        body: Approval,
        response: { 201: z.object({ versionId: z.uuid(), number: z.number().int() }) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await act(request, (work) => approveMinutes(work, request.params.meetingId, request.body))),
  );
  app.post(
    '/api/meetings/:meetingId/correction',
    {
      schema: {
        tags,
        summary: 'Open approved minutes for correction',
        params: meeting,
        body: z.strictObject({ version: Version }),
        response: { 200: Saved },
      },
    },
    (request) =>
      act(request, (work) => beginCorrection(work, request.params.meetingId, request.body.version)),
  );
  app.delete(
    '/api/meetings/:meetingId/correction',
    {
      schema: {
        tags,
        summary: 'Leave a correction in which nothing was changed',
        params: meeting,
        body: z.strictObject({ version: Version }),
        response: { 200: Saved },
      },
    },
    (request) =>
      act(request, (work) => leaveCorrection(work, request.params.meetingId, request.body.version)),
  );
  app.get(
    '/api/minutes-versions/:versionId',
    {
      schema: {
        tags,
        summary: 'Approved minutes, what I may see of them today',
        params: version,
        response: { 200: VersionPage },
      },
    },
    (request) => act(request, (work) => openVersion(work, request.params.versionId)),
  );
  app.post(
    '/api/minutes-versions/:versionId/recall',
    {
      schema: {
        tags,
        summary: 'Take a version back from everyone it was sent to',
        params: version,
        body: Recall,
        response: none,
      },
    },
    async (request, reply) => {
      await act(request, (work) => recallVersion(work, request.params.versionId, request.body.reason));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/minutes-copies/:copyId/recall',
    {
      schema: {
        tags,
        summary: 'Take one recipient’s copy back',
        params: z.object({ copyId: z.uuid() }),
        body: Recall,
        response: none,
      },
    },
    async (request, reply) => {
      await act(request, (work) => recallCopy(work, request.params.copyId, request.body.reason));
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/pathways/:pathwayId/minutes',
    {
      schema: {
        tags,
        summary: 'The minutes of a pathway, meeting by meeting',
        params: z.object({ pathwayId: z.uuid() }),
        response: { 200: z.object({ meetings: z.array(MinutesLine) }) },
      },
    },
    (request) =>
      act(request, async (work) => ({ meetings: await listMinutes(work, request.params.pathwayId) })),
  );
}

/** The live room: hints that something changed, for those who may see it, until session or access ends. */
export function minutesLive(
  app: App,
  act: Act,
  dependencies: { database: Database; listener: Listener; times?: Partial<LiveTimes> },
): void {
  const { database, listener, times } = dependencies;
  mountLive(
    app,
    listener,
    (scope, open) => {
      scope.get(
        '/api/meetings/:meetingId/live',
        {
          sse: { kind: 'manual' },
          schema: {
            tags,
            summary: 'Hints that something in the room changed (event stream)',
            params: meeting,
          },
        },
        async (request, reply) => {
          const { meetingId } = request.params;
          const reader = await act(request, (work) => watchRoom(work, meetingId));
          await open(reply, {
            channel: hintChannel,
            pass: (payload) => hintFor(payload, meetingId, reader.held),
            async mayGoOn() {
              const now = await peek(database, request, (work) => enterRoom(work, meetingId)).catch(
                (error: unknown) => {
                  if (error instanceof Problem) return null;
                  throw error;
                },
              );
              if (now) reader.held = now.held;
              return now !== null;
            },
          });
        },
      );
    },
    times,
  );
}
