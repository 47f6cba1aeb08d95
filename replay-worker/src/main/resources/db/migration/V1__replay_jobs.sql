-- Replay jobs and what X said of jobs that are not known yet. Schema: replay_worker.

create table replay_job (
  job_id       text        primary key,
  number       bigint      generated always as identity unique,
  app          text        not null,
  endpoint     text        not null,
  webhook_id   text        not null,
  from_at      timestamptz not null,
  to_at        timestamptz not null,
  state        text        not null,
  x_job_id     text,
  request_key  text,
  requested_at timestamptz not null,
  asked_at     timestamptz,
  ended_at     timestamptz,
  reason       text,
  changed_at   timestamptz not null,
  -- Whether Kafka has acknowledged that X is about to be asked.
  told         boolean     not null default false,
  -- Whether X may have heard an ask of which no answer came.
  in_doubt     boolean     not null default false,
  attempts     integer     not null default 0,
  next_try_at  timestamptz,
  -- Each claim raises the fence; a write of a worker names the one it got.
  fence        bigint      not null default 0,
  leased_until timestamptz,
  check (state in ('queued', 'asking', 'running', 'complete', 'incomplete', 'failed', 'cancelled')),
  check (from_at < to_at),
  check ((state in ('complete', 'incomplete', 'failed', 'cancelled')) = (ended_at is not null))
);

-- X takes one job of a webhook at a time, however many replicas there are.
create unique index replay_job_one_at_a_time on replay_job (app, endpoint)
  where state in ('asking', 'running');

create unique index replay_job_request_key on replay_job (app, endpoint, request_key)
  where request_key is not null;

create index replay_job_open on replay_job (number) where ended_at is null;
create index replay_job_ended on replay_job (ended_at) where ended_at is not null;
create index replay_job_list on replay_job (app, endpoint, number desc);

-- X can say that a job has ended before its answer to the asking is written down.
create table unmatched_status (
  app         text        not null,
  endpoint    text        not null,
  x_job_id    text        not null,
  complete    boolean     not null,
  received_at timestamptz not null,
  primary key (app, endpoint, x_job_id)
);
