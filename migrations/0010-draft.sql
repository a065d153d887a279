-- Unfinished forms: what a member of staff has typed but not sent, kept on the server so that it can be resumed anywhere.

create table form_draft (
  staff_id uuid not null references staff,
  unit_id uuid not null references unit,
  form text not null check (length(form) between 1 and 200),
  content jsonb not null check (pg_column_size(content) < 400000),
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (staff_id, unit_id, form)
);
comment on table form_draft is 'A form left half-way; seen by the one who wrote it, at the unit where it was written.';
alter table form_draft enable row level security; alter table form_draft force row level security;
create policy own on form_draft for all to samlop_staff
  using (staff_id = (select current_staff()) and unit_id = (select current_unit()))
  with check (staff_id = (select current_staff()) and unit_id = (select current_unit()));
grant select, insert, update, delete on form_draft to samlop_staff;

-- Forms nobody came back to are removed by a job, which sees when they were left and nothing of what they say.
create index form_draft_left on form_draft (updated_at);
create policy tidy on form_draft for select to samlop_system using (true);
create policy tidy_delete on form_draft for delete to samlop_system using (updated_at < current_instant() - interval '90 days');
grant select (updated_at), delete on form_draft to samlop_system;
