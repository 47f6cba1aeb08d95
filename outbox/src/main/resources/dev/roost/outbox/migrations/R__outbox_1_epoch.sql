-- The first part of every position that the relay announces. An operator raises it after the
-- database was restored from a backup: positions go on from a lower number then, and without a
-- higher epoch every reader takes them for older records. The README of the outbox has the
-- statement.
--
-- A repeatable migration, so that it needs no place among the service's own versions; it has to
-- do nothing where it has run before.

ALTER TABLE ${flyway:defaultSchema}.outbox_turn
  ADD COLUMN IF NOT EXISTS epoch bigint NOT NULL DEFAULT 0
    CONSTRAINT outbox_turn_epoch CHECK (epoch BETWEEN 0 AND 9223371);
