-- Whether people need an invitation to connect to the app.
alter table connect_setting add column invitations_only boolean not null default false;

-- Invitations: the link is signed and not stored; how many handshakes it may begin, and has begun.
create table connect_invitation (
  id             text        primary key,
  app            text        not null,
  max_handshakes integer     not null check (max_handshakes > 0),
  begun          integer     not null default 0,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  check (begun between 0 and max_handshakes)
);
create index connect_invitation_expires_at on connect_invitation (expires_at);

-- Handshakes begun without an invitation, by app and day in UTC; only where a limit of a day is set.
create table connect_day (
  app   text    not null,
  day   date    not null,
  begun integer not null,
  primary key (app, day)
);
