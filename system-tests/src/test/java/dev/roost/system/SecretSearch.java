package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.simulatorclient.Portal;
import dev.roost.system.stack.Database;
import dev.roost.system.stack.Downstream;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks for every secret X gave out in everything Roost wrote: topics, logs, and the database. */
final class SecretSearch {

  /** What the portal shows, and the bearer. */
  private static final int OF_AN_APP = 4 + 1;

  /** A token and its secret. */
  private static final int OF_A_USER = 2;

  private SecretSearch() {}

  /**
   * Fails where one stands in the clear, in text, in Base64 or in hex.
   *
   * @param users how many have connected
   */
  static void assertNothingLeaked(RunningStack stack, Downstream downstream, int users) {
    assertNothingLeaked(stack, RunningStack.APP, downstream, users);
  }

  /** The same for the secrets of this app and its users. */
  static void assertNothingLeaked(
      RunningStack stack, String app, Downstream downstream, int users) {
    Map<String, String> secrets = secrets(stack, app);
    Map<String, String> places = new LinkedHashMap<>();
    Topics.ALL.forEach(topic -> places.put("topic " + topic.name(), topic(downstream, topic)));
    logs(stack).forEach(log -> places.put("log " + log.getFileName(), text(log)));
    places.putAll(tables(stack));

    assertThat(secrets.size()).as("secrets").isGreaterThanOrEqualTo(OF_AN_APP + users * OF_A_USER);
    assertThat(places.values()).as("what was searched").anyMatch(text -> text.length() > 1_000);
    List<String> found = new ArrayList<>();
    places.forEach((place, text) ->
        secrets.forEach((secret, name) -> {
          if (Spellings.of(secret).anyMatch(text::contains)) {
            found.add(name + " in " + place);
          }
        }));
    assertThat(found).isEmpty();
    Progress.say(
        "%d secrets looked for in %d places: none found".formatted(secrets.size(), places.size()));
  }

  /** As the simulator knows them, with their names: the app's, and all that was given out. */
  private static Map<String, String> secrets(RunningStack stack, String app) {
    Map<String, String> secrets = new LinkedHashMap<>(ofApp(stack.simulator().portal(app)));
    stack
        .simulator()
        .tokens(app)
        .forEach(token -> secrets.put(token.path("value").asText(), token.path("name").asText()));
    secrets.remove("");
    return secrets;
  }

  private static Map<String, String> ofApp(Portal app) {
    return Map.of(
        app.consumerSecret(), "consumerSecret",
        app.ownerToken(), "ownerToken",
        app.ownerTokenSecret(), "ownerTokenSecret",
        Objects.requireNonNull(app.clientSecret()), "clientSecret");
  }

  private static String topic(Downstream downstream, Topic topic) {
    StringBuilder text = new StringBuilder();
    downstream
        .on(topic)
        .forEach(record ->
            text.append(record.key())
                .append(record.headers())
                .append(new String(record.value().toArray(), StandardCharsets.UTF_8))
                .append('\n'));
    return text.toString();
  }

  private static List<Path> logs(RunningStack stack) {
    try (Stream<Path> files = Files.list(stack.directory().resolve("logs"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every row of every table of Roost's schemas, as PostgreSQL prints it. */
  private static Map<String, String> tables(RunningStack stack) {
    Map<String, String> dump = new LinkedHashMap<>();
    try (Connection database = Database.of(stack);
        Statement statement = database.createStatement()) {
      for (String table : names(statement)) {
        StringBuilder rows = new StringBuilder();
        try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
          while (row.next()) {
            rows.append(row.getString(1)).append('\n');
          }
        }
        dump.put("table " + table, rows.toString());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be read", e);
    }
    assertThat(dump).hasSizeGreaterThanOrEqualTo(10);
    return dump;
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet table =
        statement.executeQuery(
            """
            select table_schema || '.' || table_name from information_schema.tables
            where table_schema in ('token_vault', 'subscription_manager', 'replay_worker')
            """)) {
      while (table.next()) {
        names.add(table.getString(1));
      }
    }
    return names;
  }
}
