-- Which keys of the master key each running replica knows. A data key is wrapped with a key that all of them know.
-- A row ends when nothing was heard of its replica for a while, by this database's clock.
-- Who chooses a key locks the table in share mode, so that no replica joins until the new data key is committed.
create table master_key_replica (
  replica        text        primary key,
  primary_key_id bigint      not null,
  key_ids        bigint[]    not null,
  seen_at        timestamptz not null
);
