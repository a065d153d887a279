-- Parties, legal bases with their history, limits in words, and the way a pathway begins.

create table party (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('unit', 'patient', 'kin', 'peer-guide', 'other')),
  unit_id uuid unique references unit,
  pathway_id uuid references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  name text check (length(name) between 1 and 200),
  relation text check (length(relation) <= 100),
  phone text check (length(phone) <= 30),
  email text check (length(email) <= 200),
  address text check (length(address) <= 500),
  version integer not null default 1,
  check ((kind = 'unit') = (unit_id is not null and pathway_id is null)),
  check (kind = 'unit' or (pathway_id is not null and name is not null))
);
comment on table party is 'Who can be invited and be given a share: a unit (same id as the unit) or a person around one pathway.';
create index party_pathway on party (pathway_id);
select protect('party');
create policy units on party for select to samlop_staff using (kind = 'unit' and current_staff() is not null);
-- The people around a pathway are added and changed by the responsible unit only.
create policy by_responsible_unit_add on party as restrictive for insert to samlop_staff with check (
  exists (select from pathway p where p.id = party.pathway_id and p.responsible_unit_id = (select current_unit())));
create policy by_responsible_unit_change on party as restrictive for update to samlop_staff using (
  exists (select from pathway p where p.id = party.pathway_id and p.responsible_unit_id = (select current_unit())));
create policy definer on party for all to samlop_definer using (true) with check (true);
grant select, insert on party to samlop_staff;
grant select, insert, update on party to samlop_definer;
grant update (name, relation, phone, email, address, version) on party to samlop_staff;

create function add_unit_party() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into party (id, kind, unit_id) values (new.id, 'unit', new.id);
  return new;
end $$;
alter function add_unit_party owner to samlop_definer;
create trigger add_unit_party after insert on unit for each row execute function add_unit_party();

create table legal_basis (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  party_id uuid not null references party,
  kind text not null check (kind in ('responsible-unit', 'specialist-cooperation', 'gp-cooperation', 'oral-consent',
    'written-consent', 'requester', 'objection')),
  -- Topics the party may see by this basis; 0 only for an objection. Practical (4096) always goes with the others.
  granted integer not null check (granted >= 0 and granted < 8192),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  given_on date not null,
  recorded_by uuid not null references staff,
  recorded_unit_id uuid not null references unit,
  recorded_at timestamptz not null,
  -- The signed form, when there is one.
  document_id uuid references document,
  ended_at timestamptz,
  ended_by uuid references staff,
  end_reason text check (end_reason in ('withdrawn', 'replaced', 'objection', 'pathway-ended', 'not-responsible', 'recorded-wrongly')),
  version integer not null default 1,
  check ((kind = 'objection') = (granted = 0)),
  check (granted = 0 or granted & 4096 = 4096),
  check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null))
);
comment on table legal_basis is 'Why a party may see something (FHIR Consent), with its whole history. Never deleted; ended with a reason.';
create index legal_basis_pathway on legal_basis (pathway_id, party_id);
-- At most one basis stands per party, so that no forgotten one adds to what the newest says.
create unique index legal_basis_present on legal_basis (pathway_id, party_id) where ended_at is null;
select protect('legal_basis');
-- Only the responsible unit records, in its own name and from today on; how the responsible unit itself and a requester come
-- by their basis is for the functions below.
create policy by_responsible_unit_add on legal_basis as restrictive for insert to samlop_staff with check (
  kind not in ('responsible-unit', 'requester') and ended_at is null
  and recorded_by = (select current_staff()) and recorded_unit_id = (select current_unit())
  and recorded_at = (select current_instant()) and valid_from >= (select current_day())
  and exists (select from pathway p where p.id = legal_basis.pathway_id and p.responsible_unit_id = (select current_unit())));
-- What has ended stays as it ended.
create policy by_responsible_unit_change on legal_basis as restrictive for update to samlop_staff
  using (kind <> 'responsible-unit' and ended_at is null
    and exists (select from pathway p where p.id = legal_basis.pathway_id and p.responsible_unit_id = (select current_unit())))
  with check (ended_by is null or (ended_by = (select current_staff()) and ended_at = (select current_instant())));
create policy definer on legal_basis for all to samlop_definer using (true) with check (true);
grant select, insert, update on legal_basis to samlop_definer;
grant select, insert on legal_basis to samlop_staff;
-- What was given stands; only its end, and the scanned form, can be added.
grant update (ended_at, ended_by, end_reason, document_id, version) on legal_basis to samlop_staff;

create table consent_limit (
  legal_basis_id uuid primary key references legal_basis,
  pathway_id uuid not null references pathway,
  -- The topics the words are about: seen by those who hold them, not by the party they hold back from.
  topics integer not null check (topics > 0 and topics < 8192),
  text text not null check (length(text) between 1 and 2000)
);
comment on table consent_limit is 'Limits of a consent in the patient''s own words. A row of its own, since the words may name what is held back.';
select protect('consent_limit');
create policy by_responsible_unit_add on consent_limit as restrictive for insert to samlop_staff with check (
  exists (select from legal_basis b where b.id = consent_limit.legal_basis_id and b.pathway_id = consent_limit.pathway_id
    and b.recorded_unit_id = (select current_unit()) and b.recorded_at = (select current_instant())));
grant select, insert on consent_limit to samlop_staff;

-- A basis is for a unit, or for a person of the same pathway; never for the patient, whose own access needs none.
create function refuse_misplaced_basis() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from party p where p.id = new.party_id and p.kind <> 'patient'
      and (p.kind = 'unit' or p.pathway_id = new.pathway_id)) then raise insufficient_privilege; end if;
  return new;
end $$;
alter function refuse_misplaced_basis owner to samlop_definer;
create trigger refuse_misplaced_basis before insert on legal_basis for each row execute function refuse_misplaced_basis();

-- The share follows the legal basis in the same transaction; it cannot be written in any other way.
create function maintain_share() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.ended_at is null and new.granted > 0 then
    insert into share (pathway_id, party_id, legal_basis_id, topics, valid_from, valid_to)
    values (new.pathway_id, new.party_id, new.id, new.granted, new.valid_from, new.valid_to);
  elsif new.ended_at is not null then
    delete from share where legal_basis_id = new.id and pathway_id = new.pathway_id and party_id = new.party_id;
  end if;
  return new;
end $$;
alter function maintain_share owner to samlop_definer;
create trigger maintain_share after insert on legal_basis for each row execute function maintain_share();
create trigger end_share after update of ended_at on legal_basis
  for each row when (old.ended_at is null and new.ended_at is not null) execute function maintain_share();

-- Begins a pathway with the actor's unit and person responsible, in one step, so that none exists without an owner (F1).
create function begin_pathway(registration uuid, first_state text, why text, since date) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare pathway_id uuid; person uuid;
begin
  if not may_see_patients() or current_unit() is null then raise insufficient_privilege; end if;
  select r.person_id into person from registration r where r.id = registration and r.unit_id = current_unit()
    and (not r.is_shielded or r.registered_by = current_staff() or exists (
      select from staff_access a join pathway p on p.id = a.pathway_id
      where p.person_id = r.person_id and a.staff_id = current_staff() and a.way = 'assigned'
        and (a.until_at is null or a.until_at > current_instant())));
  if person is null then raise no_data_found; end if;
  insert into pathway (person_id, registration_id, state, trigger, triggered_on, responsible_unit_id, responsible_staff_id,
    responsible_since, created_at)
  values (person, registration, first_state, why, since, current_unit(), current_staff(), current_instant(), current_instant())
  returning id into pathway_id;
  insert into responsibility (pathway_id, unit_id, staff_id, from_at, reason, created_by)
  values (pathway_id, current_unit(), current_staff(), current_instant(), 'created', current_staff());
  insert into staff_access (pathway_id, unit_id, staff_id, way, from_at, granted_by)
  values (pathway_id, current_unit(), current_staff(), 'assigned', current_instant(), current_staff());
  insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, given_on, recorded_by, recorded_unit_id, recorded_at)
  values (pathway_id, current_unit(), 'responsible-unit', 8191, current_day(), current_day(), current_staff(), current_unit(), current_instant());
  return pathway_id;
end $$;
alter function begin_pathway owner to samlop_definer;
revoke execute on function begin_pathway from public;
grant execute on function begin_pathway to samlop_staff;

-- Passes the responsibility to a person at a unit and assigns them. Only the functions below, which have checked who may,
-- call it. No instant is without an owner, and none has two. Whoever waited for another change begins no earlier than that
-- change, whatever the clock said when their request came.
create function pass_responsibility(target uuid, to_unit uuid, to_staff uuid, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare moment timestamptz;
begin
  perform from pathway p where p.id = target for no key update;
  select greatest(current_instant(), r.from_at) into moment from responsibility r where r.pathway_id = target and r.to_at is null;
  update responsibility set to_at = moment where pathway_id = target and to_at is null;
  insert into responsibility (pathway_id, unit_id, staff_id, from_at, reason, created_by)
  values (target, to_unit, to_staff, moment, why, current_staff());
  update pathway set responsible_unit_id = to_unit, responsible_staff_id = to_staff, responsible_since = moment,
    version = version + 1 where id = target;
  if not exists (select from staff_access a where a.pathway_id = target and a.unit_id = to_unit
      and a.staff_id = to_staff and a.way = 'assigned' and a.until_at is null) then
    insert into staff_access (pathway_id, unit_id, staff_id, way, from_at, granted_by)
    values (target, to_unit, to_staff, 'assigned', current_instant(), current_staff());
  end if;
end $$;
alter function pass_responsibility owner to samlop_definer;
revoke execute on function pass_responsibility from public;
grant execute on function pass_responsibility to samlop_definer;

-- Moves the responsibility to the actor's unit and person. Only the functions that have checked an accepted request or an
-- accepted handover call it.
create function move_responsibility(target uuid, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare before_unit uuid;
begin
  select p.responsible_unit_id into before_unit from pathway p where p.id = target for no key update;
  -- The new responsible unit reads name and contact from its own registration; without one it takes over a copy.
  insert into registration (person_id, unit_id, given_name, family_name, birth_date, gender, phone, email, address,
    address_protection, municipality_number, language, needs_interpreter, gp_unit_id, registered_by, registered_at)
  select r.person_id, current_unit(), r.given_name, r.family_name, r.birth_date, r.gender, r.phone, r.email, r.address,
    r.address_protection, r.municipality_number, r.language, r.needs_interpreter, r.gp_unit_id, current_staff(), current_instant()
  from pathway p join registration r on r.id = p.registration_id where p.id = target
  on conflict (person_id, unit_id) do nothing;
  update pathway p set registration_id = r.id from registration r
  where p.id = target and r.person_id = p.person_id and r.unit_id = current_unit();
  perform pass_responsibility(target, current_unit(), current_staff(), why);
  if before_unit <> current_unit() then
    update legal_basis set ended_at = current_instant(), ended_by = current_staff(), end_reason = 'not-responsible', version = version + 1
    where pathway_id = target and party_id = before_unit and kind = 'responsible-unit' and ended_at is null;
    update legal_basis set ended_at = current_instant(), ended_by = current_staff(), end_reason = 'replaced', version = version + 1
    where pathway_id = target and party_id = current_unit() and ended_at is null;
    insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, given_on, recorded_by, recorded_unit_id, recorded_at)
    values (target, current_unit(), 'responsible-unit', 8191, current_day(), current_day(), current_staff(), current_unit(), current_instant());
  end if;
end $$;
alter function move_responsibility owner to samlop_definer;
revoke execute on function move_responsibility from public;
grant execute on function move_responsibility to samlop_definer;

create table pathway_event (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  topics integer not null check (topics > 0 and topics < 8192),
  kind text not null check (length(kind) <= 60),
  at timestamptz not null,
  unit_id uuid not null references unit,
  staff_id uuid not null references staff,
  -- Which meeting, task, basis … it is about, and plain facts for the sentence (never clinical text).
  subject_id uuid,
  facts jsonb not null default '{}',
  -- What happened at the same instant keeps its order.
  position bigint generated always as identity
);
comment on table pathway_event is 'The time line of a pathway: what happened, when, by whom. Append-only.';
create index pathway_event_pathway on pathway_event (pathway_id, at, position);
select protect('pathway_event');
create policy definer on pathway_event for insert to samlop_definer with check (true);
grant select, insert on pathway_event to samlop_staff;
grant insert on pathway_event to samlop_definer;

create table handover (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  from_unit_id uuid not null references unit,
  from_staff_id uuid not null references staff,
  to_unit_id uuid not null references unit,
  to_staff_id uuid references staff,
  reason text not null check (length(reason) between 1 and 2000),
  offered_at timestamptz not null,
  state text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  answered_by uuid references staff,
  answer_reason text check (length(answer_reason) <= 2000),
  version integer not null default 1
);
comment on table handover is 'An offer of responsibility. It moves only when the receiver accepts; until then the giver is responsible (F1).';
create unique index handover_open on handover (pathway_id) where state = 'offered';
create index handover_to on handover (to_unit_id) where state = 'offered';
create index handover_from on handover (from_unit_id) where state = 'offered';
select protect('handover');
-- The responsible unit offers, in its own name; the receiver may decline and the giver withdraw. To accept is for the function.
create policy offer on handover as restrictive for insert to samlop_staff with check (
  state = 'offered' and from_unit_id = (select current_unit()) and from_staff_id = (select current_staff())
  and to_unit_id <> from_unit_id and offered_at = (select current_instant())
  and exists (select from pathway p where p.id = handover.pathway_id and p.responsible_unit_id = (select current_unit())));
create policy answer on handover as restrictive for update to samlop_staff
  using (state = 'offered' and (select current_unit()) in (from_unit_id, to_unit_id))
  with check (answered_by = (select current_staff()) and answered_at = (select current_instant())
    and ((state = 'declined' and to_unit_id = (select current_unit()) and answer_reason is not null)
      or (state = 'withdrawn' and from_unit_id = (select current_unit()))));
create policy definer on handover for all to samlop_definer using (true) with check (true);
grant select, insert on handover to samlop_staff;
grant update (state, answered_at, answered_by, answer_reason, version) on handover to samlop_staff;
grant select, update on handover to samlop_definer;

-- The receiver takes over an offered handover: the person it is offered to, or a leader of the unit. Raises no_data_found when
-- the offer is not to the actor's unit, not open to the actor, or no longer open, or when the unit's basis no longer covers
-- all that it would take over. What the patient agreed that the two may exchange holds both ways, so the giver keeps it.
create function accept_handover(offer uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare target uuid; giver uuid; receiver_basis legal_basis; kept_basis uuid;
begin
  select h.pathway_id into target from handover h
  where h.id = offer and h.to_unit_id = current_unit() and current_staff_role() in ('practitioner', 'leader')
    and (h.to_staff_id is null or h.to_staff_id = current_staff() or current_staff_role() = 'leader')
    and exists (select from staff_access a where a.pathway_id = h.pathway_id and a.unit_id = current_unit()
      and a.staff_id = current_staff() and a.from_at <= current_instant()
      and (a.until_at is null or a.until_at > current_instant()))
    and (select coalesce(bit_or(s.topics), 0) from share s where s.pathway_id = h.pathway_id and s.party_id = current_unit()
      and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day())) = 8191;
  if target is null then raise no_data_found; end if;
  select p.responsible_unit_id into giver from pathway p where p.id = target for no key update;
  update handover set state = 'accepted', answered_at = current_instant(), answered_by = current_staff(), version = version + 1
  where id = offer and state = 'offered' and from_unit_id = giver;
  if not found then raise no_data_found; end if;
  select * into receiver_basis from legal_basis b
  where b.pathway_id = target and b.party_id = current_unit() and b.ended_at is null and b.granted > 0;
  perform move_responsibility(target, 'handover');
  if receiver_basis.kind in ('specialist-cooperation', 'gp-cooperation', 'oral-consent', 'written-consent') then
    insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, valid_to, given_on, recorded_by, recorded_unit_id,
      recorded_at, document_id)
    values (target, giver, receiver_basis.kind, receiver_basis.granted, current_day(), receiver_basis.valid_to,
      receiver_basis.given_on, receiver_basis.recorded_by, receiver_basis.recorded_unit_id, receiver_basis.recorded_at,
      receiver_basis.document_id)
    returning id into kept_basis;
    insert into consent_limit (legal_basis_id, pathway_id, topics, text)
    select kept_basis, l.pathway_id, l.topics, l.text from consent_limit l where l.legal_basis_id = receiver_basis.id;
  end if;
end $$;
alter function accept_handover owner to samlop_definer;
revoke execute on function accept_handover from public;
grant execute on function accept_handover to samlop_staff;
