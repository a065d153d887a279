// The routes of legal bases, the people around a pathway, "who sees what" and the consent form.
import { z } from 'zod';
import { languageOf } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import {
  correctRecording,
  liftObjection,
  objectToCooperation,
  takeBack,
  withdrawConsents,
} from './actions/end.ts';
import { addParty, changeParty } from './actions/party.ts';
import { openConsent, previewWhoSeesWhat, whoSeesWhat } from './actions/read.ts';
import { receiptOf } from './actions/receipt.ts';
import { attachSignedForm, limitBasis, recordBases } from './actions/record.ts';
import {
  BasesToRecord,
  ChangedParty,
  ConsentPage,
  LimitToSet,
  NewParty,
  Objection,
  Party,
  ProposedChange,
  Receipt,
  WhoSeesWhat,
  WhoSeesWhatPreview,
  Withdrawal,
} from './model.ts';
import { consentPaperRoutes } from './routes-paper.ts';

const params = z.object({ pathwayId: z.uuid() });
const basisParams = params.extend({ legalBasisId: z.uuid() });
const Read = z.object({ version: z.number().int() });
const tags = ['consent'];
const spoken = (request: { headers: { 'accept-language'?: string | undefined } }) =>
  languageOf(request.headers['accept-language']);

function readingRoutes(app: App, act: Act): void {
  app.get(
    '/api/pathways/:pathwayId/consent',
    {
      schema: {
        tags,
        summary: 'Everybody around a pathway, with basis and history',
        params,
        querystring: z.object({
          /** A unit without any basis yet, to see what it needs. */
          with: z.uuid().optional(),
        }),
        response: { 200: ConsentPage },
      },
    },
    (request) =>
      act(request, (work) => {
        const { with: extra } = request.query;
        return openConsent(work, request.params.pathwayId, spoken(request), extra ? [extra] : []);
      }),
  );
  app.get(
    '/api/pathways/:pathwayId/who-sees-what',
    {
      schema: {
        tags,
        summary: 'Who sees what today',
        params,
        querystring: z.object({
          /** Only these parties, with commas between; also units without a basis. */
          parties: z
            .string()
            .max(2000)
            .transform((text) => text.split(',').filter((part) => part !== ''))
            .pipe(z.array(z.uuid()).max(50))
            .optional(),
        }),
        response: { 200: WhoSeesWhat },
      },
    },
    (request) =>
      act(request, (work) => whoSeesWhat(work, request.params.pathwayId, request.query.parties ?? null)),
  );
  app.post(
    '/api/pathways/:pathwayId/who-sees-what/preview',
    {
      schema: {
        tags,
        summary: 'Who would see what if these changes were saved; saves nothing',
        params,
        body: z.object({ changes: z.array(ProposedChange).min(1).max(30) }),
        response: { 200: WhoSeesWhatPreview },
      },
    },
    (request) =>
      act(request, (work) => previewWhoSeesWhat(work, request.params.pathwayId, request.body.changes)),
  );
  app.get(
    '/api/pathways/:pathwayId/receipts/:legalBasisId',
    {
      schema: {
        tags,
        summary: 'The receipt of what was taken back',
        params: basisParams,
        response: { 200: Receipt },
      },
    },
    (request) =>
      act(request, (work) => receiptOf(work, request.params.pathwayId, request.params.legalBasisId)),
  );
}

function changingRoutes(app: App, act: Act): void {
  app.post(
    '/api/pathways/:pathwayId/legal-bases',
    {
      schema: {
        tags,
        summary: 'Record bases, all or none',
        params,
        body: BasesToRecord,
        response: { 201: ConsentPage },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await act(request, (work) =>
            recordBases(work, request.params.pathwayId, request.body.bases, spoken(request)),
          ),
        ),
  );
  app.post(
    '/api/pathways/:pathwayId/legal-bases/:legalBasisId/limit',
    {
      schema: {
        tags,
        summary: 'Hold something back from now on',
        params: basisParams,
        body: LimitToSet,
        response: { 200: ConsentPage },
      },
    },
    (request) =>
      act(request, (work) => {
        const { pathwayId, legalBasisId } = request.params;
        return limitBasis(work, pathwayId, legalBasisId, request.body, spoken(request));
      }),
  );
  app.post(
    '/api/pathways/:pathwayId/legal-bases/:legalBasisId/form',
    {
      schema: {
        tags,
        summary: 'Tie the scanned form to a written consent',
        params: basisParams,
        body: Read.extend({ documentId: z.uuid() }),
        response: { 200: ConsentPage },
      },
    },
    (request) =>
      act(request, (work) => {
        const { pathwayId, legalBasisId } = request.params;
        return attachSignedForm(work, pathwayId, legalBasisId, request.body, spoken(request));
      }),
  );
  const endings = [
    ['recorded-wrongly', 'End what should never have been recorded', correctRecording],
    ['lift-objection', 'The patient no longer objects; nothing is shared by that alone', liftObjection],
  ] as const;
  for (const [path, summary, end] of endings) {
    app.post(
      `/api/pathways/:pathwayId/legal-bases/:legalBasisId/${path}`,
      { schema: { tags, summary, params: basisParams, body: Read, response: { 200: ConsentPage } } },
      (request) =>
        act(request, (work) => {
          const { pathwayId, legalBasisId: id } = request.params;
          return end(work, pathwayId, { id, version: request.body.version }, spoken(request));
        }),
    );
  }
  app.post(
    '/api/pathways/:pathwayId/withdrawals',
    {
      schema: {
        tags,
        summary: 'Withdraw consents towards one or several',
        params,
        body: Withdrawal,
        response: { 201: Receipt },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await act(request, (work) =>
            withdrawConsents(work, request.params.pathwayId, request.body, spoken(request)),
          ),
        ),
  );
  app.post(
    '/api/pathways/:pathwayId/objections',
    {
      schema: {
        tags,
        summary: 'The patient says no to cooperation',
        params,
        body: Objection,
        response: { 201: Receipt },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await act(request, (work) =>
            objectToCooperation(work, request.params.pathwayId, request.body, spoken(request)),
          ),
        ),
  );
  app.post(
    '/api/pathways/:pathwayId/take-back',
    {
      schema: {
        tags,
        summary: 'Take back towards one or several, whatever it rests on; one receipt',
        params,
        body: Objection,
        response: { 201: Receipt },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await act(request, (work) =>
            takeBack(work, request.params.pathwayId, request.body, spoken(request)),
          ),
        ),
  );
  app.post(
    '/api/pathways/:pathwayId/parties',
    {
      schema: {
        tags,
        summary: 'Add a person around the pathway',
        params,
        body: NewParty,
        response: { 201: Party },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await act(request, (work) => addParty(work, request.params.pathwayId, request.body))),
  );
  app.put(
    '/api/pathways/:pathwayId/parties/:partyId',
    {
      schema: {
        tags,
        summary: 'Correct how a person is named and reached',
        params: params.extend({ partyId: z.uuid() }),
        body: ChangedParty,
        response: { 200: Party },
      },
    },
    (request) =>
      act(request, (work) =>
        changeParty(work, request.params.pathwayId, request.params.partyId, request.body),
      ),
  );
}

export function consentRoutes(app: App, act: Act): void {
  readingRoutes(app, act);
  changingRoutes(app, act);
  consentPaperRoutes(app, act);
}
