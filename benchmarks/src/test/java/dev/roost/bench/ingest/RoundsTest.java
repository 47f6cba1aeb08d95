package dev.roost.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void theMedianIsTheOneInTheMiddleOrHalfwayBetweenTwo() {
    assertThat(Rounds.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Rounds.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
  }

  @Test
  void processorTimeIsSharedAmongDeliveries() {
    assertThat(Rounds.perDelivery(2_000_000_000, 40_000)).isEqualTo(50);
    assertThat(Rounds.perDelivery(1, 0)).isNaN();
  }

  @Test
  void everyoneBeginsARoundOnce() {
    List<String> all = List.of("a", "b", "c");

    assertThat(Rounds.rotated(all, 0)).containsExactly("a", "b", "c");
    assertThat(Rounds.rotated(all, 1)).containsExactly("b", "c", "a");
    assertThat(Rounds.rotated(all, 2)).containsExactly("c", "a", "b");
    assertThat(Rounds.rotated(all, 3)).containsExactly("a", "b", "c");
  }
}
