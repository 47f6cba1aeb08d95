package dev.roost.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void figuresStandOnTheRightAndBarsInTextAreNoColumns() {
    assertThat(new Table("who", "how much").row("a|b", "1").toString())
        .isEqualTo(
            """
            | who | how much |
            |---|---:|
            | a\\|b | 1 |
            """);
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new Table("who", "how much").row("a"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
