package dev.roost.simulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two tables written apart, of the simulator and of the product, say the same. */
final class OperationsTest {

  /** Whose token it is is asked by the product's client of OAuth 2.0, which has no table. */
  @Test
  void theSimulatorHasEveryOperationOfTheProductsTable() {
    assertThat(operations().map(Enum::name))
        .containsExactlyElementsOf(
            Arrays.stream(dev.roost.xapi.v2.Operation.values()).map(Enum::name).toList());
  }

  static Stream<Operation> operations() {
    return Arrays.stream(Operation.values()).filter(it -> it != Operation.GET_ME);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void credentialsAndRatesAreThoseOfTheProductsTable(Operation operation) {
    var other = dev.roost.xapi.v2.Operation.valueOf(operation.name());

    assertThat(operation.limit()).isEqualTo(other.rate().orElse(0));
    assertThat(operation.accepted().stream().map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            other.accepted().stream().map(Enum::name).collect(Collectors.toSet()));
  }
}
