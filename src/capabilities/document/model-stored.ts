// Stored papers of a pathway: what the list shows, and what other capabilities hand over to be kept.
import { z } from 'zod';
import { topics } from '../../rules/topics.ts';

export const documentKinds = [
  'invitation',
  'consent-form',
  'signed-consent',
  'minutes',
  'attachment',
  'receipt',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What people upload themselves; the other kinds the product makes. */
export const uploadKinds = ['attachment', 'signed-consent'] as const;
export const documentSubjects = ['meeting', 'minutes-version', 'legal-basis', 'meeting-request'] as const;
export const mimeTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;

export const StoredDocument = z.object({
  id: z.uuid(),
  pathwayId: z.uuid(),
  kind: z.enum(documentKinds),
  title: z.string(),
  language: z.enum(['nb', 'nn', 'en']).nullable(),
  mimeType: z.enum(mimeTypes),
  size: z.number().int(),
  /** Every topic it touches: only those who may see all of them find it. */
  topics: z.array(z.enum(topics)),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  authorUnit: z.string(),
  /** The unit whose own version this is; null when the topics alone decide. */
  audienceUnit: z.string().nullable(),
  subjectKind: z.enum(documentSubjects).nullable(),
  subjectId: z.uuid().nullable(),
  /** The archive copy (PDF/A-2a), for papers the product has made. */
  archiveId: z.uuid().nullable(),
});
export type StoredDocument = z.infer<typeof StoredDocument>;

export const DocumentList = z.object({
  documents: z.array(StoredDocument),
  may: z.object({
    upload: z.boolean(),
    uploadConsent: z.boolean(),
    /** The topics the reader may file a paper under. */
    topics: z.array(z.enum(topics)),
  }),
});
export type DocumentList = z.infer<typeof DocumentList>;

/** What is said about an uploaded file, in the query: the form holds the file alone. */
export const UploadQuery = z.strictObject({
  kind: z.enum(uploadKinds),
  /** With commas between. A signed consent is filed under all topics whatever is said here. */
  topics: z
    .string()
    .max(200)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.enum(topics)))
    .default([]),
  title: z.string().trim().max(150).default(''),
});
export type UploadQuery = z.infer<typeof UploadQuery>;

/** A letter the product has set, in both standards, to be kept as it is. */
export interface GeneratedDocument {
  pathwayId: string;
  kind: Exclude<DocumentKind, (typeof uploadKinds)[number]>;
  title: string;
  language: 'nb' | 'nn' | 'en';
  /** Mask of every topic the letter touches. */
  topics: number;
  /** A recipient's own version: visible to that unit and to the one that made it. */
  audienceUnitId?: string | null;
  subject?: { kind: (typeof documentSubjects)[number]; id: string };
  /** PDF/UA-1, to send and read. */
  pdf: Uint8Array;
  /** PDF/A-2a, to archive. */
  archive: Uint8Array;
}
