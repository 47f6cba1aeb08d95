package dev.roost.stack.listen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.stack.feed.ActivityFeed;
import dev.roost.stack.feed.ActivityTable;
import dev.roost.stack.screen.Screen;
import dev.roost.testsupport.kafka.KafkaBroker;
import dev.roost.testsupport.kafka.TopicWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real broker. */
final class ListenerTest {

  private static final ActivityFilter ALL = new ActivityFilter(List.of(), List.of(), false);

  private static KafkaBroker broker;
  private static TopicWriter writer;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    broker = KafkaBroker.start();
    writer = new TopicWriter(broker.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    writer.close();
    broker.close();
  }

  @Test
  void whatComesFromNowOnInBothTopicsIsPrintedAsATable() {
    write("post.create", "11", "true");
    try (ActivityFeed feed = feed()) {
      write("dm.received", "11", "false");
      write("like.create", "22", "true");

      listener(feed, ALL, false).run(2);
    }

    assertThat(lines()).hasSize(3);
    assertThat(lines().getFirst()).contains("happened at", "type", "user");
    assertThat(lines().subList(1, 3))
        .anySatisfy(row -> assertThat(row).contains("dm.received", "ada"))
        .anySatisfy(row -> assertThat(row).contains("like.create", "22", "own"));
  }

  @Test
  void whatDoesNotFitIsLeftOutAndDoesNotCount() {
    try (ActivityFeed feed = feed()) {
      write("post.create", "22", "true");
      write("post.create", "11", "false");
      write("post.delete", "11", "true");
      write("dm.sent", "11", "true");
      write("post.create", "11", "true");

      ActivityFilter filter = new ActivityFilter(List.of("post.create"), List.of("11"), true);
      listener(feed, filter, false).run(1);
    }

    assertThat(lines()).hasSize(2);
    assertThat(lines().getLast()).contains("post.create", "ada", "own");
  }

  @Test
  void asJsonEachLineIsAWholeRecordAndNothingElseIsPrinted() throws Exception {
    try (ActivityFeed feed = feed()) {
      write("post.create", "11", "true");

      listener(feed, ALL, true).run(1);
    }

    assertThat(lines()).hasSize(1);
    JsonNode record = new ObjectMapper().readTree(lines().getFirst());
    assertThat(record.path("topic").textValue()).isEqualTo("x.activities");
    assertThat(record.path("key").textValue()).isEqualTo("11");
    assertThat(record.path("partition").isInt()).isTrue();
    assertThat(record.path("offset").isIntegralNumber()).isTrue();
    assertThat(record.path("timestamp").textValue()).endsWith("Z");
    assertThat(record.path("headers").path("ce_type").textValue()).isEqualTo("com.x.post.create");
    assertThat(record.path("value").path("text").textValue()).isEqualTo("hello");
  }

  private static void write(String type, String user, String own) {
    var topic = type.startsWith("dm.") ? Topics.DIRECT_MESSAGES : Topics.ACTIVITIES;
    Map<String, String> headers =
        Map.of(
            "ce_type",
            "com.x." + type,
            "ce_time",
            "2026-11-28T08:15:30.250Z",
            "ce_id",
            "0123456789abcdef",
            "roost-for-user",
            user,
            "roost-actor",
            user,
            "roost-own",
            own);
    writer.write(topic.name(), user, "{\"text\":\"hello\"}", headers);
  }

  private static ActivityFeed feed() {
    return new ActivityFeed(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private Listener listener(ActivityFeed feed, ActivityFilter filter, boolean json) {
    Screen screen = new Screen(new PrintStream(printed, true, UTF_8), false);
    ActivityTable table =
        new ActivityTable(screen, ZoneOffset.UTC, id -> id.equals("11") ? "ada" : id);
    return new Listener(feed, filter, screen, table, json);
  }

  private List<String> lines() {
    return printed.toString(UTF_8).lines().toList();
  }
}
