-- Through which of X's APIs a webhook is registered: account activity 1.1, or version 2.
alter table webhook
  add column api text not null default '1.1' check (api in ('1.1', '2')),
  -- Version 2 says that it has begun a challenge, and not whether the webhook passed.
  add column challenged_at timestamptz,
  drop constraint webhook_task_check,
  add constraint webhook_task_check check (task in ('register', 'confirm', 'delete', 'move'));

-- What is read from version 2 has names of its own.
alter table x_reading
  drop constraint x_reading_resource_check,
  add constraint x_reading_resource_check check (resource in (
    'webhooks', 'subscriptions', 'subscription', 'count',
    'webhooks-2', 'subscriptions-2', 'subscription-2', 'count-2'));
