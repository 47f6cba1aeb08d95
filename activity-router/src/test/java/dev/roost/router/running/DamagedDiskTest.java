package dev.roost.router.running;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is on the router's own disk may be lost or damaged; what is on Kafka may be refused. */
class DamagedDiskTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension final RouterOnABroker kafka = new RouterOnABroker();
  @TempDir Path states;

  @Test
  void aCorruptStoreIsNoticedAndRestoredAndForgetsNobody() throws IOException {
    String body = Bodies.of("tweet_create_events", Bodies.post("1001", OTHER, ""));
    try (RunningRouter router = kafka.router(states)) {
      router.start();
      kafka.wire().deliver(USER, body);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("1001"));
    }
    int damaged = damage();

    try (RunningRouter router = kafka.router(states)) {
      router.start();
      kafka.wire().deliver(USER, body);
      kafka.wire().deliver(USER, Bodies.of("tweet_create_events", Bodies.post("1002", OTHER, "")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("1002"));

      assertThat(damaged).isPositive();
      assertThat(router.storesForgotten()).isEqualTo(1);
      assertThat(kafka.subjects()).containsExactly("1001", "1002");
    }
  }

  @Test
  void aDeadLetterThatCannotBeWrittenStopsTheRouterUntilItCan() throws Exception {
    largestDeadLetter("300");
    try (RunningRouter router = kafka.router(states)) {
      router.start();
      await().atMost(PATIENCE).until(router::isReady);

      kafka.wire().deliver(USER, "no JSON " + "x".repeat(5_000));
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("2001")));
      await().pollDelay(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> true);
      List<String> whileStopped = kafka.subjects();
      largestDeadLetter("1000000");

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("2001"));
      assertThat(whileStopped).isEmpty();
      assertThat(kafka.wire().committed(Topics.DEAD_LETTERS)).hasSize(1);
      assertThat(kafka.subjects()).containsExactly("2001");
    }
  }

  private void largestDeadLetter(String bytes) throws ExecutionException, InterruptedException {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTERS.name());
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
    try (Admin admin = kafka.broker().admin()) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
    }
  }

  /** Overwrites what the stores wrote, as a bad disk would; how many files. */
  private int damage() throws IOException {
    try (Stream<Path> files = Files.walk(states)) {
      List<Path> tables =
          files
              .filter(file -> file.toString().matches(".*/rocksdb/.*(\\.sst|MANIFEST-\\d+)"))
              .toList();
      for (Path table : tables) {
        Files.write(table, "this is no store".repeat(20).getBytes(UTF_8));
      }
      return tables.size();
    }
  }
}
