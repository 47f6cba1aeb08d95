package dev.roost.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillTest {

  @ParameterizedTest
  @CsvSource({"0, $0.000", "5000, $0.005", "1234567, $1.235", "12000000, $12.000"})
  void millionthsAreShownAsDollars(long microDollars, String shown) {
    assertThat(Bill.dollars(microDollars)).isEqualTo(shown);
  }
}
