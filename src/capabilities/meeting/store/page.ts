// Reads one meeting: the whole page in one statement, and the card before the record is open.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { MeetingCard } from '../model-lists.ts';
import type { MeetingPage } from '../model.ts';
import { deadlineJson, frameJson, instant, markText, rowsOfMeeting } from './parts.ts';

/** The stored facts of the newest invitation deadline; its state on a day is computed. */
export interface StoredDeadline {
  due: string;
  closedOn: string | null;
  ruleId: string;
  ruleValidFrom: string;
}

export type PageRow = Omit<MeetingPage, 'may' | 'my' | 'deadline'> & {
  deadline: StoredDeadline | null;
  myTopics: number;
  pathwayState: string;
  responsibleUnitId: string;
};

/** Everything on the meeting's page that the actor may see; undefined when the meeting does not exist for them. */
export async function loadMeetingPage(tx: Tx, id: string): Promise<PageRow | undefined> {
  const { rows } = await sql<PageRow>`
    select m.id, m.pathway_id as "pathwayId", r.given_name as "givenName", r.family_name as "familyName",
      m.state, m.version, ${markText} as mark,
      jsonb_build_object('id', cu.id, 'name', cu.name, 'phone', cu.phone) as "conveningUnit", ${frameJson} as frame,
      (select s.given_name || ' ' || s.family_name from staff s where s.id = m.contact_staff_id) as "contactName",
      m.sequence, ${instant('m.convened_at')} as "convenedAt", ${instant('m.started_at')} as "startedAt",
      ${instant('m.held_at')} as "heldAt", ${instant('m.cancelled_at')} as "cancelledAt", m.cancel_reason as "cancelReason",
      texts.list as texts, invitees.list as invitees,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', q.unit_id, 'unitName', u.name,
          'hasDiscussedInternally', q.has_discussed_internally, 'readyAt', ${instant('q.ready_at')},
          'readyByName', (select s.given_name || ' ' || s.family_name from staff s where s.id = q.ready_by),
          'version', q.version) order by q.unit_id <> m.convening_unit_id, u.name)
        from preparation q join unit u on u.id = q.unit_id where q.meeting_id = m.id), '[]') as readiness,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', q.author_unit_id, 'unitName', u.name, 'point', q.point,
          'text', q.text, 'topics', q.topics, 'isShared', q.audience_unit_id is null, 'updatedAt', ${instant('q.updated_at')},
          'updatedByName', s.given_name || ' ' || s.family_name, 'version', q.version) order by u.name)
        from preparation_point q join unit u on u.id = q.author_unit_id join staff s on s.id = q.updated_by
        where q.meeting_id = m.id), '[]') as points,
      ${deadlineJson('m.pathway_id')} as deadline,
      coalesce((select jsonb_agg(e) from (
        select v.id, v.kind, ${instant('v.at')} as at, u.name as "unitName",
          s.given_name || ' ' || s.family_name as "staffName", v.facts
        from pathway_event v join unit u on u.id = v.unit_id join staff s on s.id = v.staff_id
        where v.pathway_id = m.pathway_id and v.subject_id = m.id order by v.at desc, v.position desc limit 50) e), '[]') as events,
      coalesce((select bit_or(s.topics) from share s where s.pathway_id = m.pathway_id and s.party_id = current_unit()
        and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day())), 0) as "myTopics",
      p.state as "pathwayState", p.responsible_unit_id as "responsibleUnitId"
    from meeting m
    join pathway p on p.id = m.pathway_id
    join registration r on r.id = p.registration_id
    join unit cu on cu.id = m.convening_unit_id
    ${rowsOfMeeting}
    where m.id = ${id}`.execute(tx);
  return rows[0];
}

/** What may be known of a meeting's pathway before it is opened; undefined when the unit has no part in the meeting or no
 *  basis today, and for a shielded person when the actor is not assigned. */
export async function loadMeetingCard(tx: Tx, id: string): Promise<MeetingCard | undefined> {
  const { rows } = await sql<MeetingCard>`
    select ${id}::uuid as "meetingId", p.id as "pathwayId", r.given_name as "givenName",
      left(r.family_name, 1) as "familyInitial", u.name as "responsibleUnitName", p.is_shielded as "isShielded"
    from pathway p join registration r on r.id = p.registration_id join unit u on u.id = p.responsible_unit_id
    where p.id = (select unit_meeting_pathway(${id}))`.execute(tx);
  return rows[0];
}

export interface CalendarRow {
  id: string;
  state: string;
  sequence: number;
  startsAt: string | null;
  endsAt: string | null;
  placeKind: string | null;
  place: string | null;
  language: string;
  pathwayId: string;
  conveningUnit: { id: string; name: string; email: string | null };
  /** The actor's unit as invited; null for the convening unit and for those who are not invited. */
  invited: { state: string; sentSequence: number } | null;
  myUnit: { name: string; email: string | null };
}

/** What a calendar entry needs, for the actor's own unit. */
export async function loadCalendar(tx: Tx, id: string): Promise<CalendarRow | undefined> {
  const { rows } = await sql<CalendarRow>`
    select m.id, m.state, m.sequence, ${instant('m.starts_at')} as "startsAt", ${instant('m.ends_at')} as "endsAt",
      m.place_kind as "placeKind", m.place, m.language, m.pathway_id as "pathwayId",
      jsonb_build_object('id', cu.id, 'name', cu.name, 'email', cu.email) as "conveningUnit",
      (select jsonb_build_object('state', i.state, 'sentSequence', i.sent_sequence)
        from invitation i where i.meeting_id = m.id and i.party_id = current_unit() and i.sent_at is not null) as invited,
      (select jsonb_build_object('name', u.name, 'email', u.email) from unit u where u.id = current_unit()) as "myUnit"
    from meeting m join unit cu on cu.id = m.convening_unit_id where m.id = ${id}`.execute(tx);
  return rows[0];
}
