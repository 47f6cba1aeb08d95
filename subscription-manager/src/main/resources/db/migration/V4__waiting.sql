-- A refusal that passes by itself: whose it is, and since when the work waits for its end.
alter table webhook
  add column waiting_for text check (waiting_for in ('x', 'token-vault')),
  add column waiting_since timestamptz,
  add check ((waiting_for is null) = (waiting_since is null));

alter table subscription
  add column waiting_for text check (waiting_for in ('x', 'token-vault')),
  add column waiting_since timestamptz,
  add check ((waiting_for is null) = (waiting_since is null));
