package dev.roost.testsupport.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {

  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void timePassesOnlyWhenATestSaysSo() {
    SettableClock clock = new SettableClock(START);

    clock.advance(Duration.ofSeconds(90));
    Instant later = clock.instant();
    clock.set(START);

    assertThat(later).isEqualTo(START.plusSeconds(90));
    assertThat(clock.instant()).isEqualTo(START);
  }
}
