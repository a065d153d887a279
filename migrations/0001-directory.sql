-- Roles of the database, the settings that carry the actor, and the directory: units, staff, employments, sessions.
-- Every table here and later has forced row-level security: without a policy for the role at hand, no row.

do $$
begin
  -- What the server does on behalf of a signed-in member of staff.
  if not exists (select from pg_roles where rolname = 'samlop_staff') then create role samlop_staff nologin; end if;
  -- Jobs: outbox, deadlines, sealing of the log. Sees no clinical row.
  if not exists (select from pg_roles where rolname = 'samlop_system') then create role samlop_system nologin; end if;
  -- Sign-in: finds the staff member behind a verified identity and keeps sessions.
  if not exists (select from pg_roles where rolname = 'samlop_auth') then create role samlop_auth nologin; end if;
  -- Owner of the few functions that must see past the actor (joining a known person, opening a pathway).
  if not exists (select from pg_roles where rolname = 'samlop_definer') then create role samlop_definer nologin; end if;
  -- A migrator that is no superuser must be able to hand functions over to their owner.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant samlop_definer to %I', current_user);
  end if;
end $$;

grant create on schema public to samlop_definer;
grant usage on schema public to samlop_staff, samlop_system, samlop_auth, samlop_definer;
revoke create on schema public from public;

-- The actor of the transaction. Set once, locally, by the server (see src/platform/db/actor.ts); empty means nobody.
create function current_staff() returns uuid language sql stable
  as $$ select nullif(current_setting('samlop.staff', true), '')::uuid $$;
create function current_unit() returns uuid language sql stable
  as $$ select nullif(current_setting('samlop.unit', true), '')::uuid $$;
create function current_organisation() returns text language sql stable
  as $$ select nullif(current_setting('samlop.organisation', true), '') $$;
create function current_staff_role() returns text language sql stable
  as $$ select coalesce(current_setting('samlop.role', true), '') $$;
create function current_instant() returns timestamptz language sql stable
  as $$ select nullif(current_setting('samlop.now', true), '')::timestamptz $$;
create function current_day() returns date language sql stable
  as $$ select nullif(current_setting('samlop.today', true), '')::date $$;
-- Administrators of units and staff see no patient data (E8).
create function may_see_patients() returns boolean language sql stable
  as $$ select current_staff_role() in ('practitioner', 'secretary', 'leader') $$;

create table unit (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('phv', 'tsb', 'municipal-health', 'nav', 'gp', 'somatic', 'other')),
  name text not null check (length(name) between 1 and 200),
  organisation text not null check (length(organisation) between 1 and 200),
  organisation_number text check (organisation_number ~ '^\d{9}$'),
  resh_id text check (length(resh_id) <= 20),
  her_id text check (length(her_id) <= 20),
  municipality_number text check (municipality_number ~ '^\d{4}$'),
  phone text check (length(phone) <= 30),
  email text check (length(email) <= 200),
  address text check (length(address) <= 500),
  is_active boolean not null default true,
  version integer not null default 1
);
comment on table unit is 'A service or ward that takes part in pathways (FHIR Organization). kind phv and tsb are specialist services.';
create index unit_name on unit (lower(name));

create table staff (
  id uuid primary key default gen_random_uuid(),
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  hpr_number text unique check (hpr_number ~ '^\d{7,9}$'),
  profession text check (length(profession) <= 100),
  email text check (length(email) <= 200),
  phone text check (length(phone) <= 30),
  -- HMAC-SHA256 of the identity number at sign-in; the number itself is never stored for staff.
  subject_hash bytea unique,
  is_active boolean not null default true,
  version integer not null default 1
);
comment on table staff is 'A member of staff (FHIR Practitioner). Health personnel have an HPR number, others none.';

create table employment (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid not null references staff,
  unit_id uuid not null references unit,
  role text not null check (role in ('practitioner', 'secretary', 'leader', 'administrator')),
  title text check (length(title) <= 100),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  version integer not null default 1
);
comment on table employment is 'Who works where, as what, from and to (FHIR PractitionerRole). An administrator sees no patient data.';
create index employment_staff on employment (staff_id);
create index employment_unit on employment (unit_id);

create table session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  staff_id uuid not null references staff,
  employment_id uuid references employment,
  level text not null,
  id_token text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table session is 'A signed-in browser. Only a hash of the cookie is kept. Idle and absolute limits are checked at every request.';
create index session_expiry on session (expires_at);
create index session_staff on session (staff_id);

create table sign_in_attempt (
  state text primary key,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  created_at timestamptz not null
);
comment on table sign_in_attempt is 'A sign-in under way at the login provider; used once, then deleted.';

alter table unit enable row level security;            alter table unit force row level security;
alter table staff enable row level security;           alter table staff force row level security;
alter table employment enable row level security;      alter table employment force row level security;
alter table session enable row level security;         alter table session force row level security;
alter table sign_in_attempt enable row level security; alter table sign_in_attempt force row level security;

-- The directory is open to everyone signed in; its administrators change their own organisation only.
create policy directory_read on unit for select to samlop_staff using (current_staff() is not null);
create policy directory_add on unit for insert to samlop_staff
  with check (current_staff_role() = 'administrator' and organisation = current_organisation());
create policy directory_change on unit for update to samlop_staff
  using (current_staff_role() = 'administrator' and organisation = current_organisation())
  with check (organisation = current_organisation());

create policy directory_read on employment for select to samlop_staff using (current_staff() is not null);
create policy directory_add on employment for insert to samlop_staff
  with check (current_staff_role() = 'administrator'
    and unit_id in (select u.id from unit u where u.organisation = current_organisation()));
create policy directory_change on employment for update to samlop_staff
  using (current_staff_role() = 'administrator'
    and unit_id in (select u.id from unit u where u.organisation = current_organisation()))
  with check (unit_id in (select u.id from unit u where u.organisation = current_organisation()));

create policy directory_read on staff for select to samlop_staff using (current_staff() is not null);
create policy directory_add on staff for insert to samlop_staff with check (current_staff_role() = 'administrator');
create policy directory_change on staff for update to samlop_staff
  using (current_staff_role() = 'administrator' and exists (
    select from employment e join unit u on u.id = e.unit_id
    where e.staff_id = staff.id and u.organisation = current_organisation()));

create policy system_read on unit for select to samlop_system, samlop_auth using (true);
create policy definer on unit for all to samlop_definer using (true) with check (true);
create policy system_read on staff for select to samlop_system, samlop_auth using (true);
create policy definer on staff for all to samlop_definer using (true) with check (true);
create policy system_read on employment for select to samlop_system, samlop_auth using (true);
create policy definer on employment for all to samlop_definer using (true) with check (true);
create policy sign_in on session for all to samlop_auth, samlop_definer using (true) with check (true);
create policy sign_in on sign_in_attempt for all to samlop_auth using (true) with check (true);
create policy tidy on session for select to samlop_system using (true);
create policy tidy_delete on session for delete to samlop_system using (expires_at < current_instant());

grant select, insert, update on unit, employment to samlop_staff;
-- The hash of the identity number never reaches a screen: it can be set, not read.
grant select (id, given_name, family_name, hpr_number, profession, email, phone, is_active, version),
  insert, update on staff to samlop_staff;
grant select on unit, staff, employment to samlop_system, samlop_auth;
-- The first units and administrators are put in place by the commands of src/app/cli.ts, as this role.
grant select, insert, update on unit, staff, employment to samlop_definer;
grant select, insert, update, delete on session, sign_in_attempt to samlop_auth;
grant select, update on session to samlop_definer;
grant select, delete on session to samlop_system;

-- Enters the transaction as the member of staff behind a session cookie: sets the actor for this transaction only and
-- says who it is; no row when the session is unknown, idle too long or over, or the employment has ended.
create function enter_session(token bytea, at timestamptz, day date, idle interval)
returns table (session_id uuid, staff_id uuid, employment_id uuid, unit_id uuid, staff_role text,
               organisation text, unit_kind text, level text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select s.id, s.staff_id, e.id, e.unit_id, e.role, u.organisation, u.kind, s.level
    into session_id, staff_id, employment_id, unit_id, staff_role, organisation, unit_kind, level
  from session s
  join staff f on f.id = s.staff_id and f.is_active
  left join employment e on e.id = s.employment_id and e.valid_from <= day and (e.valid_to is null or e.valid_to >= day)
  left join unit u on u.id = e.unit_id
  where s.token_hash = token and s.expires_at > at and s.last_seen_at > at - idle;
  if not found then return; end if;
  -- One write a minute at the most, so that reading stays cheap.
  update session set last_seen_at = at where id = session_id and last_seen_at < at - interval '1 minute';
  perform set_config('samlop.staff', staff_id::text, true),
          set_config('samlop.unit', coalesce(unit_id::text, ''), true),
          set_config('samlop.role', coalesce(staff_role, ''), true),
          set_config('samlop.organisation', coalesce(organisation, ''), true),
          set_config('samlop.now', at::text, true),
          set_config('samlop.today', day::text, true);
  return next;
end $$;
alter function enter_session owner to samlop_definer;
revoke execute on function enter_session from public;
grant execute on function enter_session to samlop_staff;
