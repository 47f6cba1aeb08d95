-- How people let an app in, what they are subscribed to then, where they may be led back to, and how the pages look.
alter table connect_setting
  add column oauth text not null default '1.0a' check (oauth in ('1.0a', '2.0')),
  -- The name of a set of event types; null for what was wanted before, else account activity.
  add column profile text,
  add column return_to text[] not null default '{}',
  add column brand_name text,
  add column brand_logo_url text,
  add column brand_color text;

-- By which consent a user's subscription is asked for, and why that does not cover what is wanted.
alter table subscription
  add column oauth text not null default '1.0a' check (oauth in ('1.0a', '2.0')),
  add column lack text check (lack in ('missing-scope', 'reconnect-needed'));

alter table event_subscription
  add column lack text check (lack in ('missing-scope', 'reconnect-needed'));

-- Users who are being disconnected, or were: their subscriptions end at X, then their credentials in token-vault.
create table disconnection (
  app           text        not null,
  user_id       text        not null,
  requested_by  text        not null check (requested_by in ('user', 'operator')),
  requested_at  timestamptz not null,
  -- How far token-vault is with the credentials.
  credentials   text        not null default 'held' check (credentials in ('held', 'revoking', 'none')),
  reason        text,
  ended_at      timestamptz,
  task          text        check (task = 'disconnect'),
  orders        integer     not null default 0,
  attempts      integer     not null default 0,
  next_try_at   timestamptz,
  fence         bigint      not null default 0,
  leased_until  timestamptz,
  waiting_for   text,
  waiting_since timestamptz,
  primary key (app, user_id),
  check ((task is null) = (next_try_at is null)),
  check ((task is null) = (ended_at is not null))
);
create index disconnection_due on disconnection (next_try_at) where task is not null;
create index disconnection_ended on disconnection (ended_at) where ended_at is not null;
