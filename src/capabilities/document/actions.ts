// Storing and reading papers: uploads judged by their bytes, letters kept as they were set, checksums verified at each reading.
import { createHash } from 'node:crypto';
import type { StaffWork } from '../../platform/db/actor.ts';
import { cleanTitle } from '../../platform/files/file-name.ts';
import { inspectFile, type FileType } from '../../platform/files/inspect-file.ts';
import { fault, notFound, Problem } from '../../platform/http/problem.ts';
import { allTopics, containsAll, topicMask, topicsIn } from '../../rules/topics.ts';
import { recordEvent } from '../pathway/events.ts';
import { documentAbilities } from './access.ts';
import type {
  DocumentKind,
  DocumentList,
  GeneratedDocument,
  StoredDocument,
  UploadQuery,
} from './model-stored.ts';
import { insertDocument, listDocuments, loadContent, loadDocument, loadReach } from './store.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** The topics the actor holds on a pathway they have open. Throws 404 otherwise. */
async function requireReach(work: StaffWork, pathwayId: string): Promise<number> {
  const reach = await loadReach(work.tx, pathwayId);
  if (!reach?.isOpen || reach.topics === 0) throw notFound();
  return reach.topics;
}

/** Answers 404 early, before a file is read, to those who have not the record open. */
export async function requireUpload(work: StaffWork, pathwayId: string): Promise<void> {
  await requireReach(work, pathwayId);
}

/** The papers the actor may see. Throws 404 when the record is not open to them. */
export async function openDocuments(work: StaffWork, pathwayId: string): Promise<DocumentList> {
  const mask = await requireReach(work, pathwayId);
  const documents = await listDocuments(work.tx, pathwayId);
  work.log({ action: 'read', object: 'document-list', pathwayId });
  return { documents, may: { ...documentAbilities(mask), topics: topicsIn(mask) } };
}

export interface UploadedFile {
  fileName: string;
  /** As the browser declared it; the bytes must agree. */
  type: string;
  bytes: Buffer;
}

/** The type of a file whose bytes are what they were declared as, and fit to keep. Throws 422 on `file`. Needs no transaction. */
export async function judgeUpload(file: UploadedFile): Promise<FileType> {
  const verdict = await inspectFile(file.bytes, file.type);
  if (verdict.ok) return verdict.type;
  throw fault('file', `problem.document.${verdict.fault}`);
}

/** Keeps an uploaded paper. Throws 422 when it is filed under topics the actor does not see. */
export async function storeUpload(
  work: StaffWork,
  pathwayId: string,
  file: UploadedFile & { judged: FileType },
  said: UploadQuery,
): Promise<StoredDocument> {
  const mask = await requireReach(work, pathwayId);
  const isConsent = said.kind === 'signed-consent';
  const wanted = isConsent ? allTopics : topicMask(said.topics);
  if (wanted === 0) throw fault('topics', 'problem.document.choose-topic');
  if (!containsAll(mask, wanted))
    throw fault(isConsent ? 'kind' : 'topics', 'problem.document.topic-not-yours');
  const title = cleanTitle(said.title) ?? cleanTitle(file.fileName);
  if (title === null) throw fault('title', 'problem.required');
  const id = await insertDocument(
    work.tx,
    {
      pathwayId,
      kind: said.kind,
      title,
      language: null,
      mimeType: file.judged,
      topics: wanted,
      audienceUnitId: null,
      authorUnitId: work.actor.unitId,
      subjectKind: null,
      subjectId: null,
      archiveOf: null,
      createdBy: work.actor.staffId,
      createdAt: work.now,
      sha256: sha256(file.bytes),
    },
    file.bytes,
  );
  // The time line tells of it to those who may see the paper itself; its title may say much.
  await recordEvent(work, { pathwayId, kind: 'document-attached', subjectId: id, topics: wanted });
  work.log({ action: 'create', object: 'document', objectId: id, pathwayId });
  const stored = await loadDocument(work.tx, id);
  if (!stored) throw notFound();
  return stored;
}

/** Keeps a letter the product has set, PDF/UA-1 and its PDF/A-2a archive copy, in the caller's transaction. The caller answers
 *  for the topics: they must cover everything the letter says. Gives both ids. */
export async function storeGenerated(
  work: StaffWork,
  letter: GeneratedDocument,
): Promise<{ documentId: string; archiveId: string }> {
  const row = {
    pathwayId: letter.pathwayId,
    kind: letter.kind,
    title: cleanTitle(letter.title) ?? letter.kind,
    language: letter.language,
    mimeType: 'application/pdf',
    topics: letter.topics,
    audienceUnitId: letter.audienceUnitId ?? null,
    authorUnitId: work.actor.unitId,
    subjectKind: letter.subject?.kind ?? null,
    subjectId: letter.subject?.id ?? null,
    createdBy: work.actor.staffId,
    createdAt: work.now,
  };
  const keep = (bytes: Uint8Array, archiveOf: string | null) =>
    insertDocument(work.tx, { ...row, archiveOf, sha256: sha256(bytes) }, Buffer.from(bytes));
  const documentId = await keep(letter.pdf, null);
  const archiveId = await keep(letter.archive, documentId);
  work.log({ action: 'create', object: 'document', objectId: documentId, pathwayId: letter.pathwayId });
  return { documentId, archiveId };
}

/** A paper of this pathway and kind that the actor may see, for other capabilities that point at one. Throws 422 on `field`. */
export async function requireDocument(
  work: StaffWork,
  wanted: { id: string; pathwayId: string; kind: DocumentKind; field: string },
): Promise<StoredDocument> {
  const found = await loadDocument(work.tx, wanted.id);
  if (!found || found.pathwayId !== wanted.pathwayId || found.kind !== wanted.kind)
    throw fault(wanted.field, 'problem.document.not-this-paper');
  return found;
}

/** The bytes, checked against the checksum they were stored with. Throws 404, and 500 when they are no longer the same. */
export async function downloadDocument(
  work: StaffWork,
  id: string,
): Promise<{ title: string; type: FileType; bytes: Buffer }> {
  const content = await loadContent(work.tx, id);
  if (!content) throw notFound();
  if (!sha256(content.bytes).equals(content.sha256)) throw new Problem(500, 'document.altered');
  work.log({ action: 'read', object: 'document', objectId: id, pathwayId: content.pathwayId });
  return { title: content.title, type: content.mimeType as FileType, bytes: content.bytes };
}
