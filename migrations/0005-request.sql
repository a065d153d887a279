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
select protect('meeting_request');
create policy definer on meeting_request for all to samlop_definer using (true) with check (true);
grant select, insert on meeting_request to samlop_staff;
grant update (state, answered_at, answered_by, answer_reason, version) on meeting_request to samlop_staff;
grant select, update on meeting_request to samlop_definer;

-- The specialist unit takes the pathway over by accepting the request; the requester keeps what its consent covers.
create function accept_request(request uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r meeting_request; receiver_basis legal_basis;
begin
  update meeting_request set state = 'accepted', answered_at = current_instant(), answered_by = current_staff(), version = version + 1
  where id = request and state = 'sent' and to_unit_id = current_unit() and may_see_patients()
  returning * into r;
  if r.id is null then raise no_data_found; end if;
  -- What the patient agreed that the two may exchange holds both ways.
  select * into receiver_basis from legal_basis b
  where b.pathway_id = r.pathway_id and b.party_id = r.to_unit_id and b.ended_at is null and b.granted > 0
  order by b.recorded_at desc limit 1;
  perform move_responsibility(r.pathway_id, 'request-accepted');
  insert into legal_basis (pathway_id, party_id, kind, granted, valid_from, valid_to, given_on, recorded_by, recorded_unit_id,
    recorded_at, document_id)
  values (r.pathway_id, r.from_unit_id,
    case when receiver_basis.kind in ('oral-consent', 'written-consent', 'gp-cooperation') then receiver_basis.kind else 'requester' end,
    coalesce(receiver_basis.granted, 4096), current_day(), receiver_basis.valid_to, coalesce(receiver_basis.given_on, current_day()),
    coalesce(receiver_basis.recorded_by, r.from_staff_id), coalesce(receiver_basis.recorded_unit_id, r.from_unit_id),
    coalesce(receiver_basis.recorded_at, r.sent_at), receiver_basis.document_id);
  update pathway set state = 'assessing', version = version + 1 where id = r.pathway_id;
end $$;
alter function accept_request owner to samlop_definer;
revoke execute on function accept_request from public;
grant execute on function accept_request to samlop_staff;

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
grant select, insert, update on eligibility_assessment to samlop_staff;
