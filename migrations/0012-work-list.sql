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
grant select on deadline, task, preparation to samlop_definer;

create index task_unassigned on task (responsible_unit_id, due) where state = 'open' and responsible_staff_id is null;

-- A request for a meeting as its card, for the two units it goes between.
create view request_card with (security_barrier) as
select r.id, r.pathway_id, r.from_unit_id, r.to_unit_id, r.state, r.sent_at, r.answer_due, r.answered_at
from meeting_request r join actor_card c on c.pathway_id = r.pathway_id
where r.to_unit_id = (select current_unit()) or r.from_unit_id = (select current_unit());
alter view request_card owner to samlop_definer;
grant select on request_card to samlop_staff;
comment on view request_card is 'A request as the two units may list it before anyone has opened it: no text, no topics.';

-- The unit's requests as cards, at most 101 (one more than is shown): those that wait by due day, the others newest first.
create function unit_requests(incoming boolean, waiting boolean) returns setof request_card
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if waiting and incoming then
    return query select r.id, r.pathway_id, r.from_unit_id, r.to_unit_id, r.state, r.sent_at, r.answer_due, r.answered_at
    from meeting_request r cross join lateral (select from actor_card c where c.pathway_id = r.pathway_id offset 0) c
    where r.to_unit_id = current_unit() and r.state = 'sent' order by r.answer_due limit 101;
  elsif waiting then
    return query select r.id, r.pathway_id, r.from_unit_id, r.to_unit_id, r.state, r.sent_at, r.answer_due, r.answered_at
    from meeting_request r cross join lateral (select from actor_card c where c.pathway_id = r.pathway_id offset 0) c
    where r.from_unit_id = current_unit() and r.state = 'sent' order by r.answer_due limit 101;
  elsif incoming then
    return query select r.id, r.pathway_id, r.from_unit_id, r.to_unit_id, r.state, r.sent_at, r.answer_due, r.answered_at
    from meeting_request r cross join lateral (select from actor_card c where c.pathway_id = r.pathway_id offset 0) c
    where r.to_unit_id = current_unit() and r.state <> 'sent' order by r.sent_at desc limit 101;
  else
    return query select r.id, r.pathway_id, r.from_unit_id, r.to_unit_id, r.state, r.sent_at, r.answer_due, r.answered_at
    from meeting_request r cross join lateral (select from actor_card c where c.pathway_id = r.pathway_id offset 0) c
    where r.from_unit_id = current_unit() and r.state <> 'sent' order by r.sent_at desc limit 101;
  end if;
end $$;
alter function unit_requests owner to samlop_definer;
revoke execute on function unit_requests from public;
grant execute on function unit_requests to samlop_staff;

-- Everything that waits for the actor or the actor's unit, at most 51 of each kind (one more than is shown), the actor's own first. `scope` is
-- mine (assigned, responsible or given to me), free (nobody of the unit is assigned) or unit (a colleague has it).
-- `detail` is a deadline's rule or an invitation's reply, never words anyone has written.
create function work_cards()
returns table (kind text, scope text, pathway_id uuid, subject_id uuid, due date, at timestamptz, detail text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  -- In plpgsql, so that a connection plans it once. `offset 0` keeps the card a look-up for each row found: joined, it would
  -- read all the shares of a large unit.
  return query with mine as materialized (
    select a.pathway_id from staff_access a
    where a.staff_id = current_staff() and a.unit_id = current_unit() and a.way = 'assigned' and a.until_at is null
  ), request_lines as (
    select 'request', r.pathway_id, r.id, r.answer_due, r.sent_at, null::text
    from meeting_request r cross join lateral (select from actor_card c where c.pathway_id = r.pathway_id offset 0) c
    where r.to_unit_id = current_unit() and r.state = 'sent'
    order by r.answer_due limit 51
  ), handover_lines as (
    select 'handover', h.pathway_id, h.id, null::date, h.offered_at, case when h.to_staff_id is null then 'unit' else 'me' end
    from handover h cross join lateral (select from actor_card c where c.pathway_id = h.pathway_id offset 0) c
    where h.to_unit_id = current_unit() and h.state = 'offered' and (h.to_staff_id is null or h.to_staff_id = current_staff())
    order by h.offered_at limit 51
  ), deadline_mine as (
    select d.* from mine m join deadline d on d.pathway_id = m.pathway_id cross join lateral (select from actor_card c where c.pathway_id = d.pathway_id offset 0) c
    where d.unit_id = current_unit() and d.closed_on is null and not d.is_void order by d.due limit 51
  ), deadline_broken as (
    -- The latest first: what broke yesterday can still be mended.
    select d.* from deadline d cross join lateral (select from actor_card c where c.pathway_id = d.pathway_id offset 0) c
    where d.unit_id = current_unit() and d.closed_on is null and not d.is_void and d.due < current_day()
    order by d.due desc limit 51
  ), deadline_near as (
    select d.* from deadline d cross join lateral (select from actor_card c where c.pathway_id = d.pathway_id offset 0) c
    where d.unit_id = current_unit() and d.closed_on is null and not d.is_void and d.due between current_day() and current_day() + 7
    order by d.due limit 51
  ), deadline_lines as (
    -- The answer to a request stands as the request itself.
    select case d.rule_id when 'meeting-minutes' then 'minutes' else 'deadline' end, d.pathway_id,
      case d.rule_id when 'meeting-minutes' then coalesce(d.subject_id, d.id) else d.id end, d.due, null::timestamptz, d.rule_id
    from (select * from deadline_mine union select * from deadline_broken union select * from deadline_near) d
    where d.rule_id <> 'meeting-request-answer'
  ), invitation_lines as (
    select 'invitation', i.pathway_id, i.meeting_id, (i.starts_at at time zone 'Europe/Oslo')::date, i.starts_at, i.reply
    from (
      select i.* from mine m join invitation i on i.pathway_id = m.pathway_id
        cross join lateral (select from actor_card c where c.pathway_id = i.pathway_id offset 0) c
      where i.party_id = current_unit() and i.state = 'sent' and i.reply = 'none' and i.starts_at > current_instant()
      union
      (select i.* from invitation i cross join lateral (select from actor_card c where c.pathway_id = i.pathway_id offset 0) c
      where i.party_id = current_unit() and i.state = 'sent' and i.reply = 'none' and i.starts_at > current_instant()
      order by i.starts_at limit 51)) i
      join meeting m on m.id = i.meeting_id and m.state = 'convened' and m.convening_unit_id <> current_unit()
  ), near_mine as (
    select m.* from mine join meeting m on m.pathway_id = mine.pathway_id
      cross join lateral (select from actor_card c where c.pathway_id = m.pathway_id offset 0) c
    where m.state = 'convened' and m.starts_at > current_instant() - interval '3 hours'
      and m.starts_at < current_instant() + interval '14 days'
  ), near_convened as (
    select m.* from (select * from meeting m
        where m.convening_unit_id = current_unit() and m.state = 'convened' and m.starts_at > current_instant() - interval '3 hours'
          and m.starts_at < current_instant() + interval '7 days' order by m.starts_at limit 200) m
      cross join lateral (select from actor_card c where c.pathway_id = m.pathway_id offset 0) c
    order by m.starts_at limit 51
  ), near_invited as (
    select m.* from (select * from invitation i
        where i.party_id = current_unit() and i.state = 'sent' and i.reply <> 'not-coming'
          and i.starts_at > current_instant() - interval '3 hours' and i.starts_at < current_instant() + interval '7 days'
        order by i.starts_at limit 200) i
      join meeting m on m.id = i.meeting_id and m.state = 'convened'
      cross join lateral (select from actor_card c where c.pathway_id = i.pathway_id offset 0) c
    order by i.starts_at limit 51
  ), near as materialized (
    select n.id, n.pathway_id, n.starts_at, case when n.convening_unit_id = current_unit() then 'convener' else i.reply end as part
    from (select * from near_mine union select * from near_convened union select * from near_invited) n
      left join invitation i on i.meeting_id = n.id and i.party_id = current_unit() and i.state = 'sent'
    where n.convening_unit_id = current_unit() or i.reply <> 'not-coming'
  ), preparation_lines as (
    select 'preparation', n.pathway_id, n.id, (n.starts_at at time zone 'Europe/Oslo')::date, n.starts_at, null::text
    from near n
    where n.part <> 'none' and n.starts_at > current_instant() and not exists (select from preparation p
      where p.meeting_id = n.id and p.unit_id = current_unit() and p.ready_at is not null)
  ), meeting_lines as (
    select 'meeting', n.pathway_id, n.id, (n.starts_at at time zone 'Europe/Oslo')::date, n.starts_at, n.part
    from near n where n.starts_at < current_instant() + interval '7 days'
  ), task_mine as (
    select 'task', t.pathway_id, t.id, t.due, null::timestamptz, 'mine'
    from task t cross join lateral (select from actor_card c where c.pathway_id = t.pathway_id offset 0) c
    where t.responsible_staff_id = current_staff() and t.responsible_unit_id = current_unit() and t.state = 'open'
    order by t.due limit 51
  ), task_free as (
    select 'task', t.pathway_id, t.id, t.due, null::timestamptz, 'free'
    from task t cross join lateral (select from actor_card c where c.pathway_id = t.pathway_id offset 0) c
    where t.responsible_unit_id = current_unit() and t.responsible_staff_id is null and t.state = 'open'
    order by t.due limit 51
  ), found (kind, pathway_id, subject_id, due, at, detail) as (
    select * from request_lines union all select * from handover_lines union all select * from deadline_lines
    union all select * from invitation_lines union all select * from preparation_lines
    union all select * from meeting_lines union all select * from task_mine union all select * from task_free
  )
  select f.kind,
    case when (f.kind = 'task' and f.detail = 'mine') or (f.kind = 'handover' and f.detail = 'me')
        or exists (select from mine m where m.pathway_id = f.pathway_id) then 'mine'
      when f.kind = 'task' or not exists (select from staff_access a where a.pathway_id = f.pathway_id
        and a.unit_id = current_unit() and a.way = 'assigned' and a.until_at is null offset 0) then 'free'
      else 'unit' end,
    f.pathway_id, f.subject_id, f.due, f.at, f.detail
  from found f;
end $$;
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
