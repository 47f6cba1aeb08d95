-- What became of a handshake, until it expires: whoever comes back with it again is told the same.
-- Spent before X is asked; the user stands here once their token is stored.
alter table handshake
  add column spent_at    timestamptz,
  add column user_id     text,
  add column screen_name text,
  add column fingerprint text,
  add constraint handshake_outcome_whole check
    ((user_id is null) = (screen_name is null) and (user_id is null) = (fingerprint is null)
     and (user_id is null or spent_at is not null));
