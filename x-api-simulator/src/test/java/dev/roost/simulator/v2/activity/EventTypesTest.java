package dev.roost.simulator.v2.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two tables written apart, of the simulator and of the product, say the same. */
final class EventTypesTest {

  static Stream<EventType> types() {
    return EventTypes.all().stream();
  }

  @Test
  void theSimulatorHasEveryTypeOfTheProductsTable() {
    assertThat(EventTypes.all().stream().map(EventType::name))
        .containsExactlyElementsOf(
            Arrays.stream(dev.roost.xapi.v2.EventType.values())
                .map(dev.roost.xapi.v2.EventType::eventType)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("types")
  void aRowSaysWhatTheProductsTableSays(EventType type) {
    var other = dev.roost.xapi.v2.EventType.of(type.name()).orElseThrow();

    assertThat(type.filter().name()).isEqualTo(other.filter().name());
    assertThat(type.scope()).isEqualTo(other.scope().orElse("-"));
    assertThat(type.priceClass().toUpperCase(Locale.ROOT)).isEqualTo(other.priceClass().name());
    assertThat(type.price()).isEqualTo(other.priceClass().microDollars());
    assertThat(type.isQualified()).isEqualTo(other.isQualified());
    assertThat(type.privacy().name().replace("UNLISTED", "NOT_STATED"))
        .isEqualTo(other.privacy().name());
  }

  @ParameterizedTest
  @MethodSource("types")
  void theReadmeNamesIt(EventType type) throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("`" + type.name() + "`");
  }
}
