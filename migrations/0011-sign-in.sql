-- Sign-in with several login providers, bound to the browser that began it.

-- Attempts last minutes; those under way cannot be finished after this change and are begun anew.
delete from sign_in_attempt;
alter table sign_in_attempt
  add column provider text not null check (length(provider) between 1 and 50),
  add column browser_hash bytea not null;
comment on column sign_in_attempt.browser_hash is
  'SHA-256 of a cookie set when the sign-in began: nobody can be lured into finishing somebody else''s.';
create index sign_in_attempt_created on sign_in_attempt (created_at);

alter table session add column provider text check (length(provider) between 1 and 50);
comment on column session.id_token is
  'Encrypted with a key derived from the session cookie, since it holds the identity number; needed to sign out at the provider.';

-- Health personnel bring their HPR number from the login provider. It fills a gap and never replaces what stands.
create policy sign_in_number on staff for update to samlop_auth using (hpr_number is null) with check (hpr_number is not null);
grant update (hpr_number, version) on staff to samlop_auth;
