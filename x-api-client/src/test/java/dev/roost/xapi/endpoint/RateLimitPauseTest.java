package dev.roost.xapi.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateLimitPauseTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration MIN = Duration.ofSeconds(5);
  private static final Duration MAX = Duration.ofMinutes(16);

  private final RateLimitPause pause = new RateLimitPause(MIN, MAX, 0.1);

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 5",
    "2026-11-28T11:59:59Z, 5",
    "2026-11-28T12:00:01Z, 5",
    "2026-11-28T12:10:00Z, 600",
    "2026-11-28T13:00:00Z, 960",
    "+33658-09-27T01:46:39Z, 960"
  })
  void xsResetIsBelievedWithinTheBounds(Instant reset, long seconds) {
    Random random = new Random(7);

    for (int i = 0; i < 100; i++) {
      Duration waited = Duration.between(NOW, pause.end(NOW, reset, random));

      assertThat(waited).isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1100));
    }
  }

  @Test
  void thoseWhoWaitForOneLimitDoNotComeBackAtOnce() {
    Random random = new Random(7);
    Instant reset = NOW.plusSeconds(600);

    assertThat(pause.end(NOW, reset, random)).isNotEqualTo(pause.end(NOW, reset, random));
  }

  @Test
  void boundsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new RateLimitPause(Duration.ZERO, MAX, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateLimitPause(MAX, MIN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateLimitPause(MIN, MAX, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
