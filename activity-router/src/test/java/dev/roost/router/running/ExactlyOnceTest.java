package dev.roost.router.running;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import dev.roost.router.Jobs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The router with its own settings on a real broker, started and stopped as its process would. Each
 * test has a broker of its own and mostly waits for it, so several run at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExactlyOnceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension final RouterOnABroker kafka = new RouterOnABroker();
  @TempDir Path states;

  @Test
  void threeCopiesComeOutOnceAndStillOnceAfterARestart() {
    String body = Bodies.of("tweet_create_events", Bodies.post("1001", OTHER, ""));
    String next = Bodies.of("tweet_create_events", Bodies.post("1002", OTHER, ""));
    String last = Bodies.of("tweet_create_events", Bodies.post("1003", OTHER, ""));

    try (RunningRouter router = kafka.router(states.resolve("first"))) {
      router.start();
      kafka.wire().deliver(USER, body);
      kafka.wire().deliver(USER, body);
      kafka.wire().deliver(USER, body);
      kafka.wire().deliver(USER, next);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("1002"));
    }
    // another directory: what was remembered comes from the changelog, as on another machine
    try (RunningRouter router = kafka.router(states.resolve("second"))) {
      router.start();
      kafka.wire().deliver(USER, body);
      kafka.wire().deliver(USER, next);
      kafka.wire().deliver(USER, last);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("1003"));
    }

    assertThat(kafka.subjects()).containsExactly("1001", "1002", "1003");
  }

  @Test
  void aJobAnnouncedBeforeADeliveryMarksItAfterARestartToo() {
    Instant happened = Instant.parse("2018-02-14T19:12:11Z");
    Jobs job = new Jobs(happened, happened.plusSeconds(60), Instant.parse("2018-06-01T11:59:58Z"));
    kafka.wire().send(Jobs.record(1, job.is("running")));

    try (RunningRouter router = kafka.router(states.resolve("first"))) {
      router.start();
      kafka.wire().deliver(USER, Bodies.of("tweet_create_events", Bodies.post("5001", OTHER, "")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("5001"));
    }
    kafka.wire().deliver(USER, Bodies.of("tweet_create_events", Bodies.post("5002", OTHER, "")));
    // the same directory: neither what is on disk nor what is on the topic may be passed over
    try (RunningRouter router = kafka.router(states.resolve("first"))) {
      router.start();
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("5002"));
      kafka.wire().send(Jobs.record(2, job.is("failed")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(markOfANewPost()).isEqualTo("false"));
    }

    assertThat(kafka.headers("roost-replayed")).startsWith("true", "true");
  }

  @Test
  void aStoppedRouterHasLeftItsGroup() {
    try (RunningRouter router = kafka.router(states.resolve("first"))) {
      router.start();
      await().atMost(PATIENCE).until(router::isReady);
      assertThat(kafka.describedGroup().members()).isNotEmpty();
    }

    assertThat(kafka.describedGroup().members()).isEmpty();
  }

  @Test
  void aBodyOfSeveralMegabytesGoesThrough() {
    try (RunningRouter router = kafka.router(states.resolve("first"))) {
      router.start();
      await().atMost(PATIENCE).until(router::isReady);

      kafka.wire().deliver(USER, "x".repeat(5 * 1024 * 1024));
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("2001")));

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("2001"));
      assertThat(kafka.wire().committed(Topics.DEAD_LETTERS)).isNotEmpty();
    }
  }

  @Test
  void afterAnOutageOfKafkaItGoesOnByItself() {
    try (RunningRouter router = kafka.router(states.resolve("first"))) {
      router.start();
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3001")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("3001"));
      // one of its threads may give out activities before the other has begun
      await().atMost(PATIENCE).until(router::isReady);

      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3009")));
      kafka.broker().close();
      await().pollDelay(Duration.ofSeconds(8)).atMost(PATIENCE).until(() -> true);
      boolean readyAllTheWhile = router.isReady();
      kafka.broker().startAgain();
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3001")));
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("3002")));

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("3002"));
      assertThat(kafka.subjects()).containsExactly("3001", "3009", "3002");
      assertThat(readyAllTheWhile).isTrue();
    }
  }

  @Test
  void aRouterStartedBeforeKafkaBeginsByItself() {
    kafka.broker().close();
    try (RunningRouter router = kafka.router(states.resolve("first"))) {
      router.start();
      await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> true);
      boolean aliveAllTheWhile = router.isAlive();
      boolean readyTooEarly = router.isReady();

      kafka.broker().startAgain();
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("6001")));

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("6001"));
      assertThat(aliveAllTheWhile).isTrue();
      assertThat(readyTooEarly).isFalse();
    }
  }

  private String markOfANewPost() {
    String id = Long.toString(System.nanoTime());
    kafka.wire().deliver(USER, Bodies.of("tweet_create_events", Bodies.post(id, OTHER, "")));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains(id));
    return kafka.headers("roost-replayed").getLast();
  }
}
