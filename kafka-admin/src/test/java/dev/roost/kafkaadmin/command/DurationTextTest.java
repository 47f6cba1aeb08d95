package dev.roost.kafkaadmin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class DurationTextTest {

  @ParameterizedTest
  @CsvSource({"3d,PT72H", "72h,PT72H", "90m,PT1H30M", "30s,PT30S", "P3D,PT72H", "pt1h,PT1H"})
  void readsDaysHoursAndIso(String text, Duration duration) {
    assertThat(new DurationText().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "d", "3w", "-3d", "0d", "P-1D"})
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> new DurationText().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
