-- Users' tokens that were taken out of use and that X is to be told of. Each stays sealed in "secret", under a kind of its own,
-- so that a rotation covers it; several of one user may wait at once.
alter table secret drop constraint secret_kind_check;
alter table secret add constraint secret_kind_check check
  (kind in ('consumer', 'owner', 'client', 'user', 'user-invalidation', 'bearer', 'webhook-consumer', 'webhook-client'));

alter table secret drop constraint secret_check;
alter table secret add constraint secret_check check
  ((kind in ('user', 'user-invalidation')) = (user_id <> ''));

drop index secret_one_alive;
create unique index secret_one_alive on secret (app, kind, user_id)
  where ended_at is null and kind not in ('webhook-consumer', 'webhook-client', 'user-invalidation');

-- Whether a token is in use anywhere is looked up before X is told.
create index secret_token_in_use on secret (fingerprint) where ended_at is null and kind in ('user', 'owner');

-- The work itself. A row is a worker's until next_try_at, by this database's clock; lease grows with each claim.
create table user_invalidation (
  app          text        not null,
  user_id      text        not null,
  version      integer     not null,
  kind         text        not null default 'user-invalidation' check (kind = 'user-invalidation'),
  -- Fingerprint of the consumer key that the token is signed with: under another one X does not know it.
  consumer_key text,
  wanted_at    timestamptz not null default clock_timestamp(),
  next_try_at  timestamptz not null default clock_timestamp(),
  lease        bigint      not null default 0,
  failures     integer     not null default 0,
  last_failure text,
  primary key (app, user_id, version),
  foreign key (app, kind, user_id, version) references secret (app, kind, user_id, version)
);

create index user_invalidation_due on user_invalidation (next_try_at);
