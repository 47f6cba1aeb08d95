package dev.roost.vault.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  @ParameterizedTest
  @CsvSource({
    "P24M, 2024-11-24T09:30:00Z",
    "P1Y2M, 2025-09-24T09:30:00Z",
    " P1M , 2026-10-24T09:30:00Z"
  })
  void aPeriodKeepsWhatEndedWithinIt(String text, Instant from) {
    assertThat(Retention.of(text).keepsFrom(Instant.parse("2026-11-24T09:30:00Z"))).contains(from);
  }

  @Test
  void zeroKeepsAll() {
    assertThat(Retention.of("0").keepsFrom(Instant.now())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P0M", "P30D", "P1M1D", "-P24M", "P-1M", "24", "PT1H", "two years"})
  void whatWouldKeepLessThanAMonthOrIsNoPeriodIsRefused(String text) {
    assertThatThrownBy(() -> Retention.of(text))
        .hasMessageContaining("roost.vault.audit.retention");
  }
}
