// The only SQL on parties, legal bases and their limits; row-level security decides which exist for the actor.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { BasisKind } from '../../rules/legal-basis.ts';
import type { Party, PartyContact } from './model.ts';
import type { EndReason, PlannedBasis } from './rules.ts';

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Changes of consent wait for each other, and for whoever is sending something by it; senders do not wait for senders. Held to
 *  the end of the transaction. */
export async function lockConsent(tx: Tx, pathwayId: string, as: 'writer' | 'sender'): Promise<void> {
  const key = sql`hashtextextended(${`consent ${pathwayId}`}, 0)`;
  await (
    as === 'writer'
      ? sql`select pg_advisory_xact_lock(${key})`
      : sql`select pg_advisory_xact_lock_shared(${key})`
  ).execute(tx);
}

export interface BasisRow {
  id: string;
  partyId: string;
  version: number;
  kind: BasisKind;
  granted: number;
  validFrom: string;
  validTo: string | null;
  givenOn: string;
  recordedBy: string;
  recordedUnit: string;
  recordedAt: string;
  endedAt: string | null;
  endedBy: string | null;
  endReason: string | null;
  hasForm: boolean;
  documentId: string | null;
  limit: string | null;
}

export interface ConsentFrame {
  state: string;
  responsibleUnitId: string;
  responsibleUnitKind: string;
  patientName: string;
  parties: Party[];
  bases: BasisRow[];
}

/** The pathway with everyone who has or had a basis or was added as a person, and every basis with its limit as the actor may
 *  see it, newest first; `extra` adds units by id. Undefined when the record is not open to the actor. One statement. */
export async function loadConsent(
  tx: Tx,
  pathwayId: string,
  extra: readonly string[] = [],
): Promise<ConsentFrame | undefined> {
  const { rows } = await sql<ConsentFrame>`
    with basis as (select b.* from legal_basis b where b.pathway_id = ${pathwayId})
    select w.state, w.responsible_unit_id as "responsibleUnitId", ru.kind as "responsibleUnitKind",
      rg.given_name || ' ' || rg.family_name as "patientName",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'unitKind', u.kind, 'name', coalesce(u.name, p.name),
          'organisation', u.organisation, 'relation', p.relation, 'phone', coalesce(u.phone, p.phone),
          'email', coalesce(u.email, p.email), 'address', coalesce(u.address, p.address), 'version', p.version)
          order by (p.id = w.responsible_unit_id) desc, p.kind <> 'unit', coalesce(u.name, p.name), p.id)
        from party p left join unit u on u.id = p.unit_id
        where p.pathway_id = w.id or p.id = w.responsible_unit_id or p.id in (select b.party_id from basis b)
          or (p.kind = 'unit' and p.id = any(${[...extra]}::uuid[]))), '[]') as parties,
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'partyId', b.party_id, 'version', b.version, 'kind', b.kind,
          'granted', b.granted, 'validFrom', b.valid_from, 'validTo', b.valid_to, 'givenOn', b.given_on,
          'recordedBy', s.given_name || ' ' || s.family_name, 'recordedUnit', u.name, 'recordedAt', ${instant('b.recorded_at')},
          'endedAt', ${instant('b.ended_at')}, 'endedBy', e.given_name || ' ' || e.family_name, 'endReason', b.end_reason,
          'hasForm', b.document_id is not null, 'documentId', d.id, 'limit', l.text)
          order by b.ended_at is not null, b.recorded_at desc, b.ended_at desc, b.id)
        from basis b join staff s on s.id = b.recorded_by join unit u on u.id = b.recorded_unit_id
        left join staff e on e.id = b.ended_by left join document d on d.id = b.document_id
        left join consent_limit l on l.legal_basis_id = b.id), '[]') as bases
    from pathway w join unit ru on ru.id = w.responsible_unit_id join registration rg on rg.id = w.registration_id
    where w.id = ${pathwayId} and exists (select from staff_access a where a.pathway_id = w.id
      and a.unit_id = current_unit() and a.staff_id = current_staff() and a.from_at <= current_instant()
      and (a.until_at is null or a.until_at > current_instant()))`.execute(tx);
  return rows[0];
}

export async function insertBasis(
  tx: Tx,
  row: PlannedBasis & {
    pathwayId: string;
    partyId: string;
    givenOn: string;
    recordedBy: string;
    recordedUnitId: string;
    recordedAt: Date;
    documentId: string | null;
  },
): Promise<string> {
  const { id } = await tx.insertInto('legalBasis').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function insertLimit(
  tx: Tx,
  row: { legalBasisId: string; pathwayId: string; topics: number; text: string },
): Promise<void> {
  await tx.insertInto('consentLimit').values(row).execute();
}

/** Ends the basis when its version is the one read; false when somebody else was first. */
export async function endBasis(
  tx: Tx,
  basis: { id: string; version: number },
  end: { endedAt: Date; endedBy: string; endReason: EndReason },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('legalBasis')
    .set({ ...end, version: basis.version + 1 })
    .where('id', '=', basis.id)
    .where('version', '=', basis.version)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ties the signed form to a basis that stands, when its version is the one read. */
export async function attachForm(
  tx: Tx,
  basis: { id: string; version: number },
  documentId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('legalBasis')
    .set({ documentId, version: basis.version + 1 })
    .where('id', '=', basis.id)
    .where('version', '=', basis.version)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function insertParty(
  tx: Tx,
  row: PartyContact & { kind: 'patient' | 'kin' | 'peer-guide' | 'other'; pathwayId: string },
): Promise<string> {
  const { id } = await tx.insertInto('party').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updateParty(
  tx: Tx,
  party: { id: string; pathwayId: string; version: number },
  contact: PartyContact,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('party')
    .set({ ...contact, version: party.version + 1 })
    .where('id', '=', party.id)
    .where('pathwayId', '=', party.pathwayId)
    .where('version', '=', party.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface SentRow {
  partyId: string;
  what: 'invitation' | 'minutes';
  sentAt: string;
  channel: 'screen' | 'paper';
  documentId: string | null;
  meetingId: string;
  firstReadAt: string | null;
  isRecalled: boolean;
}

/** Letters and minutes that went to these parties up to an instant, oldest first. */
export async function loadSent(
  tx: Tx,
  pathwayId: string,
  partyIds: readonly string[],
  until: string,
): Promise<SentRow[]> {
  const { rows } = await sql<SentRow>`
    select i.party_id as "partyId", 'invitation' as what, ${instant('i.sent_at')} as "sentAt", i.channel,
      i.document_id as "documentId", i.meeting_id as "meetingId", null as "firstReadAt", i.state = 'withdrawn' as "isRecalled"
    from invitation i
    where i.pathway_id = ${pathwayId} and i.party_id = any(${[...partyIds]}::uuid[]) and i.sent_at <= ${until}
    union all
    select c.party_id, 'minutes', ${instant('c.sent_at')}, c.channel, c.document_id, c.meeting_id,
      ${instant('c.first_read_at')}, c.recalled_at is not null
    from minutes_copy c
    where c.pathway_id = ${pathwayId} and c.party_id = any(${[...partyIds]}::uuid[]) and c.sent_at <= ${until}
    order by 3`.execute(tx);
  return rows;
}

/** The name of the unit that was responsible at an instant. */
export async function loadResponsibleUnit(tx: Tx, pathwayId: string, at: string): Promise<string> {
  const row = await tx
    .selectFrom('responsibility as r')
    .innerJoin('unit as u', 'u.id', 'r.unitId')
    .select('u.name')
    .where('r.pathwayId', '=', pathwayId)
    .where('r.fromAt', '<=', new Date(at))
    .orderBy('r.fromAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.name ?? '';
}

/** The patient and the responsible unit as the consent form names them. */
export async function loadFormHead(tx: Tx, pathwayId: string) {
  const { rows } = await sql<{
    name: string;
    identityNumber: string | null;
    unit: string;
    organisation: string;
    unitAddress: string | null;
    unitPhone: string | null;
    unitEmail: string | null;
    contactName: string;
    contactTitle: string | null;
    contactPhone: string | null;
    contactEmail: string | null;
  }>`
    select r.given_name || ' ' || r.family_name as name, p.identity_number as "identityNumber", u.name as unit, u.organisation,
      u.address as "unitAddress", u.phone as "unitPhone", u.email as "unitEmail",
      s.given_name || ' ' || s.family_name as "contactName", s.profession as "contactTitle", s.phone as "contactPhone",
      s.email as "contactEmail"
    from pathway w join registration r on r.id = w.registration_id join person p on p.id = w.person_id
    join unit u on u.id = w.responsible_unit_id join staff s on s.id = w.responsible_staff_id
    where w.id = ${pathwayId}`.execute(tx);
  return rows[0];
}
