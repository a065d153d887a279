// The routes of the meeting room: reading it, running the meeting, writing the draft.
import { z } from 'zod';
import type { Act, App } from '../../platform/http/server.ts';
import { decide } from './actions/decide.ts';
import {
  addCase,
  addFollowUp,
  changeFollowUp,
  changeItem,
  changeMinutes,
  removeFollowUp,
  removeItem,
} from './actions/edit.ts';
import { openRoom } from './actions/read-room.ts';
import { endMeeting, moveToPart, recordPresence, startMeeting } from './actions/run.ts';
import {
  ChangedFollowUp,
  ChangedItem,
  ChangedMinutes,
  ChangedPresence,
  NewCase,
  NewDecision,
  NewFollowUp,
  Part,
  Removal,
  Room,
  RoomItem,
  Saved,
} from './model.ts';

const meeting = z.object({ meetingId: z.uuid() });
const item = z.object({ itemId: z.uuid() });
const row = z.object({ followUpId: z.uuid() });
const tags = ['minutes'];
const none = { 204: z.null() };
const saved = { 200: Saved };

/** Tells whether something was done by the same key within a time; for log entries of a page that stands open. */
function recently(milliseconds: number): (key: string, now: Date) => boolean {
  const last = new Map<string, number>();
  return (key, now) => {
    const at = now.getTime();
    if (last.size > 5_000) for (const [old, when] of last) if (at - when > milliseconds) last.delete(old);
    const before = last.get(key);
    if (before !== undefined && at >= before && at - before < milliseconds) return true;
    last.set(key, at);
    return false;
  };
}

export function minutesRoutes(app: App, act: Act): void {
  const isOpen = recently(60_000);

  app.get(
    '/api/meetings/:meetingId/room',
    {
      schema: { tags, summary: 'The meeting room as I may see it', params: meeting, response: { 200: Room } },
    },
    (request) =>
      act(request, async (work) => {
        const { meetingId } = request.params;
        const key = `${work.actor.staffId} ${work.actor.unitId} ${meetingId}`;
        return openRoom(work, meetingId, () => isOpen(key, work.now));
      }),
  );
  app.post(
    '/api/meetings/:meetingId/start',
    { schema: { tags, summary: 'Start the meeting', params: meeting, response: none } },
    async (request, reply) => {
      await act(request, (work) => startMeeting(work, request.params.meetingId));
      return reply.code(204).send(null);
    },
  );
  app.put(
    '/api/meetings/:meetingId/part',
    {
      schema: {
        tags,
        summary: 'Move to one of the four parts',
        params: meeting,
        body: z.strictObject({ part: Part }),
        response: none,
      },
    },
    async (request, reply) => {
      await act(request, (work) => moveToPart(work, request.params.meetingId, request.body.part));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/meetings/:meetingId/end',
    { schema: { tags, summary: 'End the meeting: it is held', params: meeting, response: none } },
    async (request, reply) => {
      await act(request, (work) => endMeeting(work, request.params.meetingId));
      return reply.code(204).send(null);
    },
  );
  app.put(
    '/api/meetings/:meetingId/presence',
    {
      schema: {
        tags,
        summary: 'Record who is there in a part',
        params: meeting,
        body: ChangedPresence,
        response: saved,
      },
    },
    (request) => act(request, (work) => recordPresence(work, request.params.meetingId, request.body)),
  );
  app.post(
    '/api/meetings/:meetingId/items',
    {
      schema: {
        tags,
        summary: 'Add a case to the agenda',
        params: meeting,
        body: NewCase,
        response: { 201: RoomItem },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await act(request, (work) => addCase(work, request.params.meetingId, request.body))),
  );
  app.put(
    '/api/minutes-items/:itemId',
    {
      schema: {
        tags,
        summary: 'Save a case, note or point',
        params: item,
        body: ChangedItem,
        response: saved,
      },
    },
    (request) => act(request, (work) => changeItem(work, request.params.itemId, request.body)),
  );
  app.put(
    '/api/minutes-items/:itemId/removal',
    {
      schema: {
        tags,
        summary: 'Take a case out, or bring it back',
        params: item,
        body: Removal,
        response: saved,
      },
    },
    (request) => act(request, (work) => removeItem(work, request.params.itemId, request.body)),
  );
  app.post(
    '/api/meetings/:meetingId/follow-ups',
    {
      schema: {
        tags,
        summary: 'Add a row to the follow-up matrix',
        params: meeting,
        body: NewFollowUp,
        response: { 201: Saved },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await act(request, (work) => addFollowUp(work, request.params.meetingId, request.body))),
  );
  app.put(
    '/api/follow-ups/:followUpId',
    {
      schema: { tags, summary: 'Save a follow-up row', params: row, body: ChangedFollowUp, response: saved },
    },
    (request) => act(request, (work) => changeFollowUp(work, request.params.followUpId, request.body)),
  );
  app.put(
    '/api/follow-ups/:followUpId/removal',
    {
      schema: {
        tags,
        summary: 'Take a follow-up row out, or bring it back',
        params: row,
        body: Removal,
        response: saved,
      },
    },
    (request) => act(request, (work) => removeFollowUp(work, request.params.followUpId, request.body)),
  );
  app.put(
    '/api/meetings/:meetingId/minutes',
    {
      schema: {
        tags,
        summary: 'Save the next meeting and how the patient hears of the outcome',
        params: meeting,
        body: ChangedMinutes,
        response: saved,
      },
    },
    (request) => act(request, (work) => changeMinutes(work, request.params.meetingId, request.body)),
  );
  app.post(
    '/api/meetings/:meetingId/decision',
    {
      schema: {
        tags,
        summary: 'Record the meeting’s decision',
        params: meeting,
        body: NewDecision,
        response: saved,
      },
    },
    (request) => act(request, (work) => decide(work, request.params.meetingId, request.body)),
  );
}
