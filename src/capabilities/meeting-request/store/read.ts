// Reading requests: the content under row-level security, and the cards of the unit's requests, opened or not.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { PlainDate } from '../../../rules/plain-date.ts';

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

export interface CardRow {
  id: string;
  pathwayId: string;
  direction: 'in' | 'out';
  givenName: string;
  familyInitial: string;
  fromUnitName: string;
  toUnitName: string;
  state: string;
  sentAt: string;
  answeredAt: string | null;
  answerDue: PlainDate;
  answeredOn: PlainDate | null;
  isOpenToMe: boolean;
}

const card = sql`
    c.id, c.pathway_id, case when c.to_unit_id = current_unit() then 'in' else 'out' end as direction,
    r.given_name, left(r.family_name, 1) as family_initial, f.name as from_unit_name, t.name as to_unit_name, c.state,
    ${instant('c.sent_at')} as sent_at, ${instant('c.answered_at')} as answered_at, c.answer_due,
    (c.answered_at at time zone 'Europe/Oslo')::date as answered_on,
    exists (select from staff_access a where a.pathway_id = c.pathway_id and a.staff_id = current_staff()
      and a.from_at <= current_instant() and (a.until_at is null or a.until_at > current_instant())) as is_open_to_me`;
const named = sql`
    join pathway w on w.id = c.pathway_id
    join registration r on r.id = w.registration_id
    join unit f on f.id = c.from_unit_id join unit t on t.id = c.to_unit_id`;

/** Most requests in a list; the statement reads one more, to know that there are more. */
export const mostListed = 100;

/** The unit's requests, in or out: those that wait, by due day, or the others, newest first. */
export async function listCards(
  tx: Tx,
  filter: { direction: 'in' | 'out'; isWaiting: boolean },
): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${card} from unit_requests(${filter.direction === 'in'}, ${filter.isWaiting}) c ${named}
    order by case when c.state = 'sent' then c.answer_due end, c.sent_at desc, c.id`.execute(tx);
  return rows;
}

/** The card of one request to or from the actor's unit; undefined when they may not know of it. */
export async function loadCard(tx: Tx, id: string): Promise<CardRow | undefined> {
  const { rows } = await sql<CardRow>`select ${card} from request_card c ${named} where c.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export interface RequestRow extends CardRow {
  registrationId: string;
  familyName: string;
  birthDate: PlainDate | null;
  pathwayState: string;
  fromUnitId: string;
  fromUnitPhone: string | null;
  fromStaffName: string;
  fromStaffPhone: string | null;
  toUnitId: string;
  toUnitPhone: string | null;
  triggeredOn: PlainDate;
  trigger: string;
  topics: number;
  situation: string;
  patientWishes: string | null;
  triedBefore: string | null;
  escalation: string;
  suggestedParties: string | null;
  answeredBy: string | null;
  answerReason: string | null;
  version: number;
  basis: { kind: string; granted: number; givenOn: PlainDate; validTo: PlainDate | null } | null;
}

/** The whole request, when it is open to the actor; undefined otherwise. */
export async function loadRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${card}, w.registration_id, r.family_name, coalesce(p.birth_date, r.birth_date) as birth_date, w.state as pathway_state, w.triggered_on,
      c.from_unit_id, f.phone as from_unit_phone, s.given_name || ' ' || s.family_name as from_staff_name, s.phone as from_staff_phone,
      c.to_unit_id, t.phone as to_unit_phone, c.trigger, c.topics, c.situation, c.patient_wishes, c.tried_before, c.escalation,
      c.suggested_parties, b.given_name || ' ' || b.family_name as answered_by, c.answer_reason, c.version,
      (select jsonb_build_object('kind', l.kind, 'granted', l.granted, 'givenOn', l.given_on, 'validTo', l.valid_to)
        from legal_basis l where l.pathway_id = c.pathway_id and l.party_id = c.to_unit_id and l.ended_at is null
          and l.granted > 0 and l.valid_from <= current_day() and (l.valid_to is null or l.valid_to >= current_day())
        limit 1) as basis
    from meeting_request c ${named}
    join person p on p.id = r.person_id join staff s on s.id = c.from_staff_id left join staff b on b.id = c.answered_by
    where c.id = ${id}`.execute(tx);
  return rows[0];
}
