package dev.roost.router.running;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import dev.roost.router.Jobs;
import dev.roost.router.OneBroker;
import dev.roost.router.Wire;
import dev.roost.router.counting.Counts;
import dev.roost.router.routing.RouterTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
  void threeCopiesComeOutOnceAndStillOnceAfterARestart() {
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
  void aJobAnnouncedBeforeADeliveryMarksItAfterARestartToo() {
    Instant happened = Instant.parse("2018-02-14T19:12:11Z");
    Jobs job = new Jobs(happened, happened.plusSeconds(60), Instant.parse("2018-06-01T11:59:58Z"));
    wire.send(Jobs.record(1, job.is("running")));

    try (RunningRouter router = router("first")) {
      router.start();
      wire.deliver(USER, Bodies.of("tweet_create_events", Bodies.post("5001", OTHER, "")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("5001"));
    }
    wire.deliver(USER, Bodies.of("tweet_create_events", Bodies.post("5002", OTHER, "")));
    // the same directory: neither what is on disk nor what is on the topic may be passed over
    try (RunningRouter router = router("first")) {
      router.start();
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("5002"));
      wire.send(Jobs.record(2, job.is("failed")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(markOfANewPost()).isEqualTo("false"));
    }

    assertThat(headers("roost-replayed")).startsWith("true", "true");
  }

  @Test
  void aStoppedRouterHasLeftItsGroup() {
    try (RunningRouter router = router("first")) {
      router.start();
      await().atMost(PATIENCE).until(router::isReady);
      assertThat(members()).isNotZero();
    }

    assertThat(members()).isZero();
  }

  @Test
  void aBodyOfSeveralMegabytesGoesThrough() {
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
  void afterAnOutageOfKafkaItGoesOnByItself() {
    try (RunningRouter router = router("first")) {
      router.start();
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3001")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("3001"));
      // one of its threads may give out activities before the other has begun
      await().atMost(PATIENCE).until(router::isReady);

      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3009")));
      broker.close();
      await().pollDelay(Duration.ofSeconds(8)).atMost(PATIENCE).until(() -> true);
      boolean readyAllTheWhile = router.isReady();
      broker.startAgain();
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3001")));
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3002")));

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("3002"));
      assertThat(subjects()).containsExactly("3001", "3009", "3002");
      assertThat(readyAllTheWhile).isTrue();
    }
  }

  @Test
  void aRouterStartedBeforeKafkaBeginsByItself() {
    broker.close();
    try (RunningRouter router = router("first")) {
      router.start();
      await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> true);
      boolean aliveAllTheWhile = router.isAlive();
      boolean readyTooEarly = router.isReady();

      broker.startAgain();
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("6001")));

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("6001"));
      assertThat(aliveAllTheWhile).isTrue();
      assertThat(readyTooEarly).isFalse();
    }
  }

  /** An exception costs a thread, an error of the machine all of Streams; neither is the end. */
  @ParameterizedTest
  @MethodSource
  void whatKillsThreadsDoesNotKillTheRouter(Runnable deadly) {
    AtomicInteger deaths = new AtomicInteger();
    try (RunningRouter router = router("first", routerOrDeath(deadly, deaths))) {
      router.start();
      wire.deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("4001")));

      await()
          .dontCatchUncaughtExceptions()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(subjects()).contains("4001"));

      assertThat(deaths.get()).isEqualTo(2);
      assertThat(subjects()).containsExactly("4001");
      assertThat(router.isAlive()).isTrue();
    }
  }

  static Stream<Runnable> whatKillsThreadsDoesNotKillTheRouter() {
    return Stream.of(
        () -> {
          throw new IllegalStateException("a defect");
        },
        () -> {
          throw new InternalError("the machine");
        });
  }

  /** The router's topology, and beside it a step that dies twice. */
  private Supplier<Topology> routerOrDeath(Runnable deadly, AtomicInteger deaths) {
    return () ->
        topology("first").addProcessor("deadly", () -> dying(deadly, deaths), "deliveries");
  }

  private static Processor<byte[], byte[], Void, Void> dying(
      Runnable deadly, AtomicInteger deaths) {
    return record -> {
      if (deaths.get() < 2) {
        deaths.incrementAndGet();
        deadly.run();
      }
    };
  }

  private String markOfANewPost() {
    String id = Long.toString(System.nanoTime());
    wire.deliver(USER, Bodies.of("tweet_create_events", Bodies.post(id, OTHER, "")));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains(id));
    return headers("roost-replayed").getLast();
  }

  private List<String> subjects() {
    return headers("ce_subject");
  }

  private List<String> headers(String name) {
    return wire.committed(Topics.ACTIVITIES).stream()
        .map(record -> record.headers().lastHeader(name))
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

  private RunningRouter router(String state) {
    return router(state, () -> topology(state));
  }

  private RunningRouter router(String state, Supplier<Topology> topology) {
    RouterConfig config = config(state);
    Properties settings = StreamsSettings.of(config, Map.of("bootstrap.servers", broker.address()));
    return new RunningRouter(
        () -> new Run(topology.get(), settings, new SimpleMeterRegistry()),
        config.life(),
        Clock.systemUTC());
  }

  private Topology topology(String state) {
    RouterConfig config = config(state);
    Counts counts = new Counts(new SimpleMeterRegistry());
    return RouterTopology.of(config.limits(), config.sweep().every(), config.replay(), counts);
  }

  private RouterConfig config(String state) {
    return ShippedConfig.with(
        Map.of(
            "roost.router.application-id",
            group,
            "roost.router.threads",
            "1",
            "roost.router.life.rebuild-after",
            "PT0.5S",
            "roost.router.state-dir",
            states.resolve(state).toString()));
  }
}
