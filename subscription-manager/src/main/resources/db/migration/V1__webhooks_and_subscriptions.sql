-- What is wanted, what X is known to have, and what is left to do. Schema: subscription_manager.

-- The last seven columns of each table are its work: a task that is due is claimed by a lease, and
-- every later write of the worker names the fence it got with it.
create table webhook (
  app            text        not null,
  endpoint       text        not null,
  url            text        not null,
  webhook_id     text,
  wanted         boolean     not null,
  state          text        not null,
  reason         text,
  validity       json        not null,
  changed_at     timestamptz not null,
  -- A move: where to; whether the quota forces the old one to go first; whether users who cannot be
  -- subscribed again are left behind; and the old webhook, from the new one's first moment until it is deleted.
  moving_to      text,
  delete_first   boolean     not null default false,
  leave_behind   boolean     not null default false,
  old_webhook_id text,
  old_url        text,
  task           text,
  orders         integer     not null default 0,
  attempts       integer     not null default 0,
  next_try_at    timestamptz,
  fence          bigint      not null default 0,
  leased_until   timestamptz,
  primary key (app, endpoint),
  check (state in ('registering', 'valid', 'invalid', 'failed', 'deleted')),
  check (task in ('register', 'delete', 'move')),
  check ((task is null) = (next_try_at is null))
);

create index webhook_due on webhook (next_try_at) where task is not null;

create table subscription (
  app           text        not null,
  endpoint      text        not null,
  user_id       text        not null,
  screen_name   text,
  state         text        not null,
  reason        text,
  subscribed_at timestamptz,
  -- X's webhook through which the user is subscribed; after a move it is another than the webhook's.
  through       text,
  changed_at    timestamptz not null,
  task          text,
  orders        integer     not null default 0,
  attempts      integer     not null default 0,
  next_try_at   timestamptz,
  fence         bigint      not null default 0,
  leased_until  timestamptz,
  primary key (app, endpoint, user_id),
  foreign key (app, endpoint) references webhook (app, endpoint),
  check (state in ('pending', 'subscribed', 'failed', 'revoked', 'unsubscribed')),
  check (task in ('subscribe', 'unsubscribe', 'unsubscribe-as-user')),
  check ((task is null) = (next_try_at is null))
);

create index subscription_due on subscription (next_try_at) where task is not null;

-- A revocation names the user, and no endpoint.
create index subscription_of_user on subscription (app, user_id);
