// The only SQL on stored papers. Rows are added and read, never changed; row-level security decides which exist.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import { topicsIn } from '../../rules/topics.ts';
import type { DocumentKind, StoredDocument } from './model-stored.ts';

/** Whether the record is open to the actor, and the topics the actor's unit holds today; undefined when the actor may not know
 *  of the pathway. */
export async function loadReach(
  tx: Tx,
  pathwayId: string,
): Promise<{ isOpen: boolean; topics: number } | undefined> {
  const { rows } = await sql<{ isOpen: boolean; topics: number }>`
    select exists (select from staff_access a where a.pathway_id = w.id and a.staff_id = current_staff()
        and a.from_at <= current_instant() and (a.until_at is null or a.until_at > current_instant())) as "isOpen",
      coalesce((select bit_or(s.topics) from share s where s.pathway_id = w.id and s.party_id = current_unit()
        and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day())), 0) as topics
    from pathway w where w.id = ${pathwayId}`.execute(tx);
  return rows[0];
}

export interface DocumentRow {
  pathwayId: string;
  kind: DocumentKind;
  title: string;
  language: 'nb' | 'nn' | 'en' | null;
  mimeType: string;
  topics: number;
  audienceUnitId: string | null;
  authorUnitId: string;
  subjectKind: string | null;
  subjectId: string | null;
  archiveOf: string | null;
  createdBy: string;
  createdAt: Date;
  sha256: Buffer;
}

/** Stores the paper and its bytes; gives its id. */
export async function insertDocument(tx: Tx, row: DocumentRow, bytes: Buffer): Promise<string> {
  const { id } = await tx
    .insertInto('document')
    .values({ ...row, size: bytes.length })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('documentContent').values({ documentId: id, bytes }).execute();
  return id;
}

const columns = sql`d.id, d.pathway_id as "pathwayId", d.kind, d.title, d.language, d.mime_type as "mimeType", d.size, d.topics,
  d.created_at as "createdAt", s.given_name || ' ' || s.family_name as "createdBy", u.name as "authorUnit",
  r.name as "audienceUnit", d.subject_kind as "subjectKind", d.subject_id as "subjectId",
  (select a.id from document a where a.archive_of = d.id limit 1) as "archiveId"`;
const joins = sql`document d join staff s on s.id = d.created_by join unit u on u.id = d.author_unit_id
  left join unit r on r.id = d.audience_unit_id`;

type Read = Omit<StoredDocument, 'topics' | 'createdAt'> & { topics: number; createdAt: Date };
const onWire = (row: Read): StoredDocument => ({
  ...row,
  topics: topicsIn(row.topics),
  createdAt: row.createdAt.toISOString(),
});

/** The papers of a pathway, newest first, archive copies with their originals; at most 500. */
export async function listDocuments(tx: Tx, pathwayId: string): Promise<StoredDocument[]> {
  const { rows } = await sql<Read>`select ${columns} from ${joins}
    where d.pathway_id = ${pathwayId} and d.archive_of is null order by d.created_at desc, d.id limit 500`.execute(
    tx,
  );
  return rows.map(onWire);
}

export async function loadDocument(tx: Tx, id: string): Promise<StoredDocument | undefined> {
  const { rows } = await sql<Read>`select ${columns} from ${joins} where d.id = ${id}`.execute(tx);
  return rows[0] && onWire(rows[0]);
}

export async function loadContent(
  tx: Tx,
  id: string,
): Promise<
  { pathwayId: string; title: string; mimeType: string; sha256: Buffer; bytes: Buffer } | undefined
> {
  return tx
    .selectFrom('document as d')
    .innerJoin('documentContent as c', 'c.documentId', 'd.id')
    .select(['d.pathwayId', 'd.title', 'd.mimeType', 'd.sha256', 'c.bytes'])
    .where('d.id', '=', id)
    .executeTakeFirst();
}
