package dev.roost.simulator.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final RateLimits limits = new RateLimits(1, Duration.ofMinutes(15), clock);

  @Test
  void aWindowBeginsWithItsFirstCallAndLastsFifteenMinutes() {
    limits.count("ada", 2);
    now = now.plus(Duration.ofMinutes(14));
    limits.count("ada", 2);

    RateLimits.Standing third = limits.count("ada", 2);
    now = now.plus(Duration.ofMinutes(1));
    RateLimits.Standing fresh = limits.count("ada", 2);

    assertThat(third.isExceeded()).isTrue();
    assertThat(third.reset()).isEqualTo(Instant.parse("2026-11-23T12:15:00Z").getEpochSecond());
    assertThat(fresh.isExceeded()).isFalse();
    assertThat(fresh.remaining()).isEqualTo(1);
  }

  @Test
  void aWindowCanBeShorter() {
    RateLimits shorter = new RateLimits(1, Duration.ofSeconds(20), clock);
    shorter.count("ada", 1);
    now = now.plus(Duration.ofSeconds(19));

    RateLimits.Standing second = shorter.count("ada", 1);
    now = now.plus(Duration.ofSeconds(1));

    assertThat(second.isExceeded()).isTrue();
    assertThat(second.reset()).isEqualTo(Instant.parse("2026-11-23T12:00:20Z").getEpochSecond());
    assertThat(shorter.count("ada", 1).isExceeded()).isFalse();
  }

  @Test
  void everyCallerHasACountOfItsOwn() {
    limits.count("ada", 1);

    RateLimits.Standing bob = limits.count("bob", 1);

    assertThat(bob.isExceeded()).isFalse();
  }
}
