-- Requests for a meeting from those who cannot convene, and the eligibility assessment of the specialist unit.

create table meeting_request (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  topics integer not null check (topics > 0 and topics < 8192),
  from_unit_id uuid not null references unit,
  from_staff_id uuid not null references staff,
  to_unit_id uuid not null references unit,
  trigger text not null check (trigger in ('referral-received', 'existing-course', 'clarify-need')),
  -- What the patient needs and what is asked for.
  situation text not null check (length(situation) between 1 and 10000),
  patient_wishes text check (length(patient_wishes) <= 10000),
  -- Ordinary referral or phone comes first; what has been tried, or why it cannot wait (B2).
  tried_before text check (length(tried_before) <= 5000),
  escalation text not null check (escalation in ('serious-and-urgent', 'ordinary-cooperation-failed')),
  suggested_parties text check (length(suggested_parties) <= 2000),
  sent_at timestamptz not null,
  answer_due date not null,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  answered_by uuid references staff,
  answer_reason text check (length(answer_reason) <= 5000),
  version integer not null default 1,
  check (state = 'sent' or answered_at is not null),
  check (state <> 'declined' or answer_reason is not null)
);
comment on table meeting_request is 'A request from GP, municipality or NAV to a specialist unit to convene a clarification meeting (A2). Must be answered.';
create unique index meeting_request_open on meeting_request (pathway_id) where state = 'sent';
create index meeting_request_pathway on meeting_request (pathway_id);
create index meeting_request_inbox on meeting_request (to_unit_id, answer_due) where state = 'sent';
create index meeting_request_outbox on meeting_request (from_unit_id, answer_due) where state = 'sent';
create index meeting_request_to on meeting_request (to_unit_id, sent_at);
create index meeting_request_from on meeting_request (from_unit_id, sent_at);
select protect('meeting_request');
create policy definer on meeting_request for all to samlop_definer using (true) with check (true);
-- A request is sent in one's own name, to a specialist unit that has a basis for what it touches; what becomes of
-- it goes through the functions below.
create policy sent_in_own_name on meeting_request as restrictive for insert to samlop_staff with check (
  state = 'sent' and from_unit_id = (select current_unit()) and from_staff_id = (select current_staff())
  and sent_at = (select current_instant()) and from_unit_id <> to_unit_id
  and exists (select from unit u where u.id = meeting_request.to_unit_id and u.kind in ('phv', 'tsb') and u.is_active)
  and exists (select from legal_basis b where b.pathway_id = meeting_request.pathway_id and b.party_id = meeting_request.to_unit_id
    and b.ended_at is null and b.granted & meeting_request.topics = meeting_request.topics
    and b.valid_from <= (select current_day()) and (b.valid_to is null or b.valid_to >= (select current_day())))
  and exists (select from pathway p where p.id = meeting_request.pathway_id and p.state = 'requested'
    and p.responsible_unit_id = (select current_unit())));
grant select, insert on meeting_request to samlop_staff;
grant select, update on meeting_request to samlop_definer;

-- Limits in words follow the consent when a request is accepted.
create policy definer on consent_limit for all to samlop_definer using (true) with check (true);
grant select, insert on consent_limit to samlop_definer;

-- The specialist unit takes the pathway over by accepting the request; the requester keeps what its consent covers. Who answers
-- has opened the pathway first, with a reason or assigned (E8).
create function accept_request(request uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r meeting_request; receiver_basis legal_basis; kept_basis uuid;
begin
  update meeting_request q set state = 'accepted', answered_at = current_instant(), answered_by = current_staff(), version = version + 1
  where q.id = request and q.state = 'sent' and q.to_unit_id = current_unit()
    and current_staff_role() in ('practitioner', 'leader')
    and exists (select from staff_access a where a.pathway_id = q.pathway_id and a.unit_id = current_unit()
      and a.staff_id = current_staff() and a.from_at <= current_instant() and (a.until_at is null or a.until_at > current_instant()))
  returning q.* into r;
  if r.id is null then raise no_data_found; end if;
  -- What the patient agreed that the two may exchange holds both ways. Without a basis in force there is nothing to accept.
  select * into receiver_basis from legal_basis b
  where b.pathway_id = r.pathway_id and b.party_id = r.to_unit_id and b.ended_at is null and b.granted > 0
    and b.valid_from <= current_day() and (b.valid_to is null or b.valid_to >= current_day())
  order by b.recorded_at desc limit 1;
  if receiver_basis.id is null then raise no_data_found; end if;
  perform move_responsibility(r.pathway_id, 'request-accepted');
  insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, valid_to, given_on, recorded_by, recorded_unit_id,
    recorded_at, document_id)
  values (r.pathway_id, r.from_unit_id,
    case when receiver_basis.kind in ('oral-consent', 'written-consent', 'gp-cooperation') then receiver_basis.kind else 'requester' end,
    receiver_basis.granted, current_day(), receiver_basis.valid_to, receiver_basis.given_on, receiver_basis.recorded_by,
    receiver_basis.recorded_unit_id, receiver_basis.recorded_at, receiver_basis.document_id)
  returning id into kept_basis;
  insert into consent_limit (legal_basis_id, pathway_id, topics, text)
  select kept_basis, l.pathway_id, l.topics, l.text from consent_limit l where l.legal_basis_id = receiver_basis.id;
  update pathway set state = 'assessing', version = version + 1 where id = r.pathway_id;
end $$;
alter function accept_request owner to samlop_definer;
revoke execute on function accept_request from public;
grant execute on function accept_request to samlop_staff;

-- The specialist unit says no: the requester stays responsible, and what the unit was told closes to it at once.
create function decline_request(request uuid, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare target uuid;
begin
  update meeting_request q set state = 'declined', answered_at = current_instant(), answered_by = current_staff(),
    answer_reason = why, version = version + 1
  where q.id = request and q.state = 'sent' and q.to_unit_id = current_unit()
    and current_staff_role() in ('practitioner', 'leader')
    and exists (select from staff_access a where a.pathway_id = q.pathway_id and a.unit_id = current_unit()
      and a.staff_id = current_staff() and a.from_at <= current_instant() and (a.until_at is null or a.until_at > current_instant()))
    and exists (select from share s where s.pathway_id = q.pathway_id and s.party_id = current_unit()
      and s.valid_from <= current_day() and (s.valid_to is null or s.valid_to >= current_day()))
  returning q.pathway_id into target;
  if target is null then raise no_data_found; end if;
  update pathway set state = 'declined', version = version + 1 where id = target and state = 'requested';
  if not found then raise no_data_found; end if;
  update legal_basis set ended_at = current_instant(), ended_by = current_staff(), end_reason = 'pathway-ended', version = version + 1
  where pathway_id = target and party_id = current_unit() and ended_at is null;
end $$;
alter function decline_request owner to samlop_definer;
revoke execute on function decline_request from public;
grant execute on function decline_request to samlop_staff;

-- The requester takes the request back: what the receiving unit was told closes to it at once.
create function withdraw_request(request uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r meeting_request;
begin
  update meeting_request q set state = 'withdrawn', answered_at = current_instant(), answered_by = current_staff(), version = version + 1
  where q.id = request and q.state = 'sent' and q.from_unit_id = current_unit()
    and may_see_patients()
    and exists (select from staff_access a where a.pathway_id = q.pathway_id and a.unit_id = current_unit()
      and a.staff_id = current_staff() and a.from_at <= current_instant() and (a.until_at is null or a.until_at > current_instant()))
    and exists (select from pathway p where p.id = q.pathway_id and p.responsible_unit_id = current_unit())
  returning q.* into r;
  if r.id is null then raise no_data_found; end if;
  update legal_basis set ended_at = current_instant(), ended_by = current_staff(), end_reason = 'pathway-ended', version = version + 1
  where pathway_id = r.pathway_id and party_id = r.to_unit_id and ended_at is null;
end $$;
alter function withdraw_request owner to samlop_definer;
revoke execute on function withdraw_request from public;
grant execute on function withdraw_request to samlop_staff;

create table eligibility_assessment (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  -- Diagnosis, substance use, mental health (bits 0-2).
  topics integer not null default 7 check (topics > 0 and topics < 8192),
  state text not null default 'draft' check (state in ('draft', 'decided')),
  single_service text not null default 'unknown' check (single_service in ('unknown', 'yes', 'no')),
  single_service_reason text check (length(single_service_reason) <= 5000),
  serious_disorder text not null default 'unknown' check (serious_disorder in ('unknown', 'established', 'suspected', 'no')),
  milder_disorder text not null default 'unknown' check (milder_disorder in ('unknown', 'yes', 'no')),
  substance_problem text not null default 'unknown' check (substance_problem in ('unknown', 'diagnosed', 'not-diagnosed', 'no')),
  marked_loss_mental text not null default 'unknown' check (marked_loss_mental in ('unknown', 'yes', 'no')),
  marked_loss_substance text not null default 'unknown' check (marked_loss_substance in ('unknown', 'yes', 'no')),
  needs_phv text not null default 'unknown' check (needs_phv in ('unknown', 'yes', 'no')),
  needs_tsb text not null default 'unknown' check (needs_tsb in ('unknown', 'yes', 'no')),
  notes text check (length(notes) <= 10000),
  suggestion text check (suggestion in ('eligible', 'not-eligible', 'integrated-one-place', 'undetermined')),
  -- The criterion that decided the suggestion (rule id), kept as it was at the decision.
  suggestion_criterion text check (length(suggestion_criterion) <= 60),
  decision text check (decision in ('eligible', 'not-eligible', 'integrated-one-place')),
  decision_reason text check (length(decision_reason) <= 5000),
  decided_by uuid references staff,
  decided_unit_id uuid references unit,
  decided_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid not null references staff,
  version integer not null default 1,
  check ((state = 'decided') = (decision is not null and decided_by is not null and decided_at is not null)),
  check (state <> 'decided' or decision = suggestion or decision_reason is not null)
);
comment on table eligibility_assessment is 'The assessment against the criteria of the ROP pathway (A1): answers, suggestion, and the clinician''s decision.';
create unique index eligibility_draft on eligibility_assessment (pathway_id) where state = 'draft';
create index eligibility_pathway on eligibility_assessment (pathway_id, created_at);
select protect('eligibility_assessment');
-- Half-finished judgement is the responsible unit's own; a decision stands, and is read by those who hold its topics.
create policy draft_of_responsible on eligibility_assessment as restrictive for select to samlop_staff
  using (state = 'decided' or exists (select from pathway p where p.id = eligibility_assessment.pathway_id
    and p.responsible_unit_id = (select current_unit())));
create policy written_by_responsible on eligibility_assessment as restrictive for insert to samlop_staff
  with check (exists (select from pathway p where p.id = eligibility_assessment.pathway_id
    and p.responsible_unit_id = (select current_unit())));
create policy changed_as_draft on eligibility_assessment as restrictive for update to samlop_staff
  using (state = 'draft') with check (exists (select from pathway p where p.id = eligibility_assessment.pathway_id
    and p.responsible_unit_id = (select current_unit())));
grant select, insert, update on eligibility_assessment to samlop_staff;
