// The only SQL on pathways, responsibility, access of staff and the time line.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';

export async function beginPathway(
  tx: Tx,
  registrationId: string,
  state: string,
  trigger: string,
  triggeredOn: string,
): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`select begin_pathway(${registrationId}, ${state}, ${trigger}, ${triggeredOn}) as id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) throw new Error('begin_pathway gave no id');
  return id;
}

/** The card: what any unit with a basis may know. Undefined when the actor may not know of the pathway. */
export function loadCard(tx: Tx, id: string) {
  return tx
    .selectFrom('pathway as w')
    .innerJoin('registration as r', 'r.id', 'w.registrationId')
    .innerJoin('unit as u', 'u.id', 'w.responsibleUnitId')
    .innerJoin('staff as s', 's.id', 'w.responsibleStaffId')
    .select([
      'w.id',
      'w.state',
      'w.isShielded',
      'w.responsibleUnitId',
      'w.responsibleStaffId',
      'w.responsibleSince',
      'w.personId',
      'w.registrationId',
    ])
    .select(['w.trigger', 'w.triggeredOn', 'w.openedOn', 'w.closedOn', 'w.isPriority', 'w.version'])
    .select(['r.givenName', 'r.familyName', 'u.name as unitName'])
    .select(sql<string>`s.given_name || ' ' || s.family_name`.as('staffName'))
    .where('w.id', '=', id)
    .executeTakeFirst();
}

export interface PageParts {
  person: {
    birthDate: string | null;
    identityNumber: string | null;
    addressProtection: string;
    phone: string | null;
    address: string | null;
    language: string;
    needsInterpreter: boolean;
  } | null;
  staff: { staffId: string; name: string; way: 'assigned' | 'reason'; until: string | null; isMe: boolean }[];
  history: { unitName: string; staffName: string; from: string; to: string | null; reason: string }[];
  handover: {
    id: string;
    toUnitId: string;
    toUnitName: string;
    reason: string;
    offeredAt: string;
    version: number;
  } | null;
  events: {
    id: string;
    kind: string;
    at: string;
    unitName: string;
    staffName: string;
    subjectId: string | null;
    facts: Record<string, unknown>;
  }[];
  topics: number;
}

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Everything else on the page in one statement. Lists are empty while the record is not open to the actor. */
export async function loadPageParts(tx: Tx, id: string, registrationId: string): Promise<PageParts> {
  const { rows } = await sql<PageParts>`
    select
      (select jsonb_build_object('birthDate', coalesce(p.birth_date, r.birth_date), 'identityNumber', p.identity_number,
          'addressProtection', p.address_protection, 'phone', r.phone,
          'address', case when p.address_protection = 'none' then r.address end,
          'language', r.language, 'needsInterpreter', r.needs_interpreter)
        from registration r join person p on p.id = r.person_id where r.id = ${registrationId}) as person,
      coalesce((select jsonb_agg(jsonb_build_object('staffId', a.staff_id, 'name', s.given_name || ' ' || s.family_name, 'way', a.way,
          'until', ${instant('a.until_at')}, 'isMe', a.staff_id = current_staff()) order by a.from_at)
        from staff_access a join staff s on s.id = a.staff_id
        where a.pathway_id = ${id} and (a.until_at is null or a.until_at > current_instant())), '[]') as staff,
      coalesce((select jsonb_agg(jsonb_build_object('unitName', u.name, 'staffName', s.given_name || ' ' || s.family_name,
          'from', ${instant('h.from_at')}, 'to', ${instant('h.to_at')}, 'reason', h.reason) order by h.from_at desc)
        from responsibility h join unit u on u.id = h.unit_id join staff s on s.id = h.staff_id
        where h.pathway_id = ${id}), '[]') as history,
      (select jsonb_build_object('id', h.id, 'toUnitId', h.to_unit_id, 'toUnitName', u.name, 'reason', h.reason,
          'offeredAt', ${instant('h.offered_at')}, 'version', h.version)
        from handover h join unit u on u.id = h.to_unit_id where h.pathway_id = ${id} and h.state = 'offered') as handover,
      coalesce((select jsonb_agg(e) from (
        select v.id, v.kind, ${instant('v.at')} as at, u.name as "unitName", s.given_name || ' ' || s.family_name as "staffName",
          v.subject_id as "subjectId", v.facts
        from pathway_event v join unit u on u.id = v.unit_id join staff s on s.id = v.staff_id
        where v.pathway_id = ${id} order by v.at desc limit 50) e), '[]') as events,
      coalesce((select bit_or(s.topics) from share s where s.pathway_id = ${id} and s.party_id = current_unit()
        and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day())), 0) as topics`.execute(
    tx,
  );
  const parts = rows[0];
  if (!parts) throw new Error('the page statement gave no row');
  return parts;
}

/** True when the record is open to the actor: assigned, or with a reason that still runs. */
export async function isOpenToMe(tx: Tx, pathwayId: string): Promise<boolean> {
  const { rows } =
    await sql`select from staff_access a where a.pathway_id = ${pathwayId} and a.staff_id = current_staff()
    and (a.until_at is null or a.until_at > current_instant()) limit 1`.execute(tx);
  return rows.length > 0;
}

export async function insertOpening(
  tx: Tx,
  row: { pathwayId: string; unitId: string; staffId: string; reason: string; fromAt: Date; untilAt: Date },
): Promise<void> {
  await tx
    .insertInto('staffAccess')
    .values({ ...row, way: 'reason', grantedBy: row.staffId })
    .execute();
}

export async function insertAssignment(
  tx: Tx,
  row: { pathwayId: string; unitId: string; staffId: string; fromAt: Date; grantedBy: string },
): Promise<void> {
  await tx
    .insertInto('staffAccess')
    .values({ ...row, way: 'assigned' })
    .execute();
}

export async function insertEvent(
  tx: Tx,
  row: {
    pathwayId: string;
    topics: number;
    kind: string;
    at: Date;
    unitId: string;
    staffId: string;
    subjectId?: string | null;
    facts: Record<string, unknown>;
  },
): Promise<void> {
  await tx
    .insertInto('pathwayEvent')
    .values({ ...row, facts: JSON.stringify(row.facts) })
    .execute();
}
