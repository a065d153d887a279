// The routes of the convening unit: writing the draft, choosing whom to invite, sending, changing and calling off.
import { z } from 'zod';
import { languageOf } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { cancelMeeting, changeMeeting } from './actions/change.ts';
import {
  addText,
  beginMeeting,
  changeTopics,
  discardMeeting,
  removeText,
  saveFrame,
  saveText,
} from './actions/draft.ts';
import { chooseInvitee, withdrawInvitee } from './actions/invitees.ts';
import { sendInvitations } from './actions/send.ts';
import { SendOutcome } from './model-lists.ts';
import {
  Cancellation,
  ChangedFrame,
  ChangedText,
  ChangedTopics,
  Chosen,
  MeetingChange,
  NewText,
  SendRequest,
  Versioned,
} from './model.ts';

const tags = ['meeting'];
const ofMeeting = z.object({ meetingId: z.uuid() });
const ofText = ofMeeting.extend({ textId: z.uuid() });
const ofInvitation = ofMeeting.extend({ invitationId: z.uuid() });
const ofPathway = z.object({ pathwayId: z.uuid() });
const NewVersion = z.object({ version: z.number().int() });
const NewId = z.object({ id: z.uuid(), version: z.number().int() });

export function conveningRoutes(app: App, act: Act): void {
  draftRoutes(app, act);
  sendingRoutes(app, act);
}

function draftRoutes(app: App, act: Act): void {
  app.post(
    '/api/pathways/:pathwayId/meetings',
    {
      schema: {
        tags,
        summary: 'Begin a meeting, or find the draft there is',
        params: ofPathway,
        response: { 200: z.object({ meetingId: z.uuid(), isNew: z.boolean() }) },
      },
    },
    (request) =>
      act(request, (work) =>
        beginMeeting(work, request.params.pathwayId, languageOf(request.headers['accept-language'])),
      ),
  );
  app.put(
    '/api/meetings/:meetingId/frame',
    {
      schema: {
        tags,
        summary: 'Save time, place, contact and division of work',
        params: ofMeeting,
        body: ChangedFrame,
        response: { 200: NewVersion },
      },
    },
    (request) => act(request, (work) => saveFrame(work, request.params.meetingId, request.body)),
  );
  app.post(
    '/api/meetings/:meetingId/texts',
    {
      schema: {
        tags,
        summary: 'Add a paragraph about chosen topics',
        params: ofMeeting,
        body: NewText,
        response: { 201: NewId },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await act(request, (work) => addText(work, request.params.meetingId, request.body))),
  );
  app.put(
    '/api/meetings/:meetingId/texts/:textId',
    {
      schema: {
        tags,
        summary: 'Save a text of the draft',
        params: ofText,
        body: ChangedText,
        response: { 200: NewVersion },
      },
    },
    (request) => {
      const { meetingId, textId } = request.params;
      return act(request, (work) => saveText(work, meetingId, textId, request.body));
    },
  );
  app.put(
    '/api/meetings/:meetingId/texts/:textId/topics',
    {
      schema: {
        tags,
        summary: 'File a paragraph under other topics',
        params: ofText,
        body: ChangedTopics,
        response: { 200: NewVersion },
      },
    },
    (request) => {
      const { meetingId, textId } = request.params;
      return act(request, (work) => changeTopics(work, meetingId, textId, request.body));
    },
  );
  app.delete(
    '/api/meetings/:meetingId/texts/:textId',
    {
      schema: {
        tags,
        summary: 'Take a paragraph out of the draft',
        params: ofText,
        body: Versioned,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { meetingId, textId } = request.params;
      await act(request, (work) => removeText(work, meetingId, textId, request.body.version));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/meetings/:meetingId/discarding',
    {
      schema: {
        tags,
        summary: 'Give up a draft that was never sent',
        params: ofMeeting,
        body: Versioned,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await act(request, (work) => discardMeeting(work, request.params.meetingId, request.body.version));
      return reply.code(204).send(null);
    },
  );
}

function sendingRoutes(app: App, act: Act): void {
  app.post(
    '/api/meetings/:meetingId/invitations',
    {
      schema: {
        tags,
        summary: 'Choose whom to invite',
        params: ofMeeting,
        body: Chosen,
        response: { 201: z.object({ invitationId: z.uuid(), version: z.number().int() }) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await act(request, (work) => chooseInvitee(work, request.params.meetingId, request.body))),
  );
  app.post(
    '/api/meetings/:meetingId/invitations/:invitationId/withdrawal',
    {
      schema: {
        tags,
        summary: 'Take an invitation back',
        params: ofInvitation,
        body: Versioned,
        response: {
          200: z.object({ told: z.enum(['nothing-was-sent', 'notice', 'tell-them', 'no-basis']) }),
        },
      },
    },
    (request) => {
      const { meetingId, invitationId } = request.params;
      return act(request, (work) => withdrawInvitee(work, meetingId, invitationId, request.body.version));
    },
  );
  app.post(
    '/api/meetings/:meetingId/sending',
    {
      schema: {
        tags,
        summary: 'Send the invitations to those chosen',
        params: ofMeeting,
        body: SendRequest,
        response: { 200: SendOutcome },
      },
    },
    (request) => act(request, (work) => sendInvitations(work, request.params.meetingId, request.body.mark)),
  );
  app.post(
    '/api/meetings/:meetingId/changes',
    {
      schema: {
        tags,
        summary: 'Move the meeting or put its texts right, and tell everyone invited',
        params: ofMeeting,
        body: MeetingChange,
        response: { 200: SendOutcome },
      },
    },
    (request) => act(request, (work) => changeMeeting(work, request.params.meetingId, request.body)),
  );
  app.post(
    '/api/meetings/:meetingId/cancellation',
    {
      schema: {
        tags,
        summary: 'Call the meeting off and tell everyone invited',
        params: ofMeeting,
        body: Cancellation,
        response: { 200: SendOutcome },
      },
    },
    (request) => act(request, (work) => cancelMeeting(work, request.params.meetingId, request.body)),
  );
}
