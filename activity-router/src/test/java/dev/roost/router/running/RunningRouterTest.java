package dev.roost.router.running;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.clock.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningRouterTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2018-06-01T12:00:00Z"));
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void whatCannotBeBuiltIsTriedAgainAndAgain() {
    try (RunningRouter router = unbuildable()) {
      router.start();

      await().untilAsserted(() -> assertThat(tries.get()).isGreaterThan(3));

      assertThat(router.isReady()).isFalse();
      assertThat(router.state()).isEqualTo("NOT_BUILT");
    }
  }

  @Test
  void livenessFailsOnlyWhenNothingRanForAWhile() {
    try (RunningRouter router = unbuildable()) {
      router.start();
      boolean atOnce = router.isAlive();
      clock.advance(Duration.ofSeconds(119));
      boolean shortlyBefore = router.isAlive();
      clock.advance(Duration.ofSeconds(1));
      boolean after = router.isAlive();

      assertThat(atOnce).isTrue();
      assertThat(shortlyBefore).isTrue();
      assertThat(after).isFalse();
    }
  }

  /** It waits for Kafka, which a restart would not bring back. */
  @Test
  void whatIsNotToRunYetIsAlive() {
    try (RunningRouter router = unbuildable()) {
      clock.advance(Duration.ofHours(3));
      boolean waiting = router.isAlive();
      router.start();
      clock.advance(Duration.ofSeconds(119));
      boolean shortlyBefore = router.isAlive();
      clock.advance(Duration.ofSeconds(1));

      assertThat(waiting).isTrue();
      assertThat(shortlyBefore).isTrue();
      assertThat(router.isAlive()).isFalse();
    }
  }

  @Test
  void aStoppedRouterIsNotTriedAgain() {
    RunningRouter router = unbuildable();
    router.start();
    await().untilAsserted(() -> assertThat(tries.get()).isPositive());

    router.close();
    int before = tries.get();

    await()
        .pollDelay(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(tries.get()).isLessThanOrEqualTo(before + 1));
    assertThat(router.isReady()).isFalse();
  }

  private RunningRouter unbuildable() {
    return new RunningRouter(
        () -> {
          tries.incrementAndGet();
          throw new IllegalStateException("brokers do not resolve");
        },
        new Quick(),
        clock);
  }

  private record Quick() implements RouterConfig.Life {

    @Override
    public Duration threadReplacementDelay() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration restartDelay() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration livenessGrace() {
      return Duration.ofMinutes(2);
    }

    @Override
    public Duration closeTimeout() {
      return Duration.ofSeconds(1);
    }
  }
}
