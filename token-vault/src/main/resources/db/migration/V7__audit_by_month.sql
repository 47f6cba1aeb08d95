-- The trail by month, so that a month can be dropped as a whole: rows are never deleted. And what a row tells beside
-- who did what: through which route, with which token, from where, why it was refused, and how often.
--
-- The rows that are there stay in their table, which becomes the partition of all months until this one ends. They are
-- read once, and an index is built.

alter table audit
  add column route    text,
  add column token_id text,
  add column address  text,
  add column reason   text,
  add column count    bigint not null default 1;

-- One sequence for all months: a partition's own identity would count for itself.
alter table audit alter column id drop identity;
alter table audit drop constraint audit_pkey;
alter table audit rename to audit_until_now;
create sequence audit_ids as bigint;

create table audit (
  id          bigint      not null default nextval('token_vault.audit_ids'),
  at          timestamptz not null,
  caller_kind text        not null,
  caller      text        not null,
  action      text        not null,
  app         text,
  user_id     text,
  fingerprint text,
  outcome     text        not null,
  purpose     text,
  route       text,
  token_id    text,
  address     text,
  reason      text,
  count       bigint      not null default 1,
  -- A unique index holds the column that parts the table. The id alone is unique by its sequence.
  primary key (id, at)
) partition by range (at);

alter sequence audit_ids owned by audit.id;

create index audit_by_app on audit (app, id);
create index audit_by_action on audit (action, id);
create index audit_by_outcome on audit (outcome, id);

create trigger audit_keeps_its_rows before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();

-- A table of the trail's form that keeps its rows, whoever names it in place of the trail.
create function audit_make_table(name text) returns void language plpgsql as $$
begin
  execute format('create table token_vault.%I (like token_vault.audit including defaults)', name);
  execute format(
    'create trigger audit_keeps_its_rows before update or delete or truncate on token_vault.%I
     for each statement execute function token_vault.audit_is_append_only()', name);
end
$$;

-- The partitions but for the one of all other times, each with the time it begins and the time it ends before. Bounds
-- are read as they are written, in a form that does not depend on the session.
create function audit_months() returns table (name text, begins timestamptz, ends timestamptz)
language sql stable set timezone to 'UTC' set datestyle to 'ISO, YMD' as $$
  select c.relname::text,
         coalesce(substring(b.bounds from 'FROM \(''([^'']*)''\)')::timestamptz, '-infinity'),
         substring(b.bounds from 'TO \(''([^'']*)''\)')::timestamptz
  from pg_catalog.pg_inherits i
    join pg_catalog.pg_class c on c.oid = i.inhrelid
    cross join lateral pg_catalog.pg_get_expr(c.relpartbound, c.oid) as b (bounds)
  where i.inhparent = 'token_vault.audit'::regclass and b.bounds <> 'DEFAULT'
$$;

-- Makes the partition of a month of UTC. False where the month has one.
-- Rows of that month that came before it was made are in the partition of all other times: they move.
create function audit_add_month(month date) returns boolean language plpgsql as $$
declare
  first timestamptz := month::timestamp at time zone 'UTC';
  next  timestamptz := (month + interval '1 month') at time zone 'UTC';
  name  text := 'audit_' || to_char(month, 'YYYY_MM');
  moves boolean;
begin
  if exists (select from token_vault.audit_months() m where m.begins < next and m.ends > first) then
    return false;
  end if;
  perform token_vault.audit_make_table(name);
  execute 'select exists (select from token_vault.audit_default where at >= $1 and at < $2)'
    into moves using first, next;
  if moves then
    execute 'alter table token_vault.audit detach partition token_vault.audit_default';
    execute 'alter table token_vault.audit_default rename to audit_moved';
    perform token_vault.audit_make_table('audit_default');
    execute 'alter table token_vault.audit attach partition token_vault.audit_default default';
  end if;
  execute format(
    'alter table token_vault.audit attach partition token_vault.%I for values from (%L) to (%L)',
    name, first, next);
  if moves then
    execute 'insert into token_vault.audit select * from token_vault.audit_moved';
    execute 'drop table token_vault.audit_moved';
  end if;
  return true;
end
$$;

-- Drops the partitions of which all is older, and tells which, and between which ids their rows were.
create function audit_drop_months(before timestamptz)
returns table (name text, first_id bigint, last_id bigint) language plpgsql as $$
begin
  for name in select m.name from token_vault.audit_months() m where m.ends <= before order by m.ends loop
    execute format('select min(id), max(id) from token_vault.%I', name) into first_id, last_id;
    execute format('drop table token_vault.%I', name);
    return next;
  end loop;
end
$$;

select audit_make_table('audit_default');
alter table audit attach partition audit_default default;

do $$
declare
  month date := date_trunc('month', now() at time zone 'UTC')::date;
  next  timestamptz := (month + interval '1 month') at time zone 'UTC';
begin
  perform setval('token_vault.audit_ids', (select coalesce(max(id), 0) + 1 from audit_until_now), false);
  -- What a clock that was ahead dated into later months must not keep this partition from ending.
  if exists (select from audit_until_now where at >= next) then
    alter table audit_until_now disable trigger audit_keeps_its_rows;
    with later as (delete from audit_until_now where at >= next returning *)
    insert into audit (id, at, caller_kind, caller, action, app, user_id, fingerprint, outcome, purpose)
    select id, at, caller_kind, caller, action, app, user_id, fingerprint, outcome, purpose from later;
    alter table audit_until_now enable trigger audit_keeps_its_rows;
  end if;
  alter table audit_until_now alter column id set default nextval('token_vault.audit_ids');
  execute format('alter table audit_until_now rename to %I', 'audit_until_' || to_char(month, 'YYYY_MM'));
  execute format('alter table audit attach partition %I for values from (minvalue) to (%L)',
    'audit_until_' || to_char(month, 'YYYY_MM'), next);
  for ahead in 1..3 loop
    perform token_vault.audit_add_month((month + make_interval(months => ahead))::date);
  end loop;
end
$$;
