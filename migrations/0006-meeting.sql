-- The clarification meeting: convening, invitations, preparation, presence, minutes and follow-up matrix.

create table meeting (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  state text not null default 'draft' check (state in ('draft', 'convened', 'held', 'cancelled')),
  convening_unit_id uuid not null references unit,
  starts_at timestamptz,
  ends_at timestamptz check (ends_at > starts_at),
  place_kind text check (place_kind in ('room', 'home', 'video')),
  place text check (length(place) <= 500),
  place_adaptation text check (length(place_adaptation) <= 1000),
  contact_staff_id uuid references staff,
  contact_phone text check (length(contact_phone) <= 30),
  -- Division of work (preparation point 6). The chair is the one who knows the patient best.
  chair text check (length(chair) <= 200),
  chair_staff_id uuid references staff,
  minute_taker text check (length(minute_taker) <= 200),
  minute_taker_staff_id uuid references staff,
  -- Which of the four parts the patient means to attend.
  patient_parts integer not null default 15 check (patient_parts >= 0 and patient_parts < 16),
  language text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  -- Grows with each update sent, for the calendars of those invited.
  sequence integer not null default 0,
  current_part integer check (current_part between 1 and 4),
  convened_at timestamptz,
  started_at timestamptz,
  held_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text check (length(cancel_reason) <= 1000),
  created_by uuid not null references staff,
  created_at timestamptz not null,
  version integer not null default 1,
  check (state = 'draft' or state = 'cancelled' or (starts_at is not null and ends_at is not null and place_kind is not null))
);
comment on table meeting is 'A clarification meeting (FHIR Appointment). Its texts are in meeting_text, by topic.';
create index meeting_pathway on meeting (pathway_id, starts_at);
create index meeting_unit_day on meeting (convening_unit_id, starts_at);
-- Two who begin at once share one draft.
create unique index meeting_one_draft on meeting (pathway_id) where state = 'draft';
create index meeting_unit_draft on meeting (convening_unit_id) where state = 'draft';
select protect('meeting');
-- What is not sent is the convening unit's own: nobody else sees a draft, nor one that was given up.
-- Asked of a function and not of the tables: a draft is one row, and policies within policies cost every statement its planning.
create function is_responsible_unit(pathway uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from pathway p where p.id = pathway and p.responsible_unit_id = current_unit()) $$;
alter function is_responsible_unit owner to samlop_definer;
create policy sent_or_own on meeting as restrictive for all to samlop_staff using (
  state in ('convened', 'held') or (state = 'cancelled' and convened_at is not null)
  or convening_unit_id = (select current_unit()) or is_responsible_unit(pathway_id));
create policy definer_read on meeting for select to samlop_definer using (true);

-- True for the unit that convenes a meeting and the one responsible now: those who write its invitation.
create function answers_for_meeting(target uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from meeting m join pathway p on p.id = m.pathway_id
    where m.id = target and current_unit() in (m.convening_unit_id, p.responsible_unit_id)) $$;
-- True once a meeting is sent, and for those who write it before that.
create function is_sent_or_own(target uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from meeting m where m.id = target
    and (m.state in ('convened', 'held') or (m.state = 'cancelled' and m.convened_at is not null))) or answers_for_meeting(target) $$;
alter function answers_for_meeting owner to samlop_definer;
alter function is_sent_or_own owner to samlop_definer;
revoke execute on function is_responsible_unit, answers_for_meeting, is_sent_or_own from public;
grant execute on function is_responsible_unit, answers_for_meeting, is_sent_or_own to samlop_staff, samlop_definer;
grant select, insert, update on meeting to samlop_staff;
grant select on meeting to samlop_definer;

create table meeting_text (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null check (topics > 0 and topics < 8192),
  kind text not null check (kind in ('situation', 'more', 'diagnoses')),
  text text not null check (length(text) <= 10000),
  version integer not null default 1,
  unique (meeting_id, kind, topics)
);
comment on table meeting_text is 'What the invitation says: the situation and what is asked for (all), more by topic, and diagnoses (only those with a basis).';
select protect('meeting_text');
create policy as_meeting on meeting_text as restrictive for all to samlop_staff using (is_sent_or_own(meeting_id));
grant select, insert, update, delete on meeting_text to samlop_staff;

create table invitation (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  party_id uuid not null references party,
  state text not null default 'chosen' check (state in ('chosen', 'sent', 'withdrawn')),
  -- How it goes out: on screen (with a notice by e-mail), or on paper to those without a login.
  channel text not null default 'screen' check (channel in ('screen', 'paper')),
  -- A copy of the meeting's, kept by a trigger, so that a unit finds its coming meetings without reading all past ones.
  starts_at timestamptz,
  sent_at timestamptz,
  -- The meeting's sequence when it was last sent to this one: lower than the meeting's where a change did not reach them.
  sent_sequence integer,
  document_id uuid references document,
  reply text not null default 'none' check (reply in ('none', 'coming', 'not-coming', 'other-time')),
  reply_who text check (length(reply_who) <= 200),
  reply_deputy text check (length(reply_deputy) <= 200),
  reply_comment text check (length(reply_comment) <= 2000),
  replied_at timestamptz,
  replied_by uuid references staff,
  -- The unit that recorded the reply: another than the invitee's when it came by phone or on paper.
  replied_unit_id uuid references unit,
  version integer not null default 1,
  unique (meeting_id, party_id)
);
comment on table invitation is 'One invitee of a meeting and the reply (FHIR AppointmentResponse).';
create index invitation_pathway on invitation (pathway_id);
create index invitation_party on invitation (party_id, starts_at) where state = 'sent';
select protect('invitation');
-- Whom the convening unit considers inviting is its own affair until it is sent.
create policy sent_or_own on invitation as restrictive for all to samlop_staff using (
  state = 'sent' or sent_at is not null or answers_for_meeting(meeting_id));
create policy definer_read on invitation for select to samlop_definer using (true);
grant select, insert, update on invitation to samlop_staff;
grant select on invitation to samlop_definer;

create function copy_meeting_start() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'invitation' then
    select m.starts_at into new.starts_at from meeting m where m.id = new.meeting_id;
  else
    update invitation set starts_at = new.starts_at where meeting_id = new.id;
  end if;
  return new;
end $$;
create trigger copy_meeting_start before insert on invitation for each row execute function copy_meeting_start();
create trigger copy_meeting_start after update of starts_at on meeting
  for each row when (old.starts_at is distinct from new.starts_at) execute function copy_meeting_start();

-- The meetings that the actor's unit convenes or is invited to, also on pathways the actor has not opened: where and when to
-- go with which reason. The reader joins pathway, so that the policy of its card decides which of them exist for the actor.
create function unit_meetings(from_at timestamptz, to_at timestamptz)
returns table (meeting_id uuid, pathway_id uuid, starts_at timestamptz, state text, is_convener boolean, reply text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.pathway_id, m.starts_at, m.state, true, null from meeting m
  where may_see_patients() and m.convening_unit_id = current_unit()
    and (m.state in ('convened', 'held') or m.convened_at is not null) and m.starts_at >= from_at and m.starts_at < to_at
  union all
  select m.id, m.pathway_id, m.starts_at, m.state, true, null from meeting m
  where may_see_patients() and m.convening_unit_id = current_unit() and m.state = 'draft'
  union all
  select m.id, m.pathway_id, m.starts_at, m.state, false, i.reply
  from invitation i join meeting m on m.id = i.meeting_id
  where may_see_patients() and i.party_id = current_unit() and i.state = 'sent' and m.convening_unit_id <> current_unit()
    and i.starts_at >= from_at and i.starts_at < to_at
$$;
alter function unit_meetings owner to samlop_definer;
revoke execute on function unit_meetings from public;
grant execute on function unit_meetings to samlop_staff;

-- The pathway of a meeting that the actor's unit convenes or is invited to, so that a link to the meeting can ask for a reason.
create function unit_meeting_pathway(target uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.pathway_id from meeting m
  where m.id = target and may_see_patients() and (m.convening_unit_id = current_unit() or exists (
    select from invitation i where i.meeting_id = m.id and i.party_id = current_unit() and i.state = 'sent'))
$$;
alter function unit_meeting_pathway owner to samlop_definer;
revoke execute on function unit_meeting_pathway from public;
grant execute on function unit_meeting_pathway to samlop_staff;

create table preparation (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  unit_id uuid not null references unit,
  has_discussed_internally boolean not null default false,
  ready_at timestamptz,
  ready_by uuid references staff,
  version integer not null default 1,
  unique (meeting_id, unit_id)
);
comment on table preparation is 'Whether a service has prepared itself; the chair sees who is ready (A6).';
create index preparation_pathway on preparation (pathway_id);
select protect('preparation');
grant select, insert, update on preparation to samlop_staff;

create table preparation_point (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null check (topics > 0 and topics < 8192),
  -- The service's own notes until it shares them: then the audience is empty and the topic decides.
  audience_unit_id uuid references unit,
  author_unit_id uuid not null references unit,
  point text not null check (point in ('wishes', 'offer', 'challenges', 'attendance-and-confidentiality', 'patient-part', 'division-of-work')),
  text text not null default '' check (length(text) <= 10000),
  updated_by uuid not null references staff,
  updated_at timestamptz not null,
  version integer not null default 1,
  unique (meeting_id, author_unit_id, point)
);
comment on table preparation_point is 'One of the six points each service prepares before the meeting (A6).';
create index preparation_point_pathway on preparation_point (pathway_id);
select protect('preparation_point', true);
grant select, insert, update on preparation_point to samlop_staff;

-- Who writes what of a meeting. The convening unit and the one responsible now write the invitation; the chair and the
-- minute-taker move the meeting on; those invited answer for themselves, and each service writes its own preparation.
create policy by_convener_add on meeting as restrictive for insert to samlop_staff
  with check (convening_unit_id = (select current_unit()) and created_by = (select current_staff()));
create policy by_convener_change on meeting as restrictive for update to samlop_staff using (
  convening_unit_id = (select current_unit()) or (select current_staff()) in (chair_staff_id, minute_taker_staff_id)
  or is_responsible_unit(pathway_id));
create policy by_convener_add on meeting_text as restrictive for insert to samlop_staff with check (answers_for_meeting(meeting_id));
create policy by_convener_change on meeting_text as restrictive for update to samlop_staff using (answers_for_meeting(meeting_id));
create policy by_convener_remove on meeting_text as restrictive for delete to samlop_staff using (answers_for_meeting(meeting_id));
create policy by_convener_add on invitation as restrictive for insert to samlop_staff with check (answers_for_meeting(meeting_id));
create policy by_convener_or_invitee on invitation as restrictive for update to samlop_staff
  using (party_id = (select current_unit()) or answers_for_meeting(meeting_id));
create policy by_convener_add on preparation as restrictive for insert to samlop_staff
  with check (unit_id = (select current_unit()) or answers_for_meeting(meeting_id));
create policy own_unit on preparation as restrictive for update to samlop_staff using (unit_id = (select current_unit()));
create policy own_unit_add on preparation_point as restrictive for insert to samlop_staff
  with check (author_unit_id = (select current_unit()) and updated_by = (select current_staff()));
create policy own_unit_change on preparation_point as restrictive for update to samlop_staff
  using (author_unit_id = (select current_unit()));

create table presence (
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  party_id uuid not null references party,
  part integer not null check (part between 1 and 4),
  is_present boolean not null,
  who text check (length(who) <= 300),
  updated_by uuid not null references staff,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (meeting_id, party_id, part)
);
comment on table presence is 'Who was there, part by part: the patient may leave for part 2 and return for part 3 (A8).';
create index presence_pathway on presence (pathway_id);
select protect('presence');
grant select, insert, update on presence to samlop_staff;

create table minutes_item (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null check (topics > 0 and topics < 8192),
  kind text not null check (kind in ('case', 'point', 'note')),
  -- Of a note: patient-words, needs-assessment, service-offer, pathway-or-integrated, integrated-plan, needs-clarified,
  -- feedback. Of a point: consent, plan-coordinator, care-group, responsible-clinician, economy, housing, next-of-kin.
  -- What is to be followed up in a case is a row of follow_up.
  key text check (length(key) <= 60),
  part integer not null check (part between 1 and 4),
  position integer not null,
  title text not null default '' check (length(title) <= 300),
  description text not null default '' check (length(description) <= 9900),
  conclusion text not null default '' check (length(conclusion) <= 9900),
  party_id uuid references party,
  removed_at timestamptz,
  updated_by uuid not null references staff,
  updated_at timestamptz not null,
  version integer not null default 1,
  check ((kind = 'case') = (key is null))
);
comment on table minutes_item is 'One agenda case, one of the seven fixed points, or one note of the draft minutes, each with its topics and its own version.';
create index minutes_item_meeting on minutes_item (meeting_id, position);
create index minutes_item_pathway on minutes_item (pathway_id);
create unique index minutes_item_key on minutes_item (meeting_id, key, coalesce(party_id, '00000000-0000-0000-0000-000000000000')) where key is not null;
select protect('minutes_item');
grant select, insert, update on minutes_item to samlop_staff;

create table minutes (
  meeting_id uuid primary key references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  state text not null default 'draft' check (state in ('draft', 'approved')),
  -- The meeting's decision (A10) and why. The reason is clinical and stands in minutes_item 'pathway-or-integrated'.
  decision text check (decision in ('pathway', 'integrated-one-place', 'neither')),
  decided_at timestamptz,
  decided_by uuid references staff,
  feedback_when text check (feedback_when in ('in-meeting', 'later')),
  feedback_by text check (length(feedback_by) <= 200),
  next_starts_at timestamptz,
  next_place text check (length(next_place) <= 500),
  latest_version integer not null default 0,
  version integer not null default 1
);
comment on table minutes is 'The minutes of a meeting as a whole: state, decision, next meeting.';
create index minutes_pathway on minutes (pathway_id);
select protect('minutes');
grant select, insert, update on minutes to samlop_staff;

create table follow_up (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null check (topics > 0 and topics < 8192),
  item_id uuid references minutes_item,
  position integer not null,
  what text not null default '' check (length(what) <= 2000),
  party_id uuid references party,
  staff_id uuid references staff,
  due date,
  removed_at timestamptz,
  updated_by uuid not null references staff,
  updated_at timestamptz not null,
  version integer not null default 1
);
comment on table follow_up is 'A row of the follow-up matrix: case, what, who, deadline. Becomes a task when the minutes are approved (A10).';
create index follow_up_meeting on follow_up (meeting_id, position);
create index follow_up_pathway on follow_up (pathway_id);
select protect('follow_up');
grant select, insert, update on follow_up to samlop_staff;

create table minutes_version (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  number integer not null check (number > 0),
  approved_at timestamptz not null,
  approved_by uuid not null references staff,
  approved_unit_id uuid not null references unit,
  -- Why it was corrected; empty for the first version only.
  reason text check (length(reason) between 1 and 2000),
  recalled_at timestamptz,
  recalled_by uuid references staff,
  recall_reason text check (length(recall_reason) between 1 and 2000),
  unique (meeting_id, number),
  check (number = 1 or reason is not null),
  check ((recalled_at is null) = (recall_reason is null))
);
comment on table minutes_version is 'Approved minutes. A correction is a new version with a reason; nothing approved is changed.';
create index minutes_version_pathway on minutes_version (pathway_id);
select protect('minutes_version');
grant select, insert on minutes_version to samlop_staff;
grant update (recalled_at, recalled_by, recall_reason) on minutes_version to samlop_staff;

create table minutes_version_item (
  id uuid primary key default gen_random_uuid(),
  minutes_version_id uuid not null references minutes_version,
  pathway_id uuid not null references pathway,
  topics integer not null check (topics > 0 and topics < 8192),
  section text not null check (section in ('frame', 'presence', 'note', 'case', 'point', 'follow-up')),
  position integer not null,
  content jsonb not null
);
comment on table minutes_version_item is 'A frozen piece of approved minutes with its topics: each reader sees the pieces that its basis allows today.';
create index minutes_version_item_version on minutes_version_item (minutes_version_id, position);
create index minutes_version_item_pathway on minutes_version_item (pathway_id);
select protect('minutes_version_item');
grant select, insert on minutes_version_item to samlop_staff;

create table minutes_copy (
  id uuid primary key default gen_random_uuid(),
  minutes_version_id uuid not null references minutes_version,
  meeting_id uuid not null references meeting,
  pathway_id uuid not null references pathway,
  topics integer not null default 4096 check (topics > 0 and topics < 8192),
  party_id uuid not null references party,
  document_id uuid references document,
  -- Topics the recipient's basis did not cover, for "what this version does not show and why". They follow from the basis
  -- alone, so that they do not tell whether anything was written about them.
  left_out integer not null check (left_out >= 0 and left_out < 8192),
  channel text not null check (channel in ('screen', 'paper')),
  sent_at timestamptz not null,
  first_read_at timestamptz,
  recalled_at timestamptz,
  recalled_by uuid references staff,
  recall_reason text check (length(recall_reason) between 1 and 2000),
  unique (minutes_version_id, party_id)
);
comment on table minutes_copy is 'Which recipient was sent which version, when it was read, and whether it was recalled (A9).';
create index minutes_copy_pathway on minutes_copy (pathway_id);
create index minutes_copy_party on minutes_copy (meeting_id, party_id, sent_at);
create index minutes_copy_document on minutes_copy (document_id);
select protect('minutes_copy');
grant select, insert on minutes_copy to samlop_staff;
grant update (first_read_at, recalled_at, recalled_by, recall_reason) on minutes_copy to samlop_staff;

-- Recall. A recalled version is gone for everyone but the units that answer for the meeting, and a recalled
-- copy for the unit it was sent to: the frozen pieces, the paper, and the rows they were made from until a newer copy is sent.
-- The rows stay, and the copy itself tells that and why it was recalled.
create policy not_recalled on minutes_version as restrictive for select to samlop_staff using (
  approved_unit_id = (select current_unit())
  or exists (select from meeting m join pathway p on p.id = m.pathway_id where m.id = minutes_version.meeting_id
    and (select current_unit()) in (m.convening_unit_id, p.responsible_unit_id))
  or (recalled_at is null and not exists (select from minutes_copy c where c.minutes_version_id = minutes_version.id
    and c.party_id = (select current_unit()) and c.recalled_at is not null)));
create policy as_version on minutes_version_item as restrictive for select to samlop_staff using (
  exists (select from minutes_version v where v.id = minutes_version_item.minutes_version_id));
create policy not_recalled on minutes_item as restrictive for select to samlop_staff using (
  (select c.recalled_at from minutes_copy c where c.meeting_id = minutes_item.meeting_id
    and c.party_id = (select current_unit()) order by c.sent_at desc limit 1) is null);
create policy not_recalled on follow_up as restrictive for select to samlop_staff using (
  (select c.recalled_at from minutes_copy c where c.meeting_id = follow_up.meeting_id
    and c.party_id = (select current_unit()) order by c.sent_at desc limit 1) is null);
create policy not_recalled on document as restrictive for select to samlop_staff using (
  kind <> 'minutes' or author_unit_id = (select current_unit())
  or not exists (select from minutes_copy c where c.document_id in (document.id, document.archive_of) and c.recalled_at is not null));

-- Who writes the draft: the convening unit, the unit responsible now, the chair and the minute-taker; each service its own offer.
do $$
declare target text; writer text := $w$exists (select from meeting m join pathway p on p.id = m.pathway_id where m.id = %1$I.meeting_id
  and ((select current_unit()) in (m.convening_unit_id, p.responsible_unit_id)
    or (select current_staff()) in (m.chair_staff_id, m.minute_taker_staff_id)))$w$;
begin
  foreach target in array array['minutes_item', 'follow_up', 'presence', 'minutes'] loop
    execute format('create policy by_writer_add on %1$I as restrictive for insert to samlop_staff with check (' || writer
      || case target when 'presence' then '' when 'minutes' then '' else ' and updated_by = (select current_staff())' end || ')', target);
    execute format('create policy by_writer_change on %1$I as restrictive for update to samlop_staff using (' || writer
      || case target when 'minutes_item' then ' or (key = ''service-offer'' and party_id = (select current_unit()))'
        -- Taken with the lock that every change of a row holds against approval.
        when 'minutes' then ' or exists (select from invitation i where i.meeting_id = minutes.meeting_id and i.party_id = (select current_unit()))'
        else '' end || ')', target);
  end loop;
end $$;
-- What is approved is approved in one's own name, whole, at that instant.
create policy in_own_name on minutes_version as restrictive for insert to samlop_staff with check (
  approved_by = (select current_staff()) and approved_unit_id = (select current_unit()) and approved_at = (select current_instant()));
create policy with_version on minutes_version_item as restrictive for insert to samlop_staff with check (
  exists (select from minutes_version v where v.id = minutes_version_item.minutes_version_id
    and v.approved_unit_id = (select current_unit()) and v.approved_at = (select current_instant())));
-- A recipient marks its own copy as read; sending and recall are for the units that answer for the meeting. (A policy here
-- cannot read minutes_version, whose own policy reads this table.)
create policy by_sender_add on minutes_copy as restrictive for insert to samlop_staff with check (
  sent_at = (select current_instant()) and exists (select from meeting m join pathway p on p.id = m.pathway_id
    where m.id = minutes_copy.meeting_id and (select current_unit()) in (m.convening_unit_id, p.responsible_unit_id)));
create policy by_sender_or_reader on minutes_copy as restrictive for update to samlop_staff using (
  party_id = (select current_unit()) or exists (select from meeting m join pathway p on p.id = m.pathway_id
    where m.id = minutes_copy.meeting_id and (select current_unit()) in (m.convening_unit_id, p.responsible_unit_id)));
create policy by_sender on minutes_version as restrictive for update to samlop_staff using (
  exists (select from meeting m join pathway p on p.id = m.pathway_id where m.id = minutes_version.meeting_id
    and (select current_unit()) in (m.convening_unit_id, p.responsible_unit_id)));
