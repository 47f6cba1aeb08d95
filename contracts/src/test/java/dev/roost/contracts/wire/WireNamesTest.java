package dev.roost.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class WireNamesTest {

  private enum Light {
    RED,
    GREEN;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final WireNames<Light> names = WireNames.of(Light.values(), Light::wire);

  @Test
  void aConstantIsReadByItsName() {
    assertThat(names.read("green")).isEqualTo(Light.GREEN);
  }

  @Test
  void whatIsNoNameIsRefusedWithTheListOfNamesAndNotQuoted() {
    assertThatThrownBy(() -> names.read("GREEN"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("It is none of: red, green.");
  }

  @Test
  void aFormerNameIsReadAndNotListed() {
    WireNames<Light> both = names.alsoRead("stop", Light.RED);

    assertThat(both.read("stop")).isEqualTo(Light.RED);
    assertThat(both.read("red")).isEqualTo(Light.RED);
    assertThatThrownBy(() -> both.read("go")).hasMessage("It is none of: red, green.");
    assertThatThrownBy(() -> names.read("stop")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFormerNameMustNotBeAnothersName() {
    assertThatThrownBy(() -> names.alsoRead("green", Light.RED))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
