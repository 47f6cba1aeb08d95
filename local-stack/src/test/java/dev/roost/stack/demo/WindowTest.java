package dev.roost.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          10:00:00.000, 10:00:00.000, 10:00, 10:01
          10:00:59.999, 10:01:00.001, 10:00, 10:02
          10:00:10.000, 10:00:59.999, 10:00, 10:01
          23:59:30.000, 23:59:59.999, 23:59, 24:00
          """)
  void aWindowIsTheWholeMinutesThatHoldBothMoments(
      String first, String last, String from, String to) {
    Window window = Window.around(at(first), at(last));

    assertThat(window.from()).isEqualTo(at(from + ":00"));
    assertThat(window.to())
        .isEqualTo(to.equals("24:00") ? Instant.parse("2026-11-25T00:00:00Z") : at(to + ":00"));
  }

  @Test
  void aWindowWhoseEndIsPastNeedsNoWaiting() {
    Window window = Window.around(at("10:00:10"), at("10:00:20"));

    assertThat(window.untilPast(at("10:00:20"))).isEqualTo(Duration.ofSeconds(40));
    assertThat(window.untilPast(at("10:01:00"))).isZero();
    assertThat(window.untilPast(at("10:05:00"))).isZero();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-24T" + time + "Z");
  }
}
