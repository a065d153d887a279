// Approved minutes: frozen pieces and copies are written once; only reading and recall are added to them.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { Copy, MinutesLine, Piece } from '../model-versions.ts';
import { heldTopics, instant, staffName } from './parts.ts';

/** A mark over every row of the minutes that the actor sees; another as soon as one of them changes. */
export async function loadMark(tx: Tx, meetingId: string): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select md5(concat_ws(' ', (select n.version from minutes n where n.meeting_id = ${meetingId}),
      (select string_agg(i.id || ':' || i.version, ' ' order by i.id) from minutes_item i where i.meeting_id = ${meetingId}),
      (select string_agg(f.id || ':' || f.version, ' ' order by f.id) from follow_up f where f.meeting_id = ${meetingId}),
      (select string_agg(a.party_id || ':' || a.part || ':' || a.version, ' ' order by a.party_id, a.part)
        from presence a where a.meeting_id = ${meetingId}))) as mark`.execute(tx);
  return rows[0]?.mark ?? '';
}

/** True when a row of the draft was written after the newest version was approved. Of the frame of the minutes only the rows
 *  under it tell, so a new decision counts as well. */
export async function isChangedSinceApproval(tx: Tx, meetingId: string): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    with newest as (select max(v.approved_at) as at from minutes_version v where v.meeting_id = ${meetingId})
    select exists (select from minutes_item i, newest where i.meeting_id = ${meetingId} and i.updated_at > newest.at)
      or exists (select from follow_up f, newest where f.meeting_id = ${meetingId} and f.updated_at > newest.at)
      or exists (select from presence a, newest where a.meeting_id = ${meetingId} and a.updated_at > newest.at)
      or exists (select from minutes n, newest where n.meeting_id = ${meetingId} and n.decided_at > newest.at) as changed`.execute(
    tx,
  );
  return rows[0]?.changed === true;
}

/** Holds every legal basis of the pathway still until the transaction ends, so that none is withdrawn while copies are made. */
export async function lockBases(tx: Tx, pathwayId: string): Promise<void> {
  await sql`select from legal_basis b where b.pathway_id = ${pathwayId} for share`.execute(tx);
}

export interface LetterHead {
  sender: {
    organisation: string;
    unit: string;
    address: string | null;
    phone: string | null;
    email: string | null;
  };
  approver: string;
  patient: {
    name: string;
    identityNumber: string | null;
    birthDate: string | null;
    address: string | null;
    isAddressProtected: boolean;
    language: string;
  };
}

export async function loadLetterHead(tx: Tx, meetingId: string): Promise<LetterHead> {
  const { rows } = await sql<LetterHead>`
    select jsonb_build_object('organisation', su.organisation, 'unit', su.name, 'address', su.address, 'phone', su.phone,
        'email', su.email) as sender, ${staffName('current_staff()')} as approver,
      jsonb_build_object('name', r.given_name || ' ' || r.family_name, 'identityNumber', pe.identity_number,
        'birthDate', coalesce(pe.birth_date, r.birth_date),
        'address', case when pe.address_protection = 'none' then r.address end,
        'isAddressProtected', pe.address_protection <> 'none', 'language', r.language) as patient
    from meeting m join pathway p on p.id = m.pathway_id
    join registration r on r.id = p.registration_id join person pe on pe.id = r.person_id
    join unit su on su.id = current_unit()
    where m.id = ${meetingId}`.execute(tx);
  const head = rows[0];
  if (!head) throw new Error('the letter statement gave no row');
  return head;
}

export async function insertVersion(
  tx: Tx,
  row: {
    meetingId: string;
    pathwayId: string;
    number: number;
    approvedAt: Date;
    approvedBy: string;
    approvedUnitId: string;
    reason: string | null;
  },
  pieces: readonly Piece[],
): Promise<string> {
  const { id } = await tx.insertInto('minutesVersion').values(row).returning('id').executeTakeFirstOrThrow();
  await tx
    .insertInto('minutesVersionItem')
    .values(
      pieces.map(({ section, position, topics, content }) => ({
        minutesVersionId: id,
        pathwayId: row.pathwayId,
        section,
        position,
        topics,
        content: JSON.stringify(content),
      })),
    )
    .execute();
  return id;
}

export async function insertCopy(
  tx: Tx,
  row: {
    minutesVersionId: string;
    meetingId: string;
    pathwayId: string;
    partyId: string;
    documentId: string;
    leftOut: number;
    channel: 'screen' | 'paper';
    sentAt: Date;
  },
): Promise<string> {
  const { id } = await tx.insertInto('minutesCopy').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

const copyJson = sql<Copy>`jsonb_build_object('id', c.id, 'partyId', c.party_id, 'partyName', coalesce(u.name, pa.name),
  'partyKind', pa.kind, 'documentId', (select d.id from document d where d.id = c.document_id), 'channel', c.channel,
  'sentAt', ${instant('c.sent_at')}, 'firstReadAt', ${instant('c.first_read_at')},
  'recalledAt', ${instant('c.recalled_at')}, 'recallReason', c.recall_reason)`;

export interface VersionRow {
  id: string;
  meetingId: string;
  pathwayId: string;
  number: number;
  latestNumber: number;
  /** The newest version that the reader may see. */
  newest: { id: string; number: number } | null;
  approvedAt: string;
  approvedByName: string;
  approvedUnitId: string;
  approvedUnitName: string;
  reason: string | null;
  recalledAt: string | null;
  recallReason: string | null;
  responsibleUnitId: string;
  conveningUnitId: string;
  givenName: string;
  familyName: string;
  held: number;
  pieces: Piece[];
  copies: Copy[];
}

/** A version with the pieces and copies that the reader may see, in one statement. */
export async function loadVersion(tx: Tx, id: string): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.meeting_id as "meetingId", v.pathway_id as "pathwayId", v.number,
      (select n.latest_version from minutes n where n.meeting_id = v.meeting_id) as "latestNumber",
      (select jsonb_build_object('id', w.id, 'number', w.number) from minutes_version w
        where w.meeting_id = v.meeting_id and w.recalled_at is null order by w.number desc limit 1) as newest,
      ${instant('v.approved_at')} as "approvedAt", ${staffName('v.approved_by')} as "approvedByName",
      v.approved_unit_id as "approvedUnitId", au.name as "approvedUnitName", v.reason,
      ${instant('v.recalled_at')} as "recalledAt", v.recall_reason as "recallReason",
      p.responsible_unit_id as "responsibleUnitId", m.convening_unit_id as "conveningUnitId", r.given_name as "givenName",
      r.family_name as "familyName", ${heldTopics('v.pathway_id')} as held,
      coalesce((select jsonb_agg(jsonb_build_object('section', i.section, 'topics', i.topics, 'position', i.position,
          'content', i.content) order by i.position, i.id)
        from minutes_version_item i where i.minutes_version_id = v.id), '[]') as pieces,
      coalesce((select jsonb_agg(${copyJson} order by pa.kind <> 'patient', pa.kind <> 'unit', coalesce(u.name, pa.name))
        from minutes_copy c join party pa on pa.id = c.party_id left join unit u on u.id = pa.unit_id
        where c.minutes_version_id = v.id), '[]') as copies
    from minutes_version v join meeting m on m.id = v.meeting_id join pathway p on p.id = v.pathway_id
    join registration r on r.id = p.registration_id join unit au on au.id = v.approved_unit_id
    where v.id = ${id}`.execute(tx);
  return rows[0];
}

/** The meetings of a pathway that have minutes or may get them, the newest first. */
export async function loadMinutesLines(tx: Tx, pathwayId: string): Promise<MinutesLine[]> {
  const { rows } = await sql<MinutesLine>`
    select m.id as "meetingId", ${instant('m.starts_at')} as "startsAt", m.state as "meetingState", n.state,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'approvedAt', ${instant('v.approved_at')},
          'reason', v.reason, 'isRecalled', v.recalled_at is not null) order by v.number desc)
        from minutes_version v where v.meeting_id = m.id), '[]') as versions,
      coalesce((select jsonb_agg(jsonb_build_object('sentAt', ${instant('c.sent_at')}, 'recalledAt', ${instant('c.recalled_at')},
          'reason', c.recall_reason) order by c.sent_at desc)
        from minutes_copy c where c.meeting_id = m.id and c.party_id = current_unit() and c.recalled_at is not null), '[]') as "takenBack"
    from meeting m left join minutes n on n.meeting_id = m.id
    where m.pathway_id = ${pathwayId} and m.state in ('convened', 'held') and (n.meeting_id is not null or m.state = 'held')
    order by m.starts_at desc limit 100`.execute(tx);
  return rows;
}

/** True when the record is open to the actor. */
export async function isPathwayOpen(tx: Tx, pathwayId: string): Promise<boolean> {
  const { rows } = await sql`select from responsibility r where r.pathway_id = ${pathwayId} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The first time that somebody of the recipient unit reads it. */
export async function markRead(tx: Tx, versionId: string, unitId: string, at: Date): Promise<void> {
  await tx
    .updateTable('minutesCopy')
    .set({ firstReadAt: at })
    .where('minutesVersionId', '=', versionId)
    .where('partyId', '=', unitId)
    .where('firstReadAt', 'is', null)
    .execute();
}

export interface CopyRow {
  id: string;
  minutesVersionId: string;
  meetingId: string;
  pathwayId: string;
  partyId: string;
  partyName: string;
  email: string | null;
  isUnit: boolean;
  recalledAt: Date | null;
  approvedUnitId: string;
  responsibleUnitId: string;
  conveningUnitId: string;
  number: number;
  language: 'nb' | 'nn' | 'en';
}

/** Copies with what recalling them needs: one by its id, or all of a version. */
export async function loadCopies(tx: Tx, by: { copyId: string } | { versionId: string }): Promise<CopyRow[]> {
  const [column, id] = 'copyId' in by ? ['c.id', by.copyId] : ['v.id', by.versionId];
  const { rows } = await sql<CopyRow>`
    select c.id, c.minutes_version_id as "minutesVersionId", c.meeting_id as "meetingId", c.pathway_id as "pathwayId",
      c.party_id as "partyId", coalesce(u.name, pa.name) as "partyName", u.email, pa.kind = 'unit' as "isUnit",
      c.recalled_at as "recalledAt", v.approved_unit_id as "approvedUnitId", p.responsible_unit_id as "responsibleUnitId",
      m.convening_unit_id as "conveningUnitId", v.number, m.language
    from minutes_copy c join minutes_version v on v.id = c.minutes_version_id join pathway p on p.id = c.pathway_id
    join meeting m on m.id = c.meeting_id join party pa on pa.id = c.party_id left join unit u on u.id = pa.unit_id
    where ${sql.ref(column)} = ${id} for update of c`.execute(tx);
  return rows;
}

interface Recalled {
  recalledAt: Date;
  recalledBy: string;
  recallReason: string;
}

export async function markCopiesRecalled(tx: Tx, ids: readonly string[], recalled: Recalled): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('minutesCopy')
    .set(recalled)
    .where('id', 'in', ids)
    .where('recalledAt', 'is', null)
    .execute();
}

/** False when it was recalled already. */
export async function markVersionRecalled(tx: Tx, id: string, recalled: Recalled): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('minutesVersion')
    .set(recalled)
    .where('id', '=', id)
    .where('recalledAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
