-- OAuth 2.0 tokens of users who were disconnected, and that X is to be told of: as the kind "user-invalidation" has
-- those of OAuth 1.0a. A table of its own, since a replica of the version before takes all there is in the other.
alter table secret drop constraint secret_kind_check;
alter table secret add constraint secret_kind_check check
  (kind in ('consumer', 'owner', 'client', 'user', 'user-invalidation', 'oauth2-user', 'oauth2-pending',
            'oauth2-revocation', 'bearer', 'webhook-consumer', 'webhook-client'));

alter table secret drop constraint secret_check;
alter table secret add constraint secret_check check
  ((kind in ('user', 'user-invalidation', 'oauth2-user', 'oauth2-pending', 'oauth2-revocation')) = (user_id <> ''));

drop index secret_one_alive;
create unique index secret_one_alive on secret (app, kind, user_id)
  where ended_at is null
    and kind not in ('webhook-consumer', 'webhook-client', 'user-invalidation', 'oauth2-revocation');

-- The work itself, in the form of user_invalidation. "consumer_key" is the fingerprint of the client id here.
create table oauth2_revocation (
  app          text        not null,
  user_id      text        not null,
  version      integer     not null,
  kind         text        not null default 'oauth2-revocation' check (kind = 'oauth2-revocation'),
  consumer_key text,
  wanted_at    timestamptz not null default clock_timestamp(),
  next_try_at  timestamptz not null default clock_timestamp(),
  lease        bigint      not null default 0,
  failures     integer     not null default 0,
  last_failure text,
  primary key (app, user_id, version),
  foreign key (app, kind, user_id, version) references secret (app, kind, user_id, version)
);

create index oauth2_revocation_due on oauth2_revocation (next_try_at);

-- How each user was last announced, which is also what lists are read from. "revoked_at" is set while nothing is known
-- of a user but that they took the access back.
create table user_state (
  app        text        not null references app (name),
  user_id    text        not null,
  state      text        not null,
  cause      text,
  scopes     text[],
  changed_at timestamptz not null,
  revoked_at timestamptz,
  -- When a request was last signed with the user's token of OAuth 1.0a.
  oauth1_used_at timestamptz,
  primary key (app, user_id),
  check (state in ('active', 'missing-scope', 'reconnect-needed', 'revoking')),
  check ((cause is not null) = (state = 'reconnect-needed'))
);

create index user_state_by_state on user_state (app, state, user_id);

-- How each user is, by the rows that say so. OAuth 2.0 decides where there is any: what needs it is not helped by a
-- token of OAuth 1.0a, unless the user connected so since.
create view user_state_now as
select u.app, u.user_id, s.state,
       case when s.state = 'reconnect-needed' then coalesce(o.cause, 'revoked-by-user') end as cause,
       o.scopes
from (select app, user_id from secret where kind = 'user' and ended_at is null
      union select app, user_id from oauth2_user
      union select app, user_id from user_invalidation
      union select app, user_id from oauth2_revocation
      union select app, user_id from user_state where revoked_at is not null) u
  left join oauth2_user o on o.app = u.app and o.user_id = u.user_id
  cross join lateral (
    select case
      when o.state in ('active', 'missing-scope') then o.state
      when o.state = 'reconnect-needed'
        and not exists (select from secret t where t.app = u.app and t.kind = 'user' and t.user_id = u.user_id
                          and t.ended_at is null and t.added_at > o.changed_at) then o.state
      when exists (select from secret t where t.app = u.app and t.kind = 'user' and t.user_id = u.user_id
                     and t.ended_at is null) then 'active'
      when exists (select from user_state r where r.app = u.app and r.user_id = u.user_id
                     and r.revoked_at is not null) then 'reconnect-needed'
      else 'revoking'
    end as state) s;
