-- Tasks and deadlines.

create table task (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  topics integer not null check (topics > 0 and topics < 8192),
  source text not null check (source in ('follow-up', 'manual')),
  source_id uuid,
  what text not null check (length(what) between 1 and 2000),
  responsible_unit_id uuid not null references unit,
  responsible_staff_id uuid references staff,
  giver_unit_id uuid not null references unit,
  giver_staff_id uuid not null references staff,
  due date,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  done_at timestamptz,
  done_by uuid references staff,
  evidence text check (length(evidence) <= 5000),
  cancelled_at timestamptz,
  cancelled_by uuid references staff,
  -- Empty when the row of the minutes that it came from was taken out by a correction.
  cancel_reason text check (length(cancel_reason) <= 2000),
  created_at timestamptz not null,
  version integer not null default 1,
  check (state <> 'done' or (done_at is not null and done_by is not null and evidence is not null)),
  check ((state = 'cancelled') = (cancelled_at is not null))
);
comment on table task is 'Something one service shall do by a day (FHIR Task); done with a word of evidence. The giver keeps sight of it (F2).';
create index task_staff on task (responsible_staff_id, due) where state = 'open';
create index task_unit on task (responsible_unit_id, due) where state = 'open';
create index task_giver on task (giver_staff_id, due) where state = 'open';
create index task_pathway on task (pathway_id, created_at);
create unique index task_follow_up on task (source_id) where source = 'follow-up' and state <> 'cancelled';
select protect('task');
grant select, insert, update on task to samlop_staff;

create table deadline (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  rule_id text not null check (length(rule_id) <= 60),
  -- The version of the rule it was computed with: a running deadline keeps its rule.
  rule_valid_from date not null,
  unit_id uuid not null references unit,
  subject_id uuid,
  started_on date not null,
  due date not null,
  closed_on date,
  is_void boolean not null default false,
  warned_on date,
  broken_on date,
  version integer not null default 1
);
comment on table deadline is 'A running or closed deadline by a rule of content/deadline-rules.json (F3).';
create index deadline_unit on deadline (unit_id, due) where closed_on is null and not is_void;
create index deadline_pathway on deadline (pathway_id);
create index deadline_due on deadline (due) where closed_on is null and not is_void;
select protect('deadline');
create policy watch on deadline for all to samlop_system using (true) with check (true);
grant select, insert, update on deadline to samlop_staff;
grant select on deadline to samlop_system;
grant update (warned_on, broken_on) on deadline to samlop_system;
