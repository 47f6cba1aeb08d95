-- When each webhook secret last verified a delivery, by webhook, as webhook-ingest told: an observation, no act of
-- anybody's, so it stands here and not in the trail.
create table webhook_secret_use (
  app              text        not null references app (name),
  kind             text        not null,
  version          integer     not null,
  endpoint         text        not null,
  last_verified_at timestamptz not null,
  primary key (app, kind, version, endpoint),
  check (kind in ('webhook-consumer', 'webhook-client'))
);
