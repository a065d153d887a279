// The SQL on pathways, their page and their time line; staff, shielding and handovers are in store/.
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/actor.ts';
import type { PathwayPage } from './model.ts';

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

type EventRow = Omit<PathwayPage['events'][number], 'facts'> & { facts: Record<string, unknown> };

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
  staff: (PathwayPage['myUnitStaff'][number] & { isMe: boolean })[];
  namedStaff: PathwayPage['namedStaff'];
  history: PathwayPage['responsibilityHistory'];
  isUnowned: boolean;
  handover: PathwayPage['handover'];
  meeting: PathwayPage['nextStep']['meeting'];
  deadline: PathwayPage['nextStep']['deadline'];
  /** One more than a page holds when there are more. */
  events: EventRow[];
  topics: number;
}

/** Events on one page of the time line. */
export const eventsPerPage = 50;

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const eventRows = (pathwayId: string, olderThan: string | null) => sql`
  select v.id, v.kind, ${instant('v.at')} as at, u.name as "unitName", s.given_name || ' ' || s.family_name as "staffName",
    v.subject_id as "subjectId", v.facts
  from pathway_event v join unit u on u.id = v.unit_id join staff s on s.id = v.staff_id
  where v.pathway_id = ${pathwayId}
    and (${olderThan}::uuid is null or (v.at, v.position) < (select o.at, o.position from pathway_event o where o.id = ${olderThan}::uuid))
  order by v.at desc, v.position desc limit ${eventsPerPage + 1}`;

/** Everything else on the page in one statement. Lists are empty while the record is not open to the actor. The next meeting
 *  and deadline are read for the first line only: when, and how many have answered. */
export async function loadPageParts(tx: Tx, id: string, registrationId: string): Promise<PageParts> {
  const { rows } = await sql<PageParts>`
    select
      (select jsonb_build_object('birthDate', coalesce(p.birth_date, r.birth_date), 'identityNumber', p.identity_number,
          'addressProtection', p.address_protection, 'phone', r.phone,
          'address', case when p.address_protection = 'none' then r.address end,
          'language', r.language, 'needsInterpreter', r.needs_interpreter)
        from registration r join person p on p.id = r.person_id where r.id = ${registrationId}) as person,
      coalesce((select jsonb_agg(jsonb_build_object('staffId', a.staff_id, 'name', s.given_name || ' ' || s.family_name, 'way', a.way,
          'until', ${instant('a.until_at')}, 'isMe', a.staff_id = current_staff(), 'worksHere', works_at(a.staff_id, current_unit()))
          order by a.way, lower(s.family_name), lower(s.given_name), a.until_at desc)
        from (select distinct on (staff_id) staff_id, way, until_at from staff_access
          where pathway_id = ${id} and unit_id = current_unit() and from_at <= current_instant()
            and (until_at is null or until_at > current_instant())
          order by staff_id, way, until_at desc nulls first) a
        join staff s on s.id = a.staff_id), '[]') as staff,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', n.unit_id, 'unitName', u.name, 'staffId', n.staff_id,
          'name', s.given_name || ' ' || s.family_name, 'from', ${instant('n.from_at')}) order by u.name, s.family_name)
        from named_staff(${id}) n join unit u on u.id = n.unit_id join staff s on s.id = n.staff_id), '[]') as "namedStaff",
      coalesce((select jsonb_agg(jsonb_build_object('unitId', h.unit_id, 'unitName', u.name,
          'staffName', s.given_name || ' ' || s.family_name,
          'from', ${instant('h.from_at')}, 'to', ${instant('h.to_at')}, 'reason', h.reason)
          order by h.from_at desc, h.to_at desc nulls first)
        from responsibility h join unit u on u.id = h.unit_id join staff s on s.id = h.staff_id
        where h.pathway_id = ${id}), '[]') as history,
      (select not works_at(w.responsible_staff_id, w.responsible_unit_id) from pathway w where w.id = ${id}) as "isUnowned",
      (select jsonb_build_object('id', h.id, 'fromUnitId', h.from_unit_id, 'fromUnitName', f.name,
          'fromStaffName', g.given_name || ' ' || g.family_name, 'toUnitId', h.to_unit_id, 'toUnitName', u.name,
          'toStaffId', h.to_staff_id, 'toStaffName', t.given_name || ' ' || t.family_name, 'reason', h.reason,
          'offeredAt', ${instant('h.offered_at')}, 'version', h.version)
        from handover h join unit u on u.id = h.to_unit_id join unit f on f.id = h.from_unit_id
          join staff g on g.id = h.from_staff_id left join staff t on t.id = h.to_staff_id
        where h.pathway_id = ${id} and h.state = 'offered') as handover,
      (select jsonb_build_object('id', m.id, 'startsAt', ${instant('m.starts_at')},
          'invited', count(i.id), 'replied', count(i.id) filter (where i.reply <> 'none'))
        from meeting m left join invitation i on i.meeting_id = m.id and i.state = 'sent'
        where m.pathway_id = ${id} and m.state = 'convened' and m.ends_at > current_instant()
        group by m.id, m.starts_at order by m.starts_at limit 1) as meeting,
      (select jsonb_build_object('ruleId', d.rule_id, 'due', d.due) from deadline d
        where d.pathway_id = ${id} and d.closed_on is null and not d.is_void order by d.due limit 1) as deadline,
      coalesce((select jsonb_agg(to_jsonb(e)) from (${eventRows(id, null)}) e), '[]') as events,
      coalesce((select bit_or(s.topics) from share s where s.pathway_id = ${id} and s.party_id = current_unit()
        and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day())), 0) as topics`.execute(
    tx,
  );
  const parts = rows[0];
  if (!parts) throw new Error('the page statement gave no row');
  return parts;
}

/** Events older than one that is known, the latest first; one more than a page when there are more. */
export async function loadEvents(tx: Tx, pathwayId: string, olderThan: string | null): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`${eventRows(pathwayId, olderThan)}`.execute(tx);
  return rows;
}

/** The running pathway that the actor's unit is responsible for around this registration's person, if any. Keeps others from
 *  beginning one for the same registration until the transaction ends. */
export async function findRunningPathway(
  tx: Tx,
  registrationId: string,
  states: readonly string[],
): Promise<string | null> {
  await sql`select from registration r where r.id = ${registrationId} for no key update`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select w.id from pathway w join registration r on r.person_id = w.person_id
    where r.id = ${registrationId} and w.responsible_unit_id = current_unit() and w.state = any(${states as string[]}) limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

/** True when the record is open to the actor: assigned, or with a reason that still runs. */
export async function isOpenToMe(tx: Tx, pathwayId: string): Promise<boolean> {
  const { rows } =
    await sql`select from staff_access a where a.pathway_id = ${pathwayId} and a.staff_id = current_staff()
    and (a.until_at is null or a.until_at > current_instant()) limit 1`.execute(tx);
  return rows.length > 0;
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

/** Sets the state when it is still the one that was read; false when somebody else was first. */
export async function setState(
  tx: Tx,
  id: string,
  change: {
    from: string;
    to: string;
    isPriority: boolean;
    openedOn: string | null;
    closedOn: string | null;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('pathway')
    .set((eb) => ({
      state: change.to,
      isPriority: change.isPriority,
      openedOn: change.openedOn,
      closedOn: change.closedOn,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', change.from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends the deadlines for calling a meeting and answering a request: there is nothing left to call or answer. One that was
 *  broken already stays recorded as broken. */
export async function stopWaitingDeadlines(tx: Tx, pathwayId: string, on: string): Promise<void> {
  await sql`update deadline set is_void = (due >= ${on}::date),
      closed_on = case when due < ${on}::date then ${on}::date end,
      broken_on = case when due < ${on}::date then coalesce(broken_on, due + 1) end, version = version + 1
    where pathway_id = ${pathwayId} and rule_id in ('meeting-invitation', 'meeting-request-answer')
      and closed_on is null and not is_void`.execute(tx);
}
