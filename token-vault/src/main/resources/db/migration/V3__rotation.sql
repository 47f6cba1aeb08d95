-- The last rotation of each app's data key.

create table rotation (
  app         text        primary key references app (name),
  key_version integer     not null,
  request_key text,
  total       integer     not null,
  started_at  timestamptz not null,
  finished_at timestamptz
);
