package dev.roost.subscriptions.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SlotsTest {

  @Test
  void soManyAreUnderWayAtATimeForEachKey() {
    Slots slots = new Slots(2);

    assertThat(slots.take("a")).isTrue();
    assertThat(slots.take("a")).isTrue();
    assertThat(slots.take("a")).isFalse();
    assertThat(slots.take("b")).isTrue();
    slots.giveBack("a");
    assertThat(slots.take("a")).isTrue();
    assertThat(slots.take("a")).isFalse();
    slots.giveBack("a");
    slots.giveBack("a");
    assertThat(slots.take("a")).isTrue();
  }
}
