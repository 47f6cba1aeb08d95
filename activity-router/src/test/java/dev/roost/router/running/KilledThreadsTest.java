package dev.roost.router.running;

import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.router.Bodies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads of the router that die: apart from other tests, whose waits would end with them. */
class KilledThreadsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension final RouterOnABroker kafka = new RouterOnABroker();
  @TempDir Path states;

  /** An exception costs a thread, an error of the machine all of Streams; neither is the end. */
  @ParameterizedTest
  @MethodSource
  void whatKillsThreadsDoesNotKillTheRouter(Runnable deadly) {
    AtomicInteger deaths = new AtomicInteger();
    try (RunningRouter router =
        kafka.router(states.resolve("first"), routerOrDeath(deadly, deaths))) {
      router.start();
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("4001")));

      await()
          .dontCatchUncaughtExceptions()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(kafka.subjects()).contains("4001"));

      assertThat(deaths.get()).isEqualTo(2);
      assertThat(kafka.subjects()).containsExactly("4001");
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

  /** Beside the router's topology a step that dies twice. */
  private static UnaryOperator<Topology> routerOrDeath(Runnable deadly, AtomicInteger deaths) {
    return topology -> topology.addProcessor("deadly", () -> dying(deadly, deaths), "deliveries");
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
}
