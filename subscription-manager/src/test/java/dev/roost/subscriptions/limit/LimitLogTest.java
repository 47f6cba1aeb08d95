package dev.roost.subscriptions.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.clock.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LimitLogTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T09:00:00Z"));
  private final LimitLog log = new LimitLog(clock);

  @Test
  void eachLimitIsLoggedAtMostOnceAMinute() {
    assertThat(log.say(Limit.APP_HANDSHAKES)).isTrue();
    assertThat(log.say(Limit.APP_HANDSHAKES)).isFalse();
    assertThat(log.say(Limit.ADDRESS_PAGES)).isTrue();
    clock.advance(Duration.ofSeconds(59));
    assertThat(log.say(Limit.APP_HANDSHAKES)).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(log.say(Limit.APP_HANDSHAKES)).isTrue();
  }
}
