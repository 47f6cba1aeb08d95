package dev.roost.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The PostgreSQL schema of one service, in which its outbox lives.
 *
 * @param name lower-case letters, digits and underscores, at most 63, no digit first: a name that
 *     needs no quoting and can carry no SQL
 */
public record OutboxSchema(String name) {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final String SCRIPT = "/dev/roost/outbox/outbox.sql";

  /** Refuses any other name with an {@link IllegalArgumentException}. */
  public OutboxSchema {
    if (!PLAIN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an outbox's schema is named by lower-case letters, digits and underscores, at most 63,"
              + " no digit first");
    }
  }

  /** The table of waiting messages, with its schema. */
  public String messages() {
    return name + ".outbox";
  }

  /** The table that says whose turn it is to announce, with its schema. */
  public String turn() {
    return name + ".outbox_turn";
  }

  /** The migration for this schema, for who does not run it by Flyway; the schema must exist. */
  public String ddl() {
    try (InputStream script = OutboxSchema.class.getResourceAsStream(SCRIPT)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
          .replace("${flyway:defaultSchema}", name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
