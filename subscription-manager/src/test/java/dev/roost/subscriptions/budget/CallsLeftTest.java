package dev.roost.subscriptions.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsLeftTest {

  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Instant RESET = NOW.plus(Duration.ofMinutes(4));

  @ParameterizedTest
  @CsvSource({
    "1, PT0S",
    "120, PT0S",
    "121, PT4M",
    "620, PT4M",
    "621, PT19M",
    "75000, PT37H19M",
  })
  void whatIsLeftGoesAtOnceAndTheRestWithEachWindow(long calls, Duration until) {
    assertThat(new CallsLeft(500, 120, RESET).endOf(calls, NOW)).isEqualTo(NOW.plus(until));
  }

  @Test
  void whereNothingIsToBeDoneThereIsNoEnd() {
    assertThat(new CallsLeft(500, 120, RESET).endOf(0, NOW)).isNull();
  }

  @Test
  void aResetThatIsOverIsNow() {
    assertThat(new CallsLeft(500, 0, NOW.minusSeconds(5)).endOf(3, NOW)).isEqualTo(NOW);
  }
}
