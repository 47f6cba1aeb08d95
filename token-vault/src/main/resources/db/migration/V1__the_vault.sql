-- Everything the vault keeps. Schema: token_vault.

create table app (
  name           text        primary key,
  require_modern boolean     not null default false,
  created_at     timestamptz not null
);

-- A data key of an app, wrapped by the master key. The newest seals, the others still open.
create table data_key (
  app     text        not null references app (name),
  version integer     not null,
  wrapped bytea       not null,
  made_at timestamptz not null,
  primary key (app, version)
);

-- Every secret that ever took a place. The one that ended keeps its fingerprint and its times, and no secret.
create table secret (
  app         text        not null references app (name),
  kind        text        not null,
  user_id     text        not null,
  version     integer     not null,
  key_version integer,
  sealed      bytea,
  fingerprint text        not null,
  added_at    timestamptz not null,
  ended_at    timestamptz,
  primary key (app, kind, user_id, version),
  foreign key (app, key_version) references data_key (app, version),
  check (kind in ('consumer', 'owner', 'client', 'user', 'webhook-consumer', 'webhook-client')),
  check ((kind = 'user') = (user_id <> '')),
  check ((ended_at is null) = (sealed is not null)),
  check ((sealed is null) = (key_version is null))
);

-- One live secret in a place, but for webhook keys, of which several verify at once.
create unique index secret_one_alive on secret (app, kind, user_id)
  where ended_at is null and kind not in ('webhook-consumer', 'webhook-client');

-- What a rotation still has to do.
create index secret_by_key on secret (app, key_version) where ended_at is null;
