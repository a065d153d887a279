// Reads meetings in lists, and whom one can choose among while convening.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/actor.ts';
import type { MeetingChoices, MeetingLine } from '../model-lists.ts';
import type { StoredDeadline } from './page.ts';
import { basisJson, deadlineJson, instant } from './parts.ts';

const openPart = sql`case when m.id is null then null else jsonb_build_object('endsAt', ${instant('m.ends_at')},
  'placeKind', m.place_kind, 'place', m.place,
  'conveningUnitName', (select u.name from unit u where u.id = m.convening_unit_id),
  'invitedCount', invited.count, 'repliedCount', invited.replied) end`;
const invitedCounts = sql`left join lateral (
  select count(*) as count, count(*) filter (where i.reply <> 'none') as replied,
    max(i.reply) filter (where i.party_id = current_unit()) as mine
  from invitation i where i.meeting_id = m.id and i.state = 'sent') invited on true`;

/** At most this many lines; the search narrows them. */
export const listLimit = 200;

/** The meetings my unit convenes or is invited to that start from `from` until before `to`, and its drafts: earliest first,
 *  drafts before them. Those on records that are not open to the actor carry no more than the card. */
export async function listUnitMeetings(
  tx: Tx,
  range: { from: Date; to: Date; names: readonly string[] },
): Promise<MeetingLine[]> {
  const starts = range.names.map((name) => `${name.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  const { rows } = await sql<MeetingLine>`
    select l.meeting_id as id, l.pathway_id as "pathwayId", r.given_name as "givenName",
      left(r.family_name, 1) as "familyInitial", l.state, ${instant('l.starts_at')} as "startsAt",
      l.is_convener as "isConvener", l.reply as "myReply", ${openPart} as open
    from unit_meetings(${range.from}, ${range.to}) l
    join pathway p on p.id = l.pathway_id
    join registration r on r.id = p.registration_id
    left join meeting m on m.id = l.meeting_id
    ${invitedCounts}
    where not exists (select from unnest(${starts}::text[]) as wanted
      where lower(r.given_name) not like wanted and lower(r.family_name) not like wanted)
    order by l.starts_at nulls first, l.meeting_id limit ${listLimit}`.execute(tx);
  return rows;
}

/** The pathway's meetings, newest first, with what decides whether the actor may convene; undefined when the record is not
 *  open to the actor. */
export async function listPathwayMeetings(
  tx: Tx,
  pathwayId: string,
): Promise<
  | {
      meetings: MeetingLine[];
      deadline: StoredDeadline | null;
      pathwayState: string;
      responsibleUnitId: string;
    }
  | undefined
> {
  const { rows } = await sql<{
    meetings: MeetingLine[];
    deadline: StoredDeadline | null;
    pathwayState: string;
    responsibleUnitId: string;
  }>`
    select p.state as "pathwayState", p.responsible_unit_id as "responsibleUnitId", ${deadlineJson('p.id')} as deadline,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'pathwayId', m.pathway_id, 'givenName', r.given_name,
          'familyInitial', left(r.family_name, 1), 'state', m.state, 'startsAt', ${instant('m.starts_at')},
          'isConvener', m.convening_unit_id = current_unit(),
          'myReply', invited.mine,
          'open', ${openPart}) order by m.starts_at desc nulls first)
        from meeting m ${invitedCounts} where m.pathway_id = p.id and not (m.state = 'cancelled' and m.convened_at is null)), '[]') as meetings
    from pathway p join registration r on r.id = p.registration_id
    where p.id = ${pathwayId} and exists (select from responsibility h where h.pathway_id = p.id)`.execute(
    tx,
  );
  return rows[0];
}

/** Units by name (those with a basis first), the persons around the pathway, and staff of the convening and chosen units. */
export async function loadChoices(tx: Tx, meetingId: string, query: string): Promise<MeetingChoices> {
  const like = `%${query.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<MeetingChoices>`
    select
      coalesce((select pe.address_protection <> 'none' from pathway p join person pe on pe.id = p.person_id
        where p.id = m.pathway_id), false) as "hasAddressProtection",
      coalesce((select jsonb_agg(c) from (
        select u.id as "partyId", u.name, u.kind as "unitKind", u.email is not null as "hasEmail",
          ${basisJson('m.pathway_id', 'u.id')} as basis
        from unit u where u.is_active and u.id <> m.convening_unit_id and lower(u.name) like ${like}
          and not exists (select from invitation i
            where i.meeting_id = m.id and i.party_id = u.id and i.state <> 'withdrawn')
        order by ${basisJson('m.pathway_id', 'u.id')} is null, u.name limit 30) c), '[]') as units,
      coalesce((select jsonb_agg(c) from (
        select pa.id as "partyId", pa.kind, pa.name, pa.relation,
          case when pa.kind = 'patient'
            then jsonb_build_object('topics', 8191, 'validTo', null, 'kinds', jsonb_build_array('own-access'))
            else ${basisJson('m.pathway_id', 'pa.id')} end as basis
        from party pa where pa.pathway_id = m.pathway_id and not exists (select from invitation i
          where i.meeting_id = m.id and i.party_id = pa.id and i.state <> 'withdrawn')
        order by pa.kind <> 'patient', pa.name) c), '[]') as persons,
      coalesce((select jsonb_agg(c) from (
        select distinct s.id as "staffId", s.given_name || ' ' || s.family_name as name, u.name as "unitName", s.phone
        from employment e join staff s on s.id = e.staff_id and s.is_active join unit u on u.id = e.unit_id
        where e.role <> 'administrator' and e.valid_from <= current_day()
          and (e.valid_to is null or e.valid_to >= current_day())
          and (e.unit_id = m.convening_unit_id or e.unit_id in (select i.party_id from invitation i
            where i.meeting_id = m.id and i.state <> 'withdrawn'))
        order by 3, 2 limit 300) c), '[]') as staff
    from meeting m where m.id = ${meetingId}`.execute(tx);
  return rows[0] ?? { hasAddressProtection: false, units: [], persons: [], staff: [] };
}
