-- What a credential was used for: an endpoint's method and path, without ids.
alter table audit add column purpose text;

-- The app-only bearer is a credential like the others: one live per app, sealed, erased when it ends.
alter table secret drop constraint secret_kind_check;
alter table secret add constraint secret_kind_check check
  (kind in ('consumer', 'owner', 'client', 'user', 'bearer', 'webhook-consumer', 'webhook-client'));

-- When X was last asked for another bearer because it refused one: not more often than the setting says.
create table bearer_renewal (
  app      text        primary key references app (name),
  asked_at timestamptz not null
);

-- A user on the way through X. The request token and its secret are sealed as one, and the id is the row's identity.
-- When a rotation deletes the data key, what it sealed here goes with it.
create table handshake (
  id          text        primary key,
  app         text        not null,
  key_version integer     not null,
  sealed      bytea       not null,
  expires_at  timestamptz not null,
  foreign key (app, key_version) references data_key (app, version) on delete cascade
);

create index handshake_by_expiry on handshake (expires_at);
create index handshake_by_key on handshake (app, key_version);
