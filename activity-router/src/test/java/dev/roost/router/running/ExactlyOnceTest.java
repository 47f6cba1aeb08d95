package dev.roost.router.running;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import dev.roost.router.OneBroker;
import dev.roost.router.Wire;
import dev.roost.router.counting.Counts;
import dev.roost.router.routing.RouterTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The router with its own settings on a real broker, started and stopped as its process would. */
class ExactlyOnceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path states;
  private OneBroker broker;
  private Wire wire;
  private String group;

  @BeforeEach
  void connect(TestInfo test) {
    broker = OneBroker.started();
    wire = new Wire(broker.address());
    group = test.getTestMethod().orElseThrow().getName();
  }

  @AfterEach
  void disconnect() {
    wire.close();
    broker.close();
  }

  @Test
  void threeCopiesComeOutOnceAndStillOnceAfterARestart() throws IOException {
    String body = Bodies.of("tweet_create_events", Bodies.post("1001", OTHER, ""));
    String next = Bodies.of("tweet_create_events", Bodies.post("1002", OTHER, ""));
    String last = Bodies.of("tweet_create_events", Bodies.post("1003", OTHER, ""));

    try (RunningRouter router = router("first")) {
      router.start();
      wire.deliver(USER, body);
      wire.deliver(USER, body);
      wire.deliver(USER, body);
      wire.deliver(USER, next);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("1002"));
    }
    // another directory: what was remembered comes from the changelog, as on another machine
    try (RunningRouter router = router("second")) {
      router.start();
      wire.deliver(USER, body);
      wire.deliver(USER, next);
      wire.deliver(USER, last);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("1003"));
    }

    assertThat(subjects()).containsExactly("1001", "1002", "1003");
  }

  @Test
  void aStoppedRouterHasLeftItsGroup() throws IOException {
    try (RunningRouter router = router("first")) {
      router.start();
      await().atMost(PATIENCE).until(router::isReady);
      assertThat(members()).isNotZero();
    }

    assertThat(members()).isZero();
  }

  @Test
  void aBodyOfSeveralMegabytesGoesThrough() throws IOException {
    try (RunningRouter router = router("first")) {
      router.start();
      await().atMost(PATIENCE).until(router::isReady);

      wire.deliver(USER, "x".repeat(5 * 1024 * 1024));
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("2001")));

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("2001"));
      assertThat(wire.committed(Topics.DEAD_LETTERS)).isNotEmpty();
    }
  }

  @Test
  void afterAnOutageOfKafkaItGoesOnByItself() throws IOException {
    try (RunningRouter router = router("first")) {
      router.start();
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3001")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("3001"));

      broker.close();
      await().pollDelay(Duration.ofSeconds(8)).until(() -> true);
      boolean readyAllTheWhile = router.isReady();
      broker.startAgain();
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3001")));
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3002")));

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("3002"));
      assertThat(subjects()).containsExactly("3001", "3002");
      assertThat(readyAllTheWhile).isTrue();
    }
  }

  private List<String> subjects() {
    return wire.committed(Topics.ACTIVITIES).stream()
        .map(record -> record.headers().lastHeader("ce_subject"))
        .map(header -> new String(header.value(), UTF_8))
        .toList();
  }

  private int members() {
    try (Admin admin = broker.admin()) {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .mapToInt(description -> description.members().size())
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private RunningRouter router(String state) throws IOException {
    RouterConfig config = config(state);
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    return new RunningRouter(
        () ->
            new Run(
                RouterTopology.of(config.limits(), config.sweep().every(), new Counts(registry)),
                StreamsSettings.of(config, Map.of("bootstrap.servers", broker.address())),
                registry),
        config.life(),
        Clock.systemUTC());
  }

  private RouterConfig config(String state) throws IOException {
    return ShippedConfig.with(
        Map.of(
            "roost.router.application-id",
            group,
            "roost.router.threads",
            "1",
            "roost.router.state-dir",
            states.resolve(state).toString()));
  }
}
