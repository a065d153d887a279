-- Who is responsible inside a unit, pathways that nobody owns, shielding, and staff named in other units (E8, F1).

-- Works at the unit today, as somebody who may see patients.
create function works_at(person uuid, place uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from employment e join staff f on f.id = e.staff_id and f.is_active
    where e.staff_id = person and e.unit_id = place and e.role <> 'administrator'
      and e.valid_from <= current_day() and (e.valid_to is null or e.valid_to >= current_day()))
$$;
alter function works_at owner to samlop_definer;

-- The pathway has an owner, but that person no longer works at the responsible unit: nobody looks after it.
create function is_unowned(target pathway) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select target.state in ('requested', 'assessing', 'open', 'active') and not works_at(target.responsible_staff_id, target.responsible_unit_id)
$$;
alter function is_unowned owner to samlop_definer;
revoke execute on function works_at, is_unowned from public;
grant execute on function works_at, is_unowned to samlop_definer;
grant execute on function works_at to samlop_staff;

-- Works at the unit today as somebody who can be responsible for a pathway.
create function clinician_at(person uuid, place uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from employment e join staff f on f.id = e.staff_id and f.is_active
    where e.staff_id = person and e.unit_id = place and e.role in ('practitioner', 'leader')
      and e.valid_from <= current_day() and (e.valid_to is null or e.valid_to >= current_day()))
$$;
alter function clinician_at owner to samlop_definer;
revoke execute on function clinician_at from public;
grant execute on function clinician_at to samlop_definer, samlop_staff;

-- Gives the responsibility to a colleague. Asked by a clinician of the responsible unit who has the pathway open, or by its
-- leader when nobody owns it. Tells the time line itself, since the leader need not have opened it. Returns what came of it;
-- raises no_data_found for everyone else.
create function change_responsible_person(target uuid, person uuid, as_read integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare p pathway;
begin
  select * into p from pathway w where w.id = target for no key update;
  if p.id is null or p.responsible_unit_id is distinct from current_unit()
      or current_staff_role() not in ('practitioner', 'leader') then raise no_data_found; end if;
  if not exists (select from staff_access a where a.pathway_id = target and a.unit_id = current_unit()
        and a.staff_id = current_staff() and a.from_at <= current_instant()
        and (a.until_at is null or a.until_at > current_instant()))
      and not (current_staff_role() = 'leader' and is_unowned(p)) then raise no_data_found; end if;
  if p.version <> as_read then return 'version-clash'; end if;
  if p.state in ('closed', 'declined') then return 'closed'; end if;
  if p.responsible_staff_id = person then return 'already-responsible'; end if;
  if not clinician_at(person, current_unit()) then return 'not-working-here'; end if;
  perform pass_responsibility(target, current_unit(), person, 'new-person');
  insert into pathway_event (pathway_id, topics, kind, at, unit_id, staff_id, subject_id, facts)
  select target, 4096, 'new-person', current_instant(), current_unit(), current_staff(), f.id,
    jsonb_build_object('name', f.given_name || ' ' || f.family_name)
  from staff f where f.id = person;
  return 'done';
end $$;
alter function change_responsible_person owner to samlop_definer;
revoke execute on function change_responsible_person from public;
grant execute on function change_responsible_person to samlop_staff;

-- For the leader: the unit's pathways that nobody owns. The reader joins pathway, so that a shielded person has no name here.
create function unit_unowned() returns table (pathway_id uuid, version integer, last_staff_name text, last_day date)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.version, f.given_name || ' ' || f.family_name,
    (select max(e.valid_to) from employment e where e.staff_id = f.id and e.unit_id = p.responsible_unit_id and e.valid_to < current_day())
  from pathway p join staff f on f.id = p.responsible_staff_id
  where current_staff_role() = 'leader' and p.responsible_unit_id = current_unit()
    and p.state in ('requested', 'assessing', 'open', 'active') and is_unowned(p)
$$;
alter function unit_unowned owner to samlop_definer;
revoke execute on function unit_unowned from public;
grant execute on function unit_unowned to samlop_staff;

-- For the leader: who is responsible for how many of the unit's running pathways, without telling for whom.
create function unit_portfolios() returns table (staff_id uuid, staff_name text, pathways integer, works_here boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, f.given_name || ' ' || f.family_name, count(*)::integer, works_at(f.id, current_unit())
  from pathway p join staff f on f.id = p.responsible_staff_id
  where current_staff_role() = 'leader' and p.responsible_unit_id = current_unit()
    and p.state in ('requested', 'assessing', 'open', 'active')
  group by f.id
$$;
alter function unit_portfolios owner to samlop_definer;
revoke execute on function unit_portfolios from public;
grant execute on function unit_portfolios to samlop_staff;

-- The leader gives all that one person is responsible for at the unit to a colleague, as when somebody leaves: nobody else may
-- be able to open what is shielded, and no post can end while it holds a pathway. All or nothing; each pathway tells it on
-- its time line. Returns the pathways; raises no_data_found for everyone but the leader.
create function move_portfolio(from_person uuid, to_person uuid) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare target uuid;
begin
  if current_staff_role() <> 'leader' or not clinician_at(to_person, current_unit()) then raise no_data_found; end if;
  for target in select p.id from pathway p
    where p.responsible_unit_id = current_unit() and p.responsible_staff_id = from_person
      and p.state in ('requested', 'assessing', 'open', 'active')
    order by p.id for no key update
  loop
    perform pass_responsibility(target, current_unit(), to_person, 'new-person');
    insert into pathway_event (pathway_id, topics, kind, at, unit_id, staff_id, subject_id, facts)
    select target, 4096, 'new-person', current_instant(), current_unit(), current_staff(), f.id,
      jsonb_build_object('name', f.given_name || ' ' || f.family_name)
    from staff f where f.id = to_person;
    return next target;
  end loop;
end $$;
alter function move_portfolio owner to samlop_definer;
revoke execute on function move_portfolio from public;
grant execute on function move_portfolio to samlop_staff;

-- Offers of responsibility to and from the unit that wait for an answer, also on pathways the actor has not opened. Without
-- the reason, which is clinical. The reader joins pathway, so that the policy of its card decides which exist for the actor.
create function unit_handovers()
returns table (handover_id uuid, pathway_id uuid, from_unit_id uuid, to_unit_id uuid, to_staff_id uuid, offered_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select h.id, h.pathway_id, h.from_unit_id, h.to_unit_id, h.to_staff_id, h.offered_at from handover h
  where may_see_patients() and h.state = 'offered' and h.to_unit_id = current_unit()
  union all
  select h.id, h.pathway_id, h.from_unit_id, h.to_unit_id, h.to_staff_id, h.offered_at from handover h
  where may_see_patients() and h.state = 'offered' and h.from_unit_id = current_unit()
$$;
alter function unit_handovers owner to samlop_definer;
revoke execute on function unit_handovers from public;
grant execute on function unit_handovers to samlop_staff;

-- True for a member of the responsible unit who has the pathway open; with `assigned_only`, who is assigned to it.
create function is_open_at_responsible(target uuid, assigned_only boolean) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select may_see_patients() and exists (select from pathway p join staff_access a on a.pathway_id = p.id
    where p.id = target and p.responsible_unit_id = current_unit() and a.unit_id = current_unit() and a.staff_id = current_staff()
      and (a.way = 'assigned' or not assigned_only) and a.from_at <= current_instant()
      and (a.until_at is null or a.until_at > current_instant()))
$$;
alter function is_open_at_responsible owner to samlop_definer;
revoke execute on function is_open_at_responsible from public;
grant execute on function is_open_at_responsible to samlop_definer;

-- The other units that have a basis today and what it covers, for the responsible unit: whom a handover can be offered to,
-- and where staff can be named.
create function units_with_share(target uuid) returns table (unit_id uuid, topics integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.party_id, bit_or(s.topics) from share s
  where s.pathway_id = target and s.party_id <> current_unit() and s.valid_from <= current_day()
    and (s.valid_to is null or s.valid_to >= current_day()) and is_open_at_responsible(target, false)
    and exists (select from unit u where u.id = s.party_id)
  group by s.party_id
$$;
alter function units_with_share owner to samlop_definer;
revoke execute on function units_with_share from public;
grant execute on function units_with_share to samlop_staff;

-- Shields the person behind a pathway, or ends it: a clinician who is assigned at the responsible unit. The shield holds for
-- every unit, so only the unit that put it there ends it, or one that alone is responsible for the person now. Returns false
-- when it is so already; raises no_data_found for everyone else, insufficient_privilege for another unit's shield.
create function set_shield(target uuid, shielded boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_staff_role() not in ('practitioner', 'leader') or not is_open_at_responsible(target, true) then
    raise no_data_found;
  end if;
  if not shielded and exists (select from pathway p join person h on h.id = p.person_id
      where p.id = target and h.shielded_by is distinct from current_unit()
        and exists (select from pathway o where o.person_id = h.id and o.responsible_unit_id <> current_unit()
          and o.state in ('requested', 'assessing', 'open', 'active'))) then
    raise insufficient_privilege;
  end if;
  update person h set is_shielded = shielded, shielded_by = case when shielded then current_unit() end, version = h.version + 1
  from pathway p where p.id = target and h.id = p.person_id and h.is_shielded <> shielded;
  return found;
end $$;
alter function set_shield owner to samlop_definer;
revoke execute on function set_shield from public;
grant execute on function set_shield to samlop_staff;

-- Of a shielded person: the responsible unit names who in another unit with a basis may open the pathway, since nobody there
-- can see that it exists. Returns what came of it; raises no_data_found for those who may not name.
create function name_staff(target uuid, place uuid, person uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_staff_role() not in ('practitioner', 'leader') or not is_open_at_responsible(target, true) or place = current_unit() then
    raise no_data_found;
  end if;
  -- Two who name the same person at once make one row.
  if not (select p.is_shielded from pathway p where p.id = target for no key update) then return 'not-shielded'; end if;
  if not exists (select from units_with_share(target) s where s.unit_id = place) then return 'no-basis'; end if;
  if not works_at(person, place) then return 'not-working-there'; end if;
  if exists (select from staff_access a where a.pathway_id = target and a.unit_id = place and a.staff_id = person
      and a.way = 'assigned' and a.until_at is null) then return 'done'; end if;
  insert into staff_access (pathway_id, unit_id, staff_id, way, from_at, granted_by)
  values (target, place, person, 'assigned', current_instant(), current_staff());
  return 'done';
end $$;
alter function name_staff owner to samlop_definer;
revoke execute on function name_staff from public;
grant execute on function name_staff to samlop_staff;

-- Takes the name away again. Returns false when that person has no access there; raises no_data_found as above.
create function unname_staff(target uuid, place uuid, person uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_staff_role() not in ('practitioner', 'leader') or not is_open_at_responsible(target, true) or place = current_unit()
      or not (select p.is_shielded from pathway p where p.id = target) then
    raise no_data_found;
  end if;
  update staff_access set until_at = current_instant()
  where pathway_id = target and unit_id = place and staff_id = person and way = 'assigned' and until_at is null;
  return found;
end $$;
alter function unname_staff owner to samlop_definer;
revoke execute on function unname_staff from public;
grant execute on function unname_staff to samlop_staff;

-- Who in other units may open the pathway of a shielded person, for the responsible unit.
create function named_staff(target uuid) returns table (unit_id uuid, staff_id uuid, from_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.unit_id, a.staff_id, min(a.from_at) from staff_access a join pathway p on p.id = a.pathway_id
  where a.pathway_id = target and p.is_shielded and a.unit_id <> current_unit() and a.way = 'assigned'
    and (a.until_at is null or a.until_at > current_instant()) and is_open_at_responsible(target, false)
  group by a.unit_id, a.staff_id
$$;
alter function named_staff owner to samlop_definer;
revoke execute on function named_staff from public;
grant execute on function named_staff to samlop_staff;
