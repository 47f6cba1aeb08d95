-- What X delivers through a subscription: all of account activity, or event types of the X Activity API.
alter table subscription
  add column api text not null default 'account-activity' check (api in ('account-activity', 'activity')),
  -- The name of the set of event types; null where they are a list.
  add column profile text,
  add column event_types text[],
  add check ((api = 'activity') = (event_types is not null)),
  add check (api = 'activity' or profile is null);

create index subscription_of_activity on subscription (app, user_id) where api = 'activity';

-- What X has of a user, one row for each event type: there each is a subscription of its own. The work is the user's,
-- in the table subscription. The row of the whole app, of oauth.revoke, has an empty user_id.
create table event_subscription (
  app             text        not null,
  endpoint        text        not null,
  user_id         text        not null,
  event_type      text        not null,
  state           text        not null check (state in ('pending', 'subscribed', 'failed', 'ended')),
  reason          text,
  -- X's id of the subscription, and of the webhook through which it delivers.
  subscription_id text,
  through         text,
  tag             text,
  subscribed_at   timestamptz,
  expires_at      timestamptz,
  changed_at      timestamptz not null,
  primary key (app, endpoint, user_id, event_type),
  foreign key (app, endpoint) references webhook (app, endpoint),
  check (state <> 'subscribed' or (subscription_id is not null and through is not null))
);

create index event_subscription_at_x on event_subscription (app, subscription_id)
  where subscription_id is not null;

-- How many subscriptions of the X Activity API the app may have by its contract; without a row it is the setting.
create table activity_setting (
  app               text        primary key,
  max_subscriptions integer     not null check (max_subscriptions > 0),
  changed_at        timestamptz not null
);

alter table x_reading
  drop constraint x_reading_resource_check,
  add constraint x_reading_resource_check check (resource in (
    'webhooks', 'subscriptions', 'subscription', 'count',
    'webhooks-2', 'subscriptions-2', 'subscription-2', 'count-2', 'activity-2'));
