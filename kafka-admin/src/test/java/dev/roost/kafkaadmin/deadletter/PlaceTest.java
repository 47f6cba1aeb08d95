package dev.roost.kafkaadmin.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceTest {

  @Test
  void isWrittenAsItIsRead() {
    assertThat(Place.of("2/170").toString()).isEqualTo("2/170");
    assertThat(Place.of("2/170")).isEqualTo(new Place(2, 170));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2/", "/3", "a/3", "-1/3", "2/99999999999999999999", "2/3/4"})
  void whatIsNoPlaceIsSaid(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Place.of(text))
        .withMessageContaining("0/17");
  }
}
