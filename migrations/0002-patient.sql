-- The person a pathway is about, as each unit has registered them, and the rule that makes clinical rows visible.

create table person (
  id uuid primary key default gen_random_uuid(),
  identity_kind text not null check (identity_kind in ('fnr', 'dnr', 'fh', 'unknown')),
  identity_number text unique check (identity_number ~ '^\d{11}$'),
  -- Told by the number; otherwise each registration has its own.
  birth_date date,
  -- The strongest of what the units say; kept by a trigger.
  address_protection text not null default 'none' check (address_protection in ('none', 'confidential', 'strictly-confidential')),
  -- A shielded person is open to named staff only, also within a unit that has a basis (E8).
  is_shielded boolean not null default false,
  -- The unit that shielded; another unit cannot end it.
  shielded_by uuid references unit,
  -- Of one registered without a number who turned out to be another: the person they are.
  merged_into uuid references person,
  version integer not null default 1,
  check ((identity_kind = 'unknown') = (identity_number is null))
);
comment on table person is 'One row per human being (FHIR Patient). What a unit knows of name and contact lives in registration.';

create table registration (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  unit_id uuid not null references unit,
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  birth_date date,
  gender text not null default 'unknown' check (gender in ('male', 'female', 'other', 'unknown')),
  phone text check (length(phone) <= 30),
  email text check (length(email) <= 200),
  address text check (length(address) <= 500),
  -- What this unit says; another unit cannot take it back.
  address_protection text not null default 'none' check (address_protection in ('none', 'confidential', 'strictly-confidential')),
  municipality_number text check (municipality_number ~ '^\d{4}$'),
  language text not null default 'nb' check (language in ('nb', 'nn', 'en', 'se', 'other')),
  needs_interpreter boolean not null default false,
  gp_unit_id uuid references unit,
  is_shielded boolean not null default false,
  registered_by uuid not null references staff,
  registered_at timestamptz not null,
  version integer not null default 1,
  unique (person_id, unit_id)
);
comment on table registration is 'The person as one unit knows them. Two units that register the same identity number share the person row and nothing else.';
create index registration_unit_name on registration (unit_id, lower(family_name) text_pattern_ops, lower(given_name) text_pattern_ops);
create index registration_unit_given on registration (unit_id, lower(given_name) text_pattern_ops);

create table pathway (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  -- Name and contact are read from the responsible unit's registration.
  registration_id uuid not null references registration,
  state text not null check (state in ('requested', 'declined', 'assessing', 'open', 'active', 'integrated', 'closed')),
  trigger text not null check (trigger in ('referral-received', 'existing-course', 'clarify-need')),
  triggered_on date not null,
  responsible_unit_id uuid not null references unit,
  responsible_staff_id uuid not null references staff,
  responsible_since timestamptz not null,
  is_priority boolean not null default false,
  is_shielded boolean not null default false,
  created_at timestamptz not null,
  opened_on date,
  closed_on date,
  version integer not null default 1
);
comment on table pathway is 'One course of cooperation around one person (FHIR EpisodeOfCare). A person may have several over the years. Holds nothing clinical.';
create index pathway_person on pathway (person_id);
create index pathway_registration on pathway (registration_id);
create index pathway_responsible on pathway (responsible_unit_id, state);

create table responsibility (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  unit_id uuid not null references unit,
  staff_id uuid not null references staff,
  from_at timestamptz not null,
  to_at timestamptz check (to_at >= from_at),
  reason text not null check (reason in ('created', 'request-accepted', 'request-declined', 'handover', 'new-person')),
  created_by uuid not null references staff
);
comment on table responsibility is 'Who has been responsible, from and to, without gap or overlap (F1). The row without to_at is the present one.';
create unique index responsibility_present on responsibility (pathway_id) where to_at is null;
create index responsibility_pathway on responsibility (pathway_id, from_at);

create table staff_access (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  unit_id uuid not null references unit,
  staff_id uuid not null references staff,
  way text not null check (way in ('assigned', 'reason')),
  -- For way 'reason': the template chosen (content/opening-reasons.json).
  reason text check (length(reason) <= 60),
  from_at timestamptz not null,
  until_at timestamptz,
  granted_by uuid not null references staff,
  check ((way = 'reason') = (reason is not null)),
  check (way = 'assigned' or until_at is not null)
);
comment on table staff_access is 'Which members of staff of a unit may open a pathway: assigned, or for a limited time with a reason chosen (E8). Ended rows stay.';
create index staff_access_key on staff_access (pathway_id, unit_id, staff_id);
create index staff_access_staff on staff_access (staff_id, unit_id) where way = 'assigned' and until_at is null;

create table share (
  pathway_id uuid not null references pathway,
  party_id uuid not null,
  legal_basis_id uuid not null,
  topics integer not null check (topics > 0 and topics < 8192),
  valid_from date not null,
  valid_to date,
  primary key (pathway_id, party_id, legal_basis_id)
);
comment on table share is 'The present effect of a legal basis: this pathway, this party, these topics, from and to. Written by a trigger on legal_basis only.';
create index share_party on share (party_id, pathway_id);

alter table share enable row level security;        alter table share force row level security;
alter table staff_access enable row level security; alter table staff_access force row level security;
-- Plain function calls, no sub-select: these two are read by every other policy.
create policy own_party on share for select to samlop_staff using (party_id = current_unit() and may_see_patients());
create policy own_unit on staff_access for select to samlop_staff using (unit_id = current_unit() and may_see_patients());

-- Puts forced row-level security on a clinical table: a row (pathway_id, topics) is visible and writable when the actor's
-- unit has shares that cover every topic of the row today, and the actor is assigned or has opened the pathway with a
-- reason that still runs. Twin of src/rules/visibility.ts; a property test holds the two together.
-- With an audience, a row that names an audience unit is visible to that unit and its author unit only.
create function protect(target regclass, has_audience boolean default false) returns void language plpgsql as $$
declare
  expression text := format($e$
    (select may_see_patients())
    and (coalesce((select bit_or(s.topics) from share s
      where s.pathway_id = %1$s.pathway_id and s.party_id = (select current_unit())
        and s.valid_from <= (select current_day())
        and (s.valid_to is null or s.valid_to >= (select current_day()))), 0) & %1$s.topics) = %1$s.topics
    and exists (select from staff_access a
      where a.pathway_id = %1$s.pathway_id and a.unit_id = (select current_unit()) and a.staff_id = (select current_staff())
        and a.from_at <= (select current_instant()) and (a.until_at is null or a.until_at > (select current_instant())))$e$, target);
begin
  if has_audience then
    expression := expression || format($e$
      and (%1$s.audience_unit_id is null or %1$s.audience_unit_id = (select current_unit())
        or %1$s.author_unit_id = (select current_unit()))$e$, target);
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy record on %s for all to samlop_staff using (%s) with check (%s)', target, expression, expression);
end $$;

select protect('responsibility');
-- Written by the functions that begin a pathway and move responsibility, by nobody else.
grant select on responsibility to samlop_staff;

-- A row of responsibility begins where the last one ended; what has ended stays as it ended.
create function keep_responsibility_unbroken() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare last_end timestamptz;
begin
  if tg_op = 'UPDATE' then
    if old.to_at is not null or new.to_at is null or (new.pathway_id, new.unit_id, new.staff_id, new.from_at)
        is distinct from (old.pathway_id, old.unit_id, old.staff_id, old.from_at) then
      raise integrity_constraint_violation using message = 'a row of responsibility can only be ended, once';
    end if;
    return new;
  end if;
  select max(r.to_at) into last_end from responsibility r where r.pathway_id = new.pathway_id;
  if last_end is distinct from new.from_at and exists (select from responsibility r where r.pathway_id = new.pathway_id) then
    raise integrity_constraint_violation using message = 'responsibility with a gap or an overlap';
  end if;
  return new;
end $$;
alter function keep_responsibility_unbroken owner to samlop_definer;
create trigger keep_responsibility_unbroken before insert or update on responsibility
  for each row execute function keep_responsibility_unbroken();

-- At the end of every transaction that ended somebody's responsibility, somebody has it (F1).
create function require_owner() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from responsibility r join pathway p on p.id = r.pathway_id
      where r.pathway_id = new.pathway_id and r.to_at is null
        and r.unit_id = p.responsible_unit_id and r.staff_id = p.responsible_staff_id) then
    raise integrity_constraint_violation using message = 'a pathway without an owner';
  end if;
  return null;
end $$;
alter function require_owner owner to samlop_definer;
create constraint trigger require_owner after insert or update on responsibility
  deferrable initially deferred for each row execute function require_owner();

-- The card of a pathway (that it exists, for whom, who is responsible) is open to the staff of every unit with a share today,
-- so that they can find it and choose a reason; of a shielded person, to staff assigned to it only.
alter table pathway enable row level security; alter table pathway force row level security;
create policy card on pathway for select to samlop_staff using (
  (select may_see_patients())
  and exists (select from share s where s.pathway_id = pathway.id and s.party_id = (select current_unit())
    and s.valid_from <= (select current_day()) and (s.valid_to is null or s.valid_to >= (select current_day())))
  and (not is_shielded or exists (select from staff_access a where a.pathway_id = pathway.id
    and a.unit_id = (select current_unit()) and a.staff_id = (select current_staff()) and a.way = 'assigned'
    and a.from_at <= (select current_instant()) and (a.until_at is null or a.until_at > (select current_instant())))));
create policy record on pathway for update to samlop_staff using (
  exists (select from share s where s.pathway_id = pathway.id and s.party_id = (select current_unit())
    and s.valid_from <= (select current_day()) and (s.valid_to is null or s.valid_to >= (select current_day())))
  and exists (select from staff_access a where a.pathway_id = pathway.id
    and a.unit_id = (select current_unit()) and a.staff_id = (select current_staff())
    and a.from_at <= (select current_instant()) and (a.until_at is null or a.until_at > (select current_instant()))));

-- A registration is open to its own unit, and to those who see a pathway that uses it. Of a shielded person: to the one who
-- registered it and to staff who see a pathway of theirs.
alter table registration enable row level security; alter table registration force row level security;
create policy own_unit on registration for select to samlop_staff using (
  (select may_see_patients()) and unit_id = (select current_unit())
  and (not is_shielded or registered_by = (select current_staff())
    or exists (select from pathway p where p.registration_id = registration.id)));
create policy through_pathway on registration for select to samlop_staff using (
  exists (select from pathway p where p.registration_id = registration.id));
create policy own_unit_add on registration for insert to samlop_staff with check (
  (select may_see_patients()) and unit_id = (select current_unit()) and registered_by = (select current_staff()));
create policy own_unit_change on registration for update to samlop_staff using (
  (select may_see_patients()) and unit_id = (select current_unit())
  and (not is_shielded or registered_by = (select current_staff())
    or exists (select from pathway p where p.registration_id = registration.id)));

alter table person enable row level security; alter table person force row level security;
create policy registered on person for select to samlop_staff using (
  exists (select from registration r where r.person_id = person.id));

create policy definer on person for all to samlop_definer using (true) with check (true);
create policy definer on registration for all to samlop_definer using (true) with check (true);
create policy definer on pathway for all to samlop_definer using (true) with check (true);
create policy definer on responsibility for all to samlop_definer using (true) with check (true);
create policy definer on staff_access for all to samlop_definer using (true) with check (true);
create policy definer on share for all to samlop_definer using (true) with check (true);
create policy system_read on pathway for select to samlop_system using (true);

grant select, insert, update on person, registration, pathway, responsibility, staff_access to samlop_definer;
grant select, insert, update, delete on share to samlop_definer;
grant select on person, registration, pathway, share, staff_access to samlop_staff;
-- Shielding goes through set_shield (migrations/0013-responsibility.sql), which checks who may.
grant insert, update on registration to samlop_staff;
grant update (state, is_priority, opened_on, closed_on, triggered_on, trigger, version) on pathway to samlop_staff;
grant select on pathway to samlop_system;

-- Opening for a limited time with a reason: oneself, at most 12 hours, never a shielded person.
create policy open_with_reason on staff_access for insert to samlop_staff with check (
  way = 'reason' and unit_id = current_unit() and staff_id = current_staff() and granted_by = current_staff()
  and from_at = current_instant() and until_at <= current_instant() + interval '12 hours'
  and exists (select from pathway p where p.id = staff_access.pathway_id and not p.is_shielded));
-- Assigning a colleague: by someone who has the pathway open.
create policy assign on staff_access for insert to samlop_staff with check (
  way = 'assigned' and unit_id = current_unit() and granted_by = current_staff() and from_at = current_instant()
  and exists (select from responsibility r where r.pathway_id = staff_access.pathway_id)
  and exists (select from employment e where e.staff_id = staff_access.staff_id and e.unit_id = current_unit()
    and e.role <> 'administrator' and e.valid_from <= current_day() and (e.valid_to is null or e.valid_to >= current_day())));
-- An access can only be ended, by someone who has the pathway open.
create policy end_access on staff_access for update to samlop_staff
  using (unit_id = current_unit() and exists (select from responsibility r where r.pathway_id = staff_access.pathway_id))
  with check (unit_id = current_unit() and until_at = current_instant());
grant insert on staff_access to samlop_staff;
grant update (until_at) on staff_access to samlop_staff;

-- Joins the person already known by this number, or makes one; tells nothing else, so registering reveals nothing.
create function join_person(kind text, number text, born date) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare found_id uuid;
begin
  if not may_see_patients() then raise insufficient_privilege; end if;
  if number is null then
    insert into person (identity_kind) values ('unknown') returning id into found_id;
    return found_id;
  end if;
  insert into person (identity_kind, identity_number, birth_date) values (kind, number, born)
  on conflict (identity_number) do nothing returning id into found_id;
  if found_id is null then select p.id into found_id from person p where p.identity_number = number; end if;
  return found_id;
end $$;
alter function join_person owner to samlop_definer;
revoke execute on function join_person from public;
grant execute on function join_person to samlop_staff;

-- Gives a person who was registered without a number the one they turn out to have. When somebody has it already, the
-- registration and its pathways go to them, silently: like registering, it tells nothing of other units. Only while no other
-- unit has the registration's person: nobody decides who somebody else's patient is. The caller has seen the registration.
-- Returns what came of it: done, has-number, shared, known-here.
create function identify_person(target uuid, kind text, number text, born date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare old person; known person;
begin
  if not may_see_patients() then raise no_data_found; end if;
  select p.* into old from registration g join person p on p.id = g.person_id
  where g.id = target and g.unit_id = current_unit() for update of p;
  if old.id is null then raise no_data_found; end if;
  if old.identity_kind <> 'unknown' then return 'has-number'; end if;
  if exists (select from registration g where g.person_id = old.id and g.unit_id <> current_unit())
      or exists (select from pathway w where w.person_id = old.id and w.responsible_unit_id <> current_unit()) then return 'shared'; end if;
  begin
    update person set identity_kind = kind, identity_number = number, birth_date = born, version = version + 1 where id = old.id;
    return 'done';
  exception when unique_violation then
    select p.* into known from person p where p.identity_number = number for update;
  end;
  if exists (select from registration g where g.person_id = known.id and g.unit_id = current_unit()) then return 'known-here'; end if;
  update person set is_shielded = true, shielded_by = old.shielded_by, version = version + 1
  where id = known.id and old.is_shielded and not known.is_shielded;
  update registration set person_id = known.id, is_shielded = known.is_shielded or old.is_shielded where id = target;
  update pathway set person_id = known.id, is_shielded = known.is_shielded or old.is_shielded where person_id = old.id;
  -- What the log says of the one without a number still leads to the person.
  update person set merged_into = known.id where id = old.id;
  return 'done';
end $$;
alter function identify_person owner to samlop_definer;
revoke execute on function identify_person from public;
grant execute on function identify_person to samlop_staff;

-- A protected address is protected for everyone who knows the person, whoever was told of it: a letter from another unit must
-- not give it away. Only the unit that said so can take its own word back.
create function keep_strongest_protection() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person p set address_protection = s.strongest, version = p.version + 1
  from (select coalesce((array_agg(r.address_protection order by array_position(array['strictly-confidential', 'confidential', 'none'],
    r.address_protection)))[1], 'none') as strongest from registration r where r.person_id = new.person_id) s
  where p.id = new.person_id and p.address_protection <> s.strongest;
  return new;
end $$;
alter function keep_strongest_protection owner to samlop_definer;
create trigger keep_strongest_protection after insert or update of address_protection, person_id on registration
  for each row execute function keep_strongest_protection();

-- Shielding follows the person to every card and registration, and ends openings made with a reason.
create function spread_shield() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update registration set is_shielded = new.is_shielded where person_id = new.id;
  update pathway set is_shielded = new.is_shielded where person_id = new.id;
  if new.is_shielded then
    update staff_access a set until_at = current_instant() from pathway p
    where p.person_id = new.id and a.pathway_id = p.id and a.way = 'reason' and a.until_at > current_instant();
  end if;
  return new;
end $$;
alter function spread_shield owner to samlop_definer;
create trigger spread_shield after update of is_shielded on person
  for each row when (old.is_shielded is distinct from new.is_shielded) execute function spread_shield();

create function inherit_shield() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select p.is_shielded into new.is_shielded from person p where p.id = new.person_id;
  return new;
end $$;
alter function inherit_shield owner to samlop_definer;
create trigger inherit_shield before insert on registration for each row execute function inherit_shield();
create trigger inherit_shield before insert on pathway for each row execute function inherit_shield();
