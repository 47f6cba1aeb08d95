-- Which of an app's webhooks people connect to; without a row it is the only one.
create table connect_setting (
  app        text        primary key,
  endpoint   text        not null,
  changed_at timestamptz not null,
  foreign key (app, endpoint) references webhook (app, endpoint)
);

-- Keys that sign what browsers carry while people connect. Shared by the replicas; a new one every day.
create table connect_key (
  id         bigint      generated always as identity primary key,
  secret     bytea       not null,
  created_at timestamptz not null
);
