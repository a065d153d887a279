-- The outbox: notices without health information or names (F4), written in the transaction of their cause.

create table notice (
  id uuid primary key default gen_random_uuid(),
  -- The unit that causes it: its staff see whether it arrived.
  unit_id uuid not null references unit,
  recipient_unit_id uuid references unit,
  channel text not null check (channel in ('email', 'sms')),
  address text not null check (length(address) between 3 and 200),
  template text not null check (length(template) <= 60),
  language text not null check (language in ('nb', 'nn', 'en')),
  -- Only what a lock screen may show: an instant, a link to the page behind the login.
  facts jsonb not null default '{}',
  subject_id uuid,
  message_id text not null unique,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  attempts integer not null default 0,
  last_attempt_at timestamptz,
  last_error text check (length(last_error) <= 500),
  created_at timestamptz not null,
  sent_at timestamptz
);
comment on table notice is 'A notice by e-mail or SMS that something waits in Samløp. Carries no name and nothing about health.';
create index notice_waiting on notice (created_at) where state in ('queued', 'sending');
create index notice_subject on notice (subject_id);
create index notice_unit_failed on notice (unit_id, created_at) where state = 'failed';
alter table notice enable row level security; alter table notice force row level security;
create policy own_unit on notice for select to samlop_staff using (unit_id = (select current_unit()));
create policy own_unit_add on notice for insert to samlop_staff with check (unit_id = (select current_unit()) and state = 'queued');
create policy own_unit_again on notice for update to samlop_staff using (unit_id = (select current_unit()) and state = 'failed')
  with check (unit_id = (select current_unit()) and state in ('queued', 'cancelled'));
create policy send on notice for all to samlop_system using (true) with check (true);
grant select, insert on notice to samlop_staff;
grant update (state) on notice to samlop_staff;
grant select, insert, update on notice to samlop_system;
