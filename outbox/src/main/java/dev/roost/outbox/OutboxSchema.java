package dev.roost.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The PostgreSQL schema of one service, in which its outbox lives.
 *
 * @param name lower-case letters, digits and underscores, at most 63, no digit first: a name that
 *     needs no quoting and can carry no SQL
 */
public record OutboxSchema(String name) {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** In the order in which they run. */
  private static final List<String> SCRIPTS =
      List.of("outbox.sql", "migrations/R__outbox_1_epoch.sql");

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

  /** All migrations for this schema, for who does not run them by Flyway; the schema must exist. */
  public String ddl() {
    return SCRIPTS.stream()
        .map(OutboxSchema::read)
        .map(script -> script.replace("${flyway:defaultSchema}", name))
        .collect(Collectors.joining("\n"));
  }

  private static String read(String name) {
    try (InputStream script = OutboxSchema.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
