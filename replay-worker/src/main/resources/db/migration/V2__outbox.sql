-- The outbox of one service. Copy this file into the service's own migrations, for example as
-- db/migration/V2__outbox.sql: Flyway fills in the schema it migrates. A later change of the
-- outbox comes as a further script, never as a change of this one.

CREATE TABLE ${flyway:defaultSchema}.outbox (
  position     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic        text NOT NULL,
  key          text NOT NULL,
  value        bytea,
  headers      json NOT NULL,
  appended_at  timestamptz NOT NULL,
  failures     integer NOT NULL DEFAULT 0,
  last_failure text,
  next_try_at  timestamptz
);

-- Only messages that failed are in it: it finds what a message has to wait for.
CREATE INDEX outbox_failed ON ${flyway:defaultSchema}.outbox (topic, key, position)
  WHERE next_try_at IS NOT NULL;

-- Whose turn it is to announce: one row, whose number grows with each claim.
CREATE TABLE ${flyway:defaultSchema}.outbox_turn (
  the_only_row boolean PRIMARY KEY DEFAULT true CHECK (the_only_row),
  turn         bigint NOT NULL,
  holder       text
);

INSERT INTO ${flyway:defaultSchema}.outbox_turn (turn) VALUES (0);
