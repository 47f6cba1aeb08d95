package dev.roost.outbox.relay;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final BlockingQueue<UniEmitter<? super Duration>> rounds = new LinkedBlockingQueue<>();
  private final Pulse pulse =
      new Pulse(() -> Uni.createFrom().<Duration>emitter(round -> rounds.add(round)));

  @Test
  void aNudgeDuringARoundSparesThePauseBehindIt() throws Exception {
    pulse.start();
    UniEmitter<? super Duration> round = rounds.poll(60, TimeUnit.SECONDS);

    pulse.nudge();
    assertThat(rounds).isEmpty();
    assertThat(round).isNotNull().satisfies(it -> it.complete(LONG));

    assertThat(rounds.poll(60, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void theEndComesWithTheRunningRound() throws Exception {
    pulse.start();
    UniEmitter<? super Duration> round = rounds.poll(60, TimeUnit.SECONDS);

    CompletableFuture<Void> end = pulse.stop().subscribeAsCompletionStage();
    assertThat(end).isNotDone();
    assertThat(round).isNotNull().satisfies(it -> it.complete(Duration.ZERO));

    assertThat(end).succeedsWithin(Duration.ofSeconds(60));
    assertThat(rounds).isEmpty();
  }

  @Test
  void aNudgeBehindTheEndDoesNothing() {
    AtomicInteger beats = new AtomicInteger();
    Pulse resting =
        new Pulse(() -> Uni.createFrom().item(LONG).invoke(_ -> beats.incrementAndGet()));
    resting.start();
    await().untilAsserted(() -> assertThat(beats).hasValue(1));
    resting.stop().await().atMost(Duration.ofSeconds(60));

    resting.nudge();

    assertThat(beats).hasValue(1);
    assertThatIllegalStateException().isThrownBy(resting::start);
  }

  @Test
  void aSecondStartIsRefused() {
    pulse.start();

    assertThatIllegalStateException().isThrownBy(pulse::start);
  }
}
