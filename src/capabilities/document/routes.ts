// The routes of stored papers: list, upload and download.
import multipart from '@fastify/multipart';
import { z } from 'zod';
import { attachmentHeader } from '../../platform/files/file-name.ts';
import { largestFile } from '../../platform/files/inspect-file.ts';
import { fault, Problem } from '../../platform/http/problem.ts';
import type { Act, App } from '../../platform/http/server.ts';
import {
  downloadDocument,
  judgeUpload,
  openDocuments,
  requireUpload,
  storeUpload,
  type UploadedFile,
} from './actions.ts';
import { DocumentList, StoredDocument, UploadQuery } from './model-stored.ts';

const params = z.object({ pathwayId: z.uuid() });
const tags = ['document'];

type Part =
  | { type: 'file'; filename: string; mimetype: string; toBuffer(): Promise<Buffer> }
  | { type: 'field' };

/** The one file of a form. One too large, or more than one, ends in 413. */
async function readFile(parts: AsyncIterable<Part>): Promise<UploadedFile> {
  let file: UploadedFile | undefined;
  try {
    for await (const part of parts)
      if (part.type === 'file')
        file = { fileName: part.filename, type: part.mimetype, bytes: await part.toBuffer() };
  } catch (error) {
    // Limits carry a status; a form cut off on its way carries none.
    throw (error as { statusCode?: number }).statusCode === undefined
      ? new Problem(400, 'unreadable')
      : error;
  }
  if (!file) throw fault('file', 'problem.document.no-file');
  return file;
}

export function documentRoutes(app: App, act: Act): void {
  app.get(
    '/api/pathways/:pathwayId/documents',
    {
      schema: {
        tags,
        summary: 'The papers of a pathway that I may see',
        params,
        response: { 200: DocumentList },
      },
    },
    (request) => act(request, (work) => openDocuments(work, request.params.pathwayId)),
  );
  app.get(
    '/api/documents/:documentId/content',
    {
      schema: {
        tags,
        summary: 'Download a paper',
        params: z.object({ documentId: z.uuid() }),
        produces: ['application/pdf', 'image/jpeg', 'image/png'],
      },
    },
    async (request, reply) => {
      const { title, type, bytes } = await act(request, (work) =>
        downloadDocument(work, request.params.documentId),
      );
      return (
        reply
          .type(type)
          .header('content-disposition', attachmentHeader(title, type))
          .header('x-content-type-options', 'nosniff')
          // Whatever stands in the file, it runs nothing and reaches nothing of ours.
          .header('content-security-policy', "sandbox; default-src 'none'")
          .header('cache-control', 'no-store')
          .send(bytes)
      );
    },
  );
  // Only this route takes forms with files; every other goes on refusing them.
  void app.register(async (scope) => {
    await scope.register(multipart, {
      throwFileSizeLimit: true,
      limits: { fileSize: largestFile, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    });
    (scope as App).post(
      '/api/pathways/:pathwayId/documents',
      {
        bodyLimit: largestFile + 100_000,
        schema: {
          tags,
          summary: 'Attach a paper: PDF, JPEG or PNG of at most 10 MB',
          description: 'A form (multipart/form-data) with the one part `file`.',
          consumes: ['multipart/form-data'],
          params,
          querystring: UploadQuery,
          response: { 201: StoredDocument },
        },
      },
      async (request, reply) => {
        const { pathwayId } = request.params;
        await act(request, (work) => requireUpload(work, pathwayId));
        if (!request.isMultipart()) throw new Problem(415, 'wrong-media-type');
        const file = await readFile(request.parts() as AsyncIterable<Part>);
        const judged = await judgeUpload(file);
        const stored = await act(request, (work) =>
          storeUpload(work, pathwayId, { ...file, judged }, request.query),
        );
        return reply.code(201).send(stored);
      },
    );
  });
}
