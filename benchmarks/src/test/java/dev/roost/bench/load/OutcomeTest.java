package dev.roost.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void percentilesAreMillisecondsAndRatesPerSecond() {
    Histogram micros = Outcome.histogram();
    for (int i = 1; i <= 1_000; i++) {
      micros.recordValue(i * 1_000L);
    }

    Outcome outcome = new Outcome(micros, 2, 1, Duration.ofSeconds(4));

    assertThat(outcome.millis(50)).isCloseTo(500, Offset.offset(1.0));
    assertThat(outcome.millis(99)).isCloseTo(990, Offset.offset(1.0));
    assertThat(outcome.perSecond()).isEqualTo(250);
    assertThat(outcome.failed()).isEqualTo(3);
  }
}
