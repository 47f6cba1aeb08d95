-- Who used or wrote what. Rows are only ever added: the database refuses the rest, whoever asks.

create table audit (
  id          bigint      generated always as identity primary key,
  at          timestamptz not null,
  caller_kind text        not null,
  caller      text        not null,
  action      text        not null,
  app         text,
  user_id     text,
  fingerprint text,
  outcome     text        not null
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'token_vault.audit is append-only';
end
$$;

create trigger audit_keeps_its_rows before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();
