package dev.roost.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySettingsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1,          PT1S
          2,          PT2S
          5,          PT16S
          6,          PT30S
          2147483647, PT30S
          """)
  void theWaitDoublesUpToTheLongest(int failures, Duration pause) {
    assertThat(RelaySettings.standard().pauseAfter(failures)).isEqualTo(pause);
  }

  @Test
  void whatCouldNotRunIsRefused() {
    Duration second = Duration.ofSeconds(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RelaySettings(0, second, second, second, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RelaySettings(1, second, Duration.ZERO, second, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RelaySettings(1, second, second, second, Duration.ZERO));
  }
}
