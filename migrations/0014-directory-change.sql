-- The administrators' side of the directory: a trail of every change, and what nobody may do there, not even by mistake.

create table directory_change (
  id uuid primary key default gen_random_uuid(),
  position bigint generated always as identity,
  at timestamptz not null,
  -- 'sign-in': the login provider brought an HPR number. 'setup': a command run by those who operate the server.
  via text not null check (via in ('administrator', 'sign-in', 'setup')),
  changed_by uuid references staff,
  organisation text,
  kind text not null check (kind in ('unit-added', 'unit-changed', 'staff-added', 'staff-changed', 'staff-recognised',
    'employment-added', 'employment-changed', 'employment-withdrawn')),
  unit_id uuid references unit,
  staff_id uuid references staff,
  -- Column by column, [before, after]; never the hash of an identity number.
  facts jsonb not null
);
comment on table directory_change is 'Who changed what among units, staff and employments, when. Written by triggers, append-only, read by the administrators of the organisation.';
create index directory_change_organisation on directory_change (organisation, position);
create index directory_change_staff on directory_change (staff_id, position);
alter table directory_change enable row level security; alter table directory_change force row level security;
-- Somebody who works in two organisations: the administrators of both see a change of name or number.
create policy own_organisation on directory_change for select to samlop_staff using (
  (select current_staff_role()) = 'administrator'
  and (organisation = (select current_organisation())
    or (kind like 'staff-%' and staff_id in (select e.staff_id from employment e join unit u on u.id = e.unit_id
      where u.organisation = (select current_organisation())))));
create policy definer_add on directory_change for insert to samlop_definer with check (true);
grant select on directory_change to samlop_staff;
grant insert on directory_change to samlop_definer;

create function refuse_directory_rewrite() returns trigger language plpgsql as $$
begin
  raise exception 'the trail of the directory is append-only';
end $$;
create trigger append_only before update or delete or truncate on directory_change
  for each statement execute function refuse_directory_rewrite();

create function record_directory_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before jsonb := '{}'; after jsonb := '{}'; known jsonb; changed jsonb;
  done text := case tg_op when 'INSERT' then '-added' when 'UPDATE' then '-changed' else '-withdrawn' end;
begin
  if tg_op <> 'INSERT' then before := to_jsonb(old); end if;
  if tg_op <> 'DELETE' then after := to_jsonb(new); end if;
  known := before || after;
  select coalesce(jsonb_object_agg(k, jsonb_build_array(before -> k, after -> k)), '{}') into changed
  from jsonb_object_keys(known) k
  where k not in ('id', 'version', 'subject_hash', 'unit_id', 'staff_id')
    and nullif(before -> k, 'null') is distinct from nullif(after -> k, 'null');
  if tg_op = 'UPDATE' and changed = '{}' then return null; end if;
  insert into directory_change (at, via, changed_by, organisation, kind, unit_id, staff_id, facts)
  values (coalesce(current_instant(), clock_timestamp()),
    case current_setting('role') when 'samlop_staff' then 'administrator' when 'samlop_auth' then 'sign-in' else 'setup' end,
    current_staff(),
    case tg_table_name when 'unit' then known ->> 'organisation' when 'staff' then current_organisation()
      else (select u.organisation from unit u where u.id = (known ->> 'unit_id')::uuid) end,
    tg_table_name || done,
    (case tg_table_name when 'unit' then known ->> 'id' else known ->> 'unit_id' end)::uuid,
    (case tg_table_name when 'staff' then known ->> 'id' else known ->> 'staff_id' end)::uuid,
    changed);
  return null;
end $$;
alter function record_directory_change owner to samlop_definer;
create trigger record_directory_change after insert or update on unit for each row execute function record_directory_change();
create trigger record_directory_change after insert or update on staff for each row execute function record_directory_change();
create trigger record_directory_change after insert or update or delete on employment
  for each row execute function record_directory_change();

-- Column by column: nobody moves a unit to another organisation, changes the identity behind a member of staff, closes a
-- person out of every organisation at once, or turns one kind of post into another.
revoke update on unit, staff, employment from samlop_staff;
grant update (kind, name, organisation_number, resh_id, her_id, municipality_number, phone, email, address, is_active, version)
  on unit to samlop_staff;
grant update (given_name, family_name, hpr_number, profession, email, phone, version) on staff to samlop_staff;
grant update (title, valid_to, version) on employment to samlop_staff;

-- Somebody who has left is changed by where they work now.
create policy still_employed on staff as restrictive for update to samlop_staff using (exists (
  select from employment e join unit u on u.id = e.unit_id
  where e.staff_id = staff.id and u.organisation = current_organisation()
    and (e.valid_to is null or e.valid_to >= current_day())));

-- Administrators see no patient data (E8), so no administrator gives themselves a post where one does.
create policy not_oneself_add on employment as restrictive for insert to samlop_staff with check (staff_id <> current_staff());
create policy not_oneself_change on employment as restrictive for update to samlop_staff using (staff_id <> current_staff());
-- A post that has not begun can be taken back: it has given nobody access to anything.
create policy directory_withdraw on employment for delete to samlop_staff using (
  current_staff_role() = 'administrator' and staff_id <> current_staff() and valid_from > current_day()
  and unit_id in (select u.id from unit u where u.organisation = current_organisation()));
grant delete on employment to samlop_staff;

create function administers(place uuid) returns boolean language sql stable
  as $$ select current_staff_role() = 'administrator'
    and exists (select from unit u where u.id = place and u.organisation = current_organisation()) $$;

-- How many running pathways a person is responsible for at a unit: a number and nothing else, since administrators see no
-- patient data, and enough to keep a pathway from being left to nobody (F1). No row for anyone else.
create function count_responsible(person uuid, place uuid) returns table (pathways integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*)::integer from pathway p
    where p.responsible_unit_id = place and p.responsible_staff_id = person and p.state in ('requested', 'assessing', 'open', 'active'))
  where administers(place)
$$;
alter function count_responsible owner to samlop_definer;
revoke execute on function count_responsible from public;
grant execute on function count_responsible to samlop_staff;

-- What stands in the way of closing a unit (running pathways it is responsible for, requests and offers it has not answered)
-- or of changing its kind, by which others have shared with it. No row for anyone but its administrators.
create function unit_commitments(place uuid) returns table (responsible integer, waiting integer, takes_part boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select
    (select count(*)::integer from pathway p
      where p.responsible_unit_id = place and p.state in ('requested', 'assessing', 'open', 'active')),
    (select count(*)::integer from meeting_request r where r.to_unit_id = place and r.state = 'sent')
      + (select count(*)::integer from handover h where h.to_unit_id = place and h.state = 'offered'),
    exists (select from share s where s.party_id = place) or exists (select from registration g where g.unit_id = place)
  where administers(place)
$$;
alter function unit_commitments owner to samlop_definer;
revoke execute on function unit_commitments from public;
grant execute on function unit_commitments to samlop_staff;

-- The member of staff behind an identity number, for the administrator who is about to add them; null when there is none.
-- Asking leaves a trace, since the answer tells whose number it is.
create function recognise_staff(identity bytea) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare known uuid;
begin
  if current_staff_role() <> 'administrator' then raise insufficient_privilege; end if;
  select s.id into known from staff s where s.subject_hash = identity;
  if known is not null then
    insert into directory_change (at, via, changed_by, organisation, kind, staff_id, facts)
    values (current_instant(), 'administrator', current_staff(), current_organisation(), 'staff-recognised', known, '{}');
  end if;
  return known;
end $$;
alter function recognise_staff owner to samlop_definer;
revoke execute on function recognise_staff from public;
grant execute on function recognise_staff to samlop_staff;
