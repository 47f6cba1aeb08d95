package dev.roost.subscriptions.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.subscriptions.limit.Limit;
import dev.roost.subscriptions.limit.Limited;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EndingTest {

  @ParameterizedTest
  @CsvSource({
    "PT0.001S, 1, a second",
    "PT1.2S, 2, 2 seconds",
    "PT119S, 119, 119 seconds",
    "PT2M, 120, 2 minutes",
    "PT2M1S, 121, 3 minutes",
    "PT2H, 7200, 2 hours",
    "PT5H30M, 19800, 6 hours"
  })
  void theWaitIsSaidInPlainWordsAndNeverTooShort(Duration wait, long seconds, String words) {
    Limited limited = new Limited(Limit.APP_HANDSHAKES, wait);

    assertThat(limited.seconds()).isEqualTo(seconds);
    assertThat(Ending.of(limited).text()).endsWith("Try again in " + words + ".");
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void everyLimitIsA429WithAReasonOfItsOwn(Limit limit) {
    Ending ending = Ending.of(new Limited(limit, Duration.ofSeconds(3)));

    assertThat(ending.status()).isEqualTo(429);
    assertThat(ending.outcome()).isEqualTo(limit.outcome());
    assertThat(ending.text()).contains("Nothing was connected.");
  }
}
