-- Documents: letters and minutes the product makes, and papers that are scanned and attached. Kept in the database, never changed.

create table document (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null references pathway,
  -- Every topic the document touches: it is visible only to those who may see all of them.
  topics integer not null check (topics > 0 and topics < 8192),
  -- A recipient's own version is visible to that unit and to the unit that made it.
  audience_unit_id uuid references unit,
  author_unit_id uuid not null references unit,
  kind text not null check (kind in ('invitation', 'consent-form', 'signed-consent', 'minutes', 'attachment', 'receipt')),
  title text not null check (length(title) between 1 and 200),
  language text check (language in ('nb', 'nn', 'en')),
  mime_type text not null check (mime_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size integer not null check (size between 1 and 10485760),
  sha256 bytea not null check (length(sha256) = 32),
  -- The archive version (PDF/A-2a) of a document sent as PDF/UA-1.
  archive_of uuid references document,
  subject_kind text check (subject_kind in ('meeting', 'minutes-version', 'legal-basis', 'meeting-request')),
  subject_id uuid,
  created_by uuid not null references staff,
  created_at timestamptz not null
);
comment on table document is 'A stored paper with its checksum (FHIR DocumentReference). The bytes are in document_content.';
create index document_pathway on document (pathway_id, created_at);
create index document_subject on document (subject_id);
select protect('document', true);
-- Nobody stores a paper in another's name.
create policy in_own_name on document as restrictive for insert to samlop_staff with check (
  created_by = (select current_staff()) and author_unit_id = (select current_unit()) and created_at = (select current_instant()));

create table document_content (
  document_id uuid primary key references document,
  bytes bytea not null
);
comment on table document_content is 'The bytes of a document; visible exactly when the document is.';
alter table document_content enable row level security; alter table document_content force row level security;
create policy as_document on document_content for all to samlop_staff
  using (exists (select from document d where d.id = document_content.document_id))
  with check (exists (select from document d where d.id = document_content.document_id));
alter table document_content alter column bytes set storage external;

-- Insert and read only: nothing may change or remove a stored document.
grant select, insert on document, document_content to samlop_staff;
