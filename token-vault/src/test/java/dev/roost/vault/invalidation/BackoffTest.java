package dev.roost.vault.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  private static final Duration INITIAL = Duration.ofSeconds(5);
  private static final Duration MAX = Duration.ofHours(1);

  @Test
  void pausesDoubleUpToTheLongestAndNeverEndBeforeXAsksFor() {
    Backoff withoutChance = new Backoff(INITIAL, MAX, random(0));

    assertThat(withoutChance.after(0, Duration.ZERO)).isEqualTo(INITIAL);
    assertThat(withoutChance.after(3, Duration.ZERO)).isEqualTo(Duration.ofSeconds(40));
    assertThat(withoutChance.after(1000, Duration.ZERO)).isEqualTo(MAX);
    assertThat(withoutChance.after(0, Duration.ofMinutes(9))).isEqualTo(Duration.ofMinutes(9));
  }

  @Test
  void chanceAddsUpToAFifth() {
    Backoff mostChance = new Backoff(INITIAL, MAX, random(-1));

    assertThat(mostChance.after(0, Duration.ZERO))
        .isBetween(Duration.ofMillis(5_990), Duration.ofSeconds(6));
  }

  /** Of which each number has these bits alone. */
  private static RandomGenerator random(long bits) {
    return () -> bits;
  }
}
