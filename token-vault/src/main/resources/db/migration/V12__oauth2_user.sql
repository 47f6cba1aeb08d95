-- Users who let the app in by OAuth 2.0. Access and refresh token are sealed as one, under a kind of their own in
-- "secret", so that both change together; before anybody knows whose they are, under the handshake's id.
alter table secret drop constraint secret_kind_check;
alter table secret add constraint secret_kind_check check
  (kind in ('consumer', 'owner', 'client', 'user', 'user-invalidation', 'oauth2-user', 'oauth2-pending', 'bearer',
            'webhook-consumer', 'webhook-client'));

alter table secret drop constraint secret_check;
alter table secret add constraint secret_check check
  ((kind in ('user', 'user-invalidation', 'oauth2-user', 'oauth2-pending')) = (user_id <> ''));

-- What is known of a user's OAuth 2.0 tokens beside them. "version" is that of the last "oauth2-user" secret.
-- All times are this database's.
create table oauth2_user (
  app               text        not null,
  user_id           text        not null,
  kind              text        not null default 'oauth2-user' check (kind = 'oauth2-user'),
  version           integer     not null,
  scopes            text[]      not null,
  requested_scopes  text[]      not null,
  granted_at        timestamptz not null,
  access_expires_at timestamptz not null,
  refreshed_at      timestamptz,
  last_used_at      timestamptz,
  state             text        not null,
  cause             text,
  -- Who asked X for other tokens last, by a number of chance, and until when it may: absent while nobody does.
  attempt           bigint,
  claimed_until     timestamptz,
  changed_at        timestamptz not null default clock_timestamp(),
  primary key (app, user_id),
  foreign key (app, kind, user_id, version) references secret (app, kind, user_id, version),
  check (state in ('active', 'missing-scope', 'reconnect-needed', 'revoking')),
  check (cause in ('refused', 'answer-lost', 'no-refresh-token', 'revoked-by-user')),
  check ((cause is not null) = (state = 'reconnect-needed')),
  check (claimed_until is null or attempt is not null)
);

create index oauth2_user_by_state on oauth2_user (app, state, user_id);
create index oauth2_user_claimed on oauth2_user (claimed_until) where claimed_until is not null;

-- Users on their way through X's page. State and code verifier are sealed as one; when a rotation deletes the data key,
-- what it sealed here goes with it. Who came of it stands here until it expires, for whoever asks again.
create table oauth2_handshake (
  id               text        primary key,
  app              text        not null,
  key_version      integer     not null,
  sealed           bytea       not null,
  callback         text        not null,
  requested_scopes text[]      not null,
  expires_at       timestamptz not null,
  spent_at         timestamptz,
  user_id          text,
  username         text,
  fingerprint      text,
  scopes           text[],
  foreign key (app, key_version) references data_key (app, version) on delete cascade,
  check ((user_id is null) = (username is null) and (user_id is null) = (fingerprint is null)
         and (user_id is null) = (scopes is null) and (user_id is null or spent_at is not null))
);

create index oauth2_handshake_by_expiry on oauth2_handshake (expires_at);
create index oauth2_handshake_by_key on oauth2_handshake (app, key_version);

-- Tokens of which X has not said yet whose they are: "user_id" is the handshake's id. A row is a worker's until
-- next_try_at; lease grows with each claim. An abandoned one is nobody's any more: X is told, and it is erased.
create table oauth2_pending (
  app              text        not null,
  user_id          text        not null,
  kind             text        not null default 'oauth2-pending' check (kind = 'oauth2-pending'),
  version          integer     not null,
  requested_scopes text[]      not null,
  granted_at       timestamptz not null,
  abandoned        boolean     not null default false,
  next_try_at      timestamptz not null,
  lease            bigint      not null default 0,
  failures         integer     not null default 0,
  last_failure     text,
  primary key (app, user_id),
  foreign key (app, kind, user_id, version) references secret (app, kind, user_id, version)
);

create index oauth2_pending_due on oauth2_pending (next_try_at);
