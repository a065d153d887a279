// The routes that print: the consent form and the receipt as PDF. Set after the transaction, so none waits for the typesetter.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { languages } from '../../platform/http/language.ts';
import type { Act, App } from '../../platform/http/server.ts';
import { attachmentHeader } from '../../platform/files/file-name.ts';
import { consentPdf } from '../document/documents.ts';
import type { ConsentDocument } from '../document/model.ts';
import { consentFormToPrint, receiptToPrint } from './actions/form.ts';
import { FormProposal } from './model.ts';

const params = z.object({ pathwayId: z.uuid() });
const tags = ['consent'];
const produces = ['application/pdf'];
const Language = z.enum(languages);

const titles = {
  form: { nb: 'Samtykkeskjema', nn: 'Samtykkeskjema', en: 'Consent form' },
  receipt: { nb: 'Kvittering', nn: 'Kvittering', en: 'Receipt' },
} as const;

/** Sends a PDF to be opened and printed. The file's name names nobody. */
async function sendPdf(reply: FastifyReply, what: keyof typeof titles, data: ConsentDocument) {
  const pdf = await consentPdf(data, 'ua-1');
  return reply
    .type('application/pdf')
    .header(
      'content-disposition',
      attachmentHeader(titles[what][data.language], 'application/pdf').replace('attachment', 'inline'),
    )
    .header('cache-control', 'no-store')
    .send(Buffer.from(pdf));
}

export function consentPaperRoutes(app: App, act: Act): void {
  app.get(
    '/api/pathways/:pathwayId/consent-form',
    {
      schema: {
        tags,
        summary: 'The consent form to sign, blank or with the consents that stand',
        produces,
        params,
        querystring: z.object({ language: Language, form: z.enum(['blank', 'filled']) }),
      },
    },
    async (request, reply) => {
      const { language, form } = request.query;
      const wanted = form === 'blank' ? { form } : { form, proposed: null };
      const data = await act(request, (work) =>
        consentFormToPrint(work, request.params.pathwayId, language, wanted),
      );
      return sendPdf(reply, 'form', data);
    },
  );
  app.post(
    '/api/pathways/:pathwayId/consent-form',
    {
      schema: {
        tags,
        summary: 'The consent form with what is proposed; saves nothing',
        produces,
        params,
        body: z.object({ language: Language, recipients: z.array(FormProposal).min(1).max(30) }),
      },
    },
    async (request, reply) => {
      const { language, recipients } = request.body;
      const data = await act(request, (work) =>
        consentFormToPrint(work, request.params.pathwayId, language, {
          form: 'filled',
          proposed: recipients,
        }),
      );
      return sendPdf(reply, 'form', data);
    },
  );
  app.get(
    '/api/pathways/:pathwayId/receipts/:legalBasisId/paper',
    {
      schema: {
        tags,
        summary: 'The receipt of what was taken back, on paper',
        produces,
        params: params.extend({ legalBasisId: z.uuid() }),
        querystring: z.object({ language: Language }),
      },
    },
    async (request, reply) => {
      const { pathwayId, legalBasisId } = request.params;
      const data = await act(request, (work) =>
        receiptToPrint(work, pathwayId, legalBasisId, request.query.language),
      );
      return sendPdf(reply, 'receipt', data);
    },
  );
}
