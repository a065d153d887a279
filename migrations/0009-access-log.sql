-- The access log: every read and write of a patient's data; append-only, sealed in batches by a hash chain (E5).

create table access_log (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  person_id uuid,
  pathway_id uuid,
  -- Names and numbers as they were, so that the entry stands when staff or units change.
  staff_id uuid not null,
  staff_name text not null,
  hpr_number text,
  staff_role text not null,
  unit_id uuid not null,
  unit_name text not null,
  organisation_number text,
  -- How the record was open: assigned, a reason from the template, or registered at the unit.
  way text not null,
  reason text,
  action text not null check (action in ('read', 'create', 'change', 'send', 'search', 'print')),
  object text not null,
  object_id uuid,
  interface text not null
);
comment on table access_log is 'Who did what with which patient''s data, when, in what role and why. Columns follow the log of the national summary record.';
create index access_log_pathway on access_log (pathway_id, at);
create index access_log_person on access_log (person_id, at);

create table access_log_seal (
  position bigint primary key,
  log_id uuid not null unique,
  hash bytea not null check (length(hash) = 32)
);
comment on table access_log_seal is 'The hash chain over the log: each hash covers the one before it and the whole row.';

create table access_log_unsealed (
  log_id uuid primary key references access_log,
  at timestamptz not null
);
comment on table access_log_unsealed is 'Entries that wait for the next sealing.';
create index access_log_unsealed_at on access_log_unsealed (at);
alter table access_log_unsealed enable row level security; alter table access_log_unsealed force row level security;
create policy seal on access_log_unsealed for all to samlop_system using (true);
create policy definer_add on access_log_unsealed for insert to samlop_definer with check (true);
grant select, delete on access_log_unsealed to samlop_system;
grant insert on access_log_unsealed to samlop_definer;

alter table access_log enable row level security;      alter table access_log force row level security;
alter table access_log_seal enable row level security; alter table access_log_seal force row level security;
create policy seal_read on access_log for select to samlop_system using (true);
create policy definer_add on access_log for all to samlop_definer using (true) with check (true);
create policy seal on access_log_seal for all to samlop_system using (true) with check (true);
grant select on access_log to samlop_system;
grant select, insert on access_log to samlop_definer;
grant select, insert on access_log_seal to samlop_system;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is append-only';
end $$;
create trigger append_only before update or delete or truncate on access_log for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on access_log_seal for each statement execute function refuse_change();

-- Writes the log entries of one request. Who, unit and role come from the transaction's actor, never from the caller.
create function write_access_log(entries jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  with entry as (insert into access_log (at, person_id, pathway_id, staff_id, staff_name, hpr_number, staff_role, unit_id, unit_name,
    organisation_number, way, reason, action, object, object_id, interface)
  select current_instant(), coalesce(e.person_id, p.person_id), e.pathway_id, f.id, f.given_name || ' ' || f.family_name,
    f.hpr_number, current_staff_role(), u.id, u.name, u.organisation_number,
    coalesce(a.way, case when e.pathway_id is null then 'registered' else 'card' end), a.reason,
    e.action, e.object, e.object_id, e.interface
  from jsonb_to_recordset(entries) as e(person_id uuid, pathway_id uuid, action text, object text, object_id uuid, interface text)
  join staff f on f.id = current_staff()
  join unit u on u.id = current_unit()
  left join pathway p on p.id = e.pathway_id
  left join lateral (
    select s.way, s.reason from staff_access s
    where s.pathway_id = e.pathway_id and s.unit_id = current_unit() and s.staff_id = current_staff()
      and s.from_at <= current_instant() and (s.until_at is null or s.until_at > current_instant())
    order by s.way limit 1) a on true
  returning id, at)
  insert into access_log_unsealed (log_id, at) select entry.id, entry.at from entry
$$;
alter function write_access_log owner to samlop_definer;
revoke execute on function write_access_log from public;
grant execute on function write_access_log to samlop_staff;

-- Seals the entries not yet in the chain, oldest first; one sealer at a time. Returns how many.
create function seal_access_log(at_most integer) returns integer language plpgsql as $$
declare last_position bigint; last_hash bytea; entry access_log; sealed integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('samlop access log'));
  select s.position, s.hash into last_position, last_hash from access_log_seal s order by s.position desc limit 1;
  last_position := coalesce(last_position, 0);
  last_hash := coalesce(last_hash, sha256('samlop'::bytea));
  for entry in
    select l.* from access_log_unsealed w join access_log l on l.id = w.log_id order by w.at, w.log_id limit at_most
  loop
    last_position := last_position + 1;
    last_hash := sha256(last_hash || convert_to(access_log_text(entry), 'UTF8'));
    insert into access_log_seal (position, log_id, hash) values (last_position, entry.id, last_hash);
    delete from access_log_unsealed w where w.log_id = entry.id;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;

-- One row as text for the chain: fixed order, instants in UTC, empty and missing told apart.
create function access_log_text(entry access_log) returns text language sql stable as $$
  select jsonb_build_array(entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.person_id, entry.pathway_id,
    entry.staff_id, entry.staff_name, entry.hpr_number, entry.staff_role, entry.unit_id, entry.unit_name, entry.organisation_number,
    entry.way, entry.reason, entry.action, entry.object, entry.object_id, entry.interface)::text
$$;

-- Walks the chain from the start. Returns the first position whose row is gone or altered, or whose hash does not follow;
-- no row when the chain holds.
create function verify_access_log() returns table (broken_position bigint, log_id uuid, fault text) language plpgsql as $$
declare expected bigint := 0; last_hash bytea := sha256('samlop'::bytea); link record;
begin
  for link in
    select s.position, s.log_id, s.hash, l as entry, l.id as found
    from access_log_seal s left join access_log l on l.id = s.log_id order by s.position
  loop
    expected := expected + 1;
    broken_position := link.position; log_id := link.log_id;
    if link.position <> expected then fault := 'seal missing'; broken_position := expected; return next; return; end if;
    if link.found is null then fault := 'entry missing'; return next; return; end if;
    last_hash := sha256(last_hash || convert_to(access_log_text(link.entry), 'UTF8'));
    if last_hash <> link.hash then fault := 'entry altered'; return next; return; end if;
  end loop;
end $$;
