-- X keeps one webhook for each URL of an app, so two wanted endpoints with one URL would share it,
-- and the end of one would be the end of both. Of those that share one, the endpoint whose webhook
-- is valid keeps it, else the one that X has, else the first by name.
create temporary table duplicate on commit drop as
select app, endpoint, app as keeper_app, keeper
from (
  select app, endpoint,
    first_value(endpoint) over (
      partition by app, url order by (state = 'valid') desc, (webhook_id is null), endpoint) as keeper
  from webhook where wanted) as shared
where endpoint <> keeper;

-- The same for one webhook of X's under two URLs or two apps.
insert into duplicate
select app, endpoint, keeper_app, keeper
from (
  select w.app, w.endpoint,
    first_value(w.app) over same_webhook as keeper_app,
    first_value(w.endpoint) over same_webhook as keeper,
    row_number() over same_webhook as place
  from webhook w
  where w.wanted and w.webhook_id is not null
    and not exists (select from duplicate d where d.app = w.app and d.endpoint = w.endpoint)
  window same_webhook as (
    partition by w.webhook_id order by (w.state = 'valid') desc, w.app, w.endpoint)) as shared
where place > 1;

-- Their users go on at the endpoint of the same app that keeps the webhook. X has most of these subscriptions; it is
-- asked for each all the same, which announces them.
insert into subscription
  (app, endpoint, user_id, screen_name, state, reason, changed_at, task, orders, next_try_at)
select distinct on (s.app, d.keeper, s.user_id)
  s.app, d.keeper, s.user_id, s.screen_name, 'pending',
  'It was a subscription of the endpoint ' || s.endpoint || ', which had the same URL.',
  now(), 'subscribe', 1, now()
from duplicate d
join subscription s on s.app = d.app and s.endpoint = d.endpoint
where d.keeper_app = d.app and s.state in ('pending', 'subscribed', 'failed') and coalesce(s.task, 'subscribe') = 'subscribe'
order by s.app, d.keeper, s.user_id, s.endpoint
on conflict (app, endpoint, user_id) do update
set state = 'pending', reason = excluded.reason, changed_at = now(), task = 'subscribe',
  orders = subscription.orders + 1, attempts = 0, next_try_at = now()
where subscription.state = 'unsubscribed' and subscription.task is null;

-- The others are deleted by the service, which announces that; X's webhook stays, since the keeper
-- names it.
update webhook w
set wanted = false, task = 'delete', orders = orders + 1, attempts = 0, next_try_at = now(),
  changed_at = now(),
  reason = 'It had the same URL as the endpoint ' || d.keeper || ', which keeps X''s webhook.'
from duplicate d
where w.app = d.app and w.endpoint = d.endpoint;

create unique index webhook_url_of_wanted on webhook (app, url) where wanted;

create unique index webhook_id_of_wanted on webhook (webhook_id)
  where wanted and webhook_id is not null;
