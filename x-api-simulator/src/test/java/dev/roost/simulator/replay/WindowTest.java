package dev.roost.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.simulator.error.XErrorException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Window.Ages XS =
      new Window.Ages(Duration.ofMinutes(31), Duration.ofMinutes(10));

  @Test
  void theLatestAndTheOldestMinuteAreTaken() {
    Window latest = Window.of("202611231129", "202611231150", XS, NOW);
    Window oldest = Window.of("202611181200", "202611231150", XS, NOW);

    assertThat(latest.from()).isEqualTo("2026-11-23T11:29:00Z");
    assertThat(latest.to()).isEqualTo("2026-11-23T11:50:00Z");
    assertThat(oldest.from()).isEqualTo("2026-11-18T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -            | 202611231150 | 357 | from_date: queryParam is required.
          202611231100 | -            | 357 | to_date: queryParam is required.
          20261123110  | 202611231150 | 358 | Unable to parse parameter.
          202611231100 | 2026112311500| 358 | Unable to parse parameter.
          202611231160 | 202611231150 | 358 | Unable to parse parameter.
          202602300000 | 202611231150 | 358 | Unable to parse parameter.
          202611231130 | 202611231150 | 368 | from_date: [202611231130] is not in the past.
          202611231100 | 202611231151 | 368 | to_date: [202611231151] is not in the past.
          202611231100 | 202611231100 | 356 | from_date must be before to_date.
          202611231100 | 202611231059 | 356 | from_date must be before to_date.
          202611181159 | 202611231100 | 356 | from_date must be within the past 5 days.
          """)
  void anythingElseIsRefusedInXsWords(String from, String to, int code, String message) {
    assertThatThrownBy(() -> Window.of(from, to, XS, NOW))
        .isInstanceOfSatisfying(
            XErrorException.class,
            error -> {
              assertThat(error.status()).isEqualTo(400);
              assertThat(error.code()).isEqualTo(code);
            })
        .hasMessage(message);
  }
}
