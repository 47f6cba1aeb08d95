package dev.roost.vaultclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.testsupport.clock.SettableClock;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.vaultclient.VaultException.Unreachable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RefusalBreakerTest {

  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  private final RuntimeException passes =
      new Refused(401, "urn:roost:problem:unauthorized", "The token is not taken.");
  private final RuntimeException stays =
      new Refused(404, "urn:roost:problem:unknown-app", "No such app.");

  private final SettableClock clock = new SettableClock(START);
  private final RefusalBreaker breaker = new RefusalBreaker(3, INTERVAL, clock);
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void soManyRefusalsInARowLeaveOneCallInEachInterval() {
    refused(3);

    assertThatThrownBy(() -> call(passes))
        .isInstanceOfSatisfying(
            PausedException.class,
            paused -> {
              assertThat(paused.until()).isEqualTo(START.plus(INTERVAL));
              assertThat(paused.isXs()).isFalse();
              assertThat(paused.explanation().cause()).isEqualTo("The token is not taken.");
            });
    assertThat(calls).hasValue(3);

    clock.advance(INTERVAL);
    refused(1);
    assertThatThrownBy(() -> call(passes)).isInstanceOf(PausedException.class);
    assertThat(calls).hasValue(4);
  }

  @Test
  void aCallThatIsTakenLetsAllThroughAgain() {
    refused(3);
    clock.advance(INTERVAL);

    assertThat(call(null)).isEqualTo("done");
    assertThat(call(null)).isEqualTo("done");
  }

  @Test
  void refusalsThatAreNotInARowOpenNothing() {
    for (int i = 0; i < 5; i++) {
      refused(2);
      call(null);
    }

    assertThat(calls).hasValue(15);
  }

  @Test
  void silenceAndOtherRefusalsOfTheVaultAreNotCounted() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> call(new Unreachable("away", false)))
          .isInstanceOf(Unreachable.class);
      assertThatThrownBy(() -> call(stays)).isSameAs(stays);
    }

    assertThat(calls).hasValue(10);
  }

  private void refused(int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> call(passes)).isSameAs(passes);
    }
  }

  private String call(@Nullable RuntimeException failure) {
    Uni<String> call =
        Uni.createFrom()
            .item(() -> {
              calls.incrementAndGet();
              if (failure != null) {
                throw failure;
              }
              return "done";
            });
    return breaker.guarded(call).await().atMost(Duration.ofSeconds(60));
  }
}
