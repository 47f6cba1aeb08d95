package dev.roost.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(2_500);

  @Test
  void requestsAreDueEvenly() {
    assertThat(pace.due(0)).isZero();
    assertThat(pace.due(1)).isEqualTo(400_000);
    assertThat(pace.due(2_500)).isEqualTo(1_000_000_000);
  }

  @Test
  void asManyAsFitAreDueWithinATime() {
    assertThat(pace.within(Duration.ofSeconds(5))).isEqualTo(12_500);
    assertThat(new Pace(0.5).within(Duration.ofSeconds(5))).isEqualTo(3);
  }
}
