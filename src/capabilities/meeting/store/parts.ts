// Pieces of SQL that the meeting's statements share: instants as text, the frame, and the legal basis in force today.
import { sql, type RawBuilder } from 'kysely';

/** A timestamptz column as ISO text in UTC. */
export const instant = (column: string): RawBuilder<string> =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The frame of meeting `m` as JSON. */
export const frameJson = sql<string>`jsonb_build_object(
  'startsAt', ${instant('m.starts_at')}, 'endsAt', ${instant('m.ends_at')}, 'placeKind', m.place_kind, 'place', m.place,
  'placeAdaptation', m.place_adaptation, 'contactStaffId', m.contact_staff_id, 'contactPhone', m.contact_phone,
  'chair', m.chair, 'chairStaffId', m.chair_staff_id, 'minuteTaker', m.minute_taker,
  'minuteTakerStaffId', m.minute_taker_staff_id, 'patientParts', m.patient_parts, 'language', m.language)`;

/** The basis in force today of a party in a pathway, as JSON, or null. What a basis grants is what its share grants. */
export const basisJson = (pathwayId: string, partyId: string) => sql<string>`(
  select case when count(*) > 0 then jsonb_build_object('topics', bit_or(b.granted),
    'validTo', case when bool_or(b.valid_to is null) then null else max(b.valid_to) end,
    'kinds', jsonb_agg(distinct b.kind)) end
  from legal_basis b where b.pathway_id = ${sql.ref(pathwayId)} and b.party_id = ${sql.ref(partyId)}
    and b.ended_at is null and b.granted > 0 and b.valid_from <= current_day()
    and (b.valid_to is null or b.valid_to >= current_day()))`;

/** Texts and invitations of meeting `m`, each read once: as JSON lists, and as marks that change with every row. Of those invited
 *  the ones never sent to and given up are left out of the list, and persons whose name the actor may not see. */
export const rowsOfMeeting = sql`
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'topics', t.topics, 'text', t.text,
        'version', t.version) order by array_position(array['situation', 'more', 'diagnoses'], t.kind), t.topics), '[]') as list,
      string_agg(t.id || ':' || t.version || ':' || t.topics, ' ' order by t.id) as mark
    from meeting_text t where t.meeting_id = m.id) texts
  cross join lateral (
    select coalesce(jsonb_agg(${inviteeJson()} order by pa.kind <> 'patient', pa.kind <> 'unit', coalesce(u.name, pa.name))
        filter (where pa.id is not null and (i.state <> 'withdrawn' or i.sent_at is not null)), '[]') as list,
      string_agg(i.id || ':' || i.version || ':' || i.state, ' ' order by i.id) as mark
    from invitation i left join party pa on pa.id = i.party_id left join unit u on u.id = pa.unit_id
    where i.meeting_id = m.id) invitees`;

/** A mark over every row of meeting `m` that an invitation is made of, from `rowsOfMeeting`; another as soon as one changes. */
export const markText = sql<string>`md5(concat_ws(' ', m.version, texts.mark, invitees.mark))`;

function inviteeJson(): RawBuilder<unknown> {
  return sql`jsonb_build_object('id', i.id, 'partyId', i.party_id, 'kind', pa.kind, 'unitKind', u.kind,
    'name', coalesce(u.name, pa.name), 'relation', pa.relation, 'phone', coalesce(u.phone, pa.phone),
    'hasEmail', coalesce(u.email, pa.email) is not null, 'topics', i.topics, 'state', i.state, 'channel', i.channel,
    'sentAt', ${instant('i.sent_at')}, 'sentSequence', i.sent_sequence,
    'documentId', (select d.id from document d where d.id = i.document_id),
    'basis', case when pa.kind = 'patient'
      then jsonb_build_object('topics', 8191, 'validTo', null, 'kinds', jsonb_build_array('own-access'))
      else ${basisJson('i.pathway_id', 'i.party_id')} end,
    'reply', i.reply, 'replyWho', i.reply_who, 'replyDeputy', i.reply_deputy, 'replyComment', i.reply_comment,
    'repliedAt', ${instant('i.replied_at')},
    'repliedByName', (select s.given_name || ' ' || s.family_name from staff s where s.id = i.replied_by),
    'repliedUnitName', (select v.name from unit v where v.id = i.replied_unit_id), 'version', i.version)`;
}

/** The invitation deadline of pathway `pathwayId`, the newest one, as JSON or null. */
export const deadlineJson = (pathwayId: string) => sql<string>`(
  select jsonb_build_object('due', d.due, 'closedOn', d.closed_on, 'ruleId', d.rule_id, 'ruleValidFrom', d.rule_valid_from)
  from deadline d where d.pathway_id = ${sql.ref(pathwayId)} and d.rule_id = 'meeting-invitation' and not d.is_void
  order by d.started_on desc limit 1)`;
