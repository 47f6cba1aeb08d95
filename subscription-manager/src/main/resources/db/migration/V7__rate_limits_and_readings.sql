-- X's rate limits, as X counts them: for each endpoint by app or, where users sign, by user. One row for all replicas;
-- a call is subtracted before it is made, by this database's clock.
create table rate_limit (
  app        text        not null,
  endpoint   text        not null,
  -- Empty where X counts the app's bearer or the app's owner.
  user_id    text        not null,
  call_limit integer     not null check (call_limit > 0),
  remaining  integer     not null check (remaining >= 0),
  -- When X begins to count anew; until X has said so, 15 minutes after the first call.
  reset_at   timestamptz not null,
  learned    boolean     not null,
  primary key (app, endpoint, user_id)
);

create index rate_limit_of_users on rate_limit (reset_at) where user_id <> '';

-- What was last read from X, for all replicas. Who holds the claim asks X; the others wait for what it reads.
create table x_reading (
  app           text   not null,
  resource      text   not null check (resource in ('webhooks', 'subscriptions', 'subscription', 'count')),
  -- X's id of the webhook, with the user's behind a slash for one subscription; empty where it is the app's.
  subject       text   not null,
  value         json,
  read_at       timestamptz,
  claim         bigint not null default 0,
  claimed_until timestamptz,
  primary key (app, resource, subject),
  check ((value is null) = (read_at is null))
);

create index x_reading_read_at on x_reading (read_at);

-- When the webhook's subscriptions are compared with X's list next.
alter table webhook add column reconcile_at timestamptz not null default now() + interval '15 minutes';
