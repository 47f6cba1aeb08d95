package dev.roost.simulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two tables written apart, of the simulator and of the product, say the same. */
final class OperationsTest {

  @Test
  void theSimulatorHasEveryOperationOfTheProductsTable() {
    assertThat(Arrays.stream(Operation.values()).map(Enum::name))
        .containsExactlyElementsOf(
            Arrays.stream(dev.roost.xapi.v2.Operation.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void credentialsAndRatesAreThoseOfTheProductsTable(Operation operation) {
    var other = dev.roost.xapi.v2.Operation.valueOf(operation.name());

    assertThat(operation.limit()).isEqualTo(other.rate().orElse(0));
    assertThat(operation.accepted().stream().map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            other.accepted().stream().map(Enum::name).collect(Collectors.toSet()));
  }
}
