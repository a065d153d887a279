-- What needs a member of staff today, at card level: that something waits, for which pathway and until when; never a text.
-- These run past row-level security, so each says itself whose rows it gives: the actor's unit, where the card is visible.

-- The pathways whose card the actor may see: the same rule as policy `card` on pathway. Granted to nobody but its owner.
create view actor_card as
select p.id as pathway_id, p.responsible_staff_id
from pathway p
where (select may_see_patients())
  and exists (select from share s where s.pathway_id = p.id and s.party_id = (select current_unit())
    and s.valid_from <= (select current_day()) and (s.valid_to is null or s.valid_to >= (select current_day())))
  and (not p.is_shielded or exists (select from staff_access a where a.pathway_id = p.id
    and a.unit_id = (select current_unit()) and a.staff_id = (select current_staff()) and a.way = 'assigned'
    and a.from_at <= (select current_instant()) and (a.until_at is null or a.until_at > (select current_instant()))));
alter view actor_card owner to samlop_definer;
comment on view actor_card is 'For the functions that list what waits for a unit.';

create policy work_list on deadline for select to samlop_definer using (true);
create policy work_list on task for select to samlop_definer using (true);
create policy work_list on preparation for select to samlop_definer using (true);
create policy work_list on minutes for select to samlop_definer using (true);
grant select on deadline, task, preparation, minutes to samlop_definer;

create index task_unassigned on task (responsible_unit_id, due) where state = 'open' and responsible_staff_id is null;

-- A request for a meeting as its card, for the two units it goes between.
create view request_card with (security_barrier) as
select r.id, r.pathway_id, r.from_unit_id, r.to_unit_id, r.state, r.sent_at, r.answer_due, r.answered_at
from meeting_request r join actor_card c on c.pathway_id = r.pathway_id
where r.to_unit_id = (select current_unit()) or r.from_unit_id = (select current_unit());
alter view request_card owner to samlop_definer;
grant select on request_card to samlop_staff;
comment on view request_card is 'A request as the two units may list it before anyone has opened it: no text, no topics.';

-- Everything that waits for the actor or the actor's unit, at most so many of each kind. `scope` is mine (assigned, responsible
-- or given to me), free (nobody of the unit is assigned) or unit (a colleague has it).
-- `detail` is a deadline's rule or an invitation's reply, never words anyone has written.
create function work_cards(at_most integer)
returns table (kind text, scope text, pathway_id uuid, subject_id uuid, due date, at timestamptz, detail text)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized (
    select a.pathway_id from staff_access a
    where a.staff_id = current_staff() and a.unit_id = current_unit() and a.way = 'assigned' and a.until_at is null
  ), request_lines as (
    select 'request', r.pathway_id, r.id, r.answer_due, r.sent_at, null::text
    from meeting_request r join actor_card c on c.pathway_id = r.pathway_id
    where r.to_unit_id = current_unit() and r.state = 'sent'
    order by r.answer_due limit at_most
  ), handover_lines as (
    select 'handover', h.pathway_id, h.id, null::date, h.offered_at, case when h.to_staff_id is null then 'unit' else 'me' end
    from handover h join actor_card c on c.pathway_id = h.pathway_id
    where h.to_unit_id = current_unit() and h.state = 'offered' and (h.to_staff_id is null or h.to_staff_id = current_staff())
    order by h.offered_at limit at_most
  ), deadline_mine as (
    select 'deadline', d.pathway_id, d.id, d.due, null::timestamptz, d.rule_id
    from mine m join deadline d on d.pathway_id = m.pathway_id join actor_card c on c.pathway_id = d.pathway_id
    where d.unit_id = current_unit() and d.closed_on is null and not d.is_void
      and d.rule_id not in ('meeting-request-answer', 'meeting-minutes')
    order by d.due limit at_most
  ), deadline_broken as (
    -- The latest first: what broke yesterday can still be mended.
    select 'deadline', d.pathway_id, d.id, d.due, null::timestamptz, d.rule_id
    from deadline d join actor_card c on c.pathway_id = d.pathway_id
    where d.unit_id = current_unit() and d.closed_on is null and not d.is_void and d.due < current_day()
      and d.rule_id not in ('meeting-request-answer', 'meeting-minutes')
    order by d.due desc limit at_most
  ), deadline_near as (
    select 'deadline', d.pathway_id, d.id, d.due, null::timestamptz, d.rule_id
    from deadline d join actor_card c on c.pathway_id = d.pathway_id
    where d.unit_id = current_unit() and d.closed_on is null and not d.is_void and d.due between current_day() and current_day() + 7
      and d.rule_id not in ('meeting-request-answer', 'meeting-minutes')
    order by d.due limit at_most
  ), coming as materialized (
    select m.meeting_id, m.pathway_id, m.starts_at, m.is_convener, m.reply
    from unit_meetings(current_instant() - interval '3 hours', current_instant() + interval '400 days') m
      join actor_card c on c.pathway_id = m.pathway_id
    where m.state = 'convened'
  ), invitation_lines as (
    select 'invitation', pathway_id, meeting_id, (starts_at at time zone 'Europe/Oslo')::date, starts_at, reply
    from coming where not is_convener and reply = 'none' order by starts_at limit at_most
  ), preparation_lines as (
    select 'preparation', m.pathway_id, m.meeting_id, (m.starts_at at time zone 'Europe/Oslo')::date, m.starts_at, null::text
    from coming m
    where m.starts_at < current_instant() + interval '14 days' and m.reply is distinct from 'not-coming'
      and m.reply is distinct from 'none' and not exists (select from preparation p where p.meeting_id = m.meeting_id
        and p.unit_id = current_unit() and p.ready_at is not null)
    order by m.starts_at limit at_most
  ), meeting_lines as (
    select 'meeting', m.pathway_id, m.meeting_id, (m.starts_at at time zone 'Europe/Oslo')::date, m.starts_at,
      case when m.is_convener then 'convener' else m.reply end
    from coming m where m.starts_at < current_instant() + interval '7 days' and m.reply is distinct from 'not-coming'
    order by m.starts_at limit at_most
  ), minutes_lines as (
    select 'minutes', m.pathway_id, m.id, (select d.due from deadline d where d.pathway_id = m.pathway_id and d.subject_id = m.id
        and d.rule_id = 'meeting-minutes' and d.closed_on is null and not d.is_void limit 1), m.starts_at, null::text
    from meeting m join actor_card c on c.pathway_id = m.pathway_id
    where m.convening_unit_id = current_unit() and m.state = 'held' and m.starts_at > current_instant() - interval '180 days'
      and m.starts_at <= current_instant() + interval '1 day'
      and not exists (select from minutes x where x.meeting_id = m.id and x.state = 'approved')
    order by m.starts_at limit at_most
  ), task_mine as (
    select 'task', t.pathway_id, t.id, t.due, null::timestamptz, 'mine'
    from task t join actor_card c on c.pathway_id = t.pathway_id
    where t.responsible_staff_id = current_staff() and t.responsible_unit_id = current_unit() and t.state = 'open'
    order by t.due limit at_most
  ), task_free as (
    select 'task', t.pathway_id, t.id, t.due, null::timestamptz, 'free'
    from task t join actor_card c on c.pathway_id = t.pathway_id
    where t.responsible_unit_id = current_unit() and t.responsible_staff_id is null and t.state = 'open'
    order by t.due limit at_most
  ), found (kind, pathway_id, subject_id, due, at, detail) as (
    select * from request_lines union all select * from handover_lines
    union all (select * from deadline_mine union select * from deadline_broken union select * from deadline_near)
    union all select * from invitation_lines union all select * from preparation_lines
    union all select * from meeting_lines union all select * from minutes_lines union all select * from task_mine union all select * from task_free
  )
  select f.kind,
    case when (f.kind = 'task' and f.detail = 'mine') or (f.kind = 'handover' and f.detail = 'me')
        or exists (select from mine m where m.pathway_id = f.pathway_id) then 'mine'
      when f.kind = 'task' or not exists (select from staff_access a where a.pathway_id = f.pathway_id
        and a.unit_id = current_unit() and a.way = 'assigned' and a.until_at is null) then 'free'
      else 'unit' end,
    f.pathway_id, f.subject_id, f.due, f.at, f.detail
  from found f
$$;
alter function work_cards owner to samlop_definer;
revoke execute on function work_cards from public;
grant execute on function work_cards to samlop_staff;

-- Of these pathways, those that the actor's showing of the work list has not been logged for lately.
create function unlogged_in_work_list(pathways uuid[], since timestamptz) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p from unnest(pathways) as p
  where not exists (select from access_log l where l.pathway_id = p and l.at > since and l.object = 'work-list'
    and l.staff_id = current_staff() and l.unit_id = current_unit())
$$;
alter function unlogged_in_work_list owner to samlop_definer;
revoke execute on function unlogged_in_work_list from public;
grant execute on function unlogged_in_work_list to samlop_staff;
