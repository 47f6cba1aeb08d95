package dev.roost.bench.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void theMedianIsTheOneInTheMiddleOrHalfwayBetweenTwo() {
    assertThat(Rounds.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Rounds.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
  }

  /** As in tables of the sign test: of 5 both ends cover 93.75 %, of 11 the third ones 93.5 %. */
  @Test
  void theMedianOfAllRoundsLiesBetweenTwoOfThoseSeen() {
    List<Double> eleven = List.of(11.0, 1.0, 10.0, 2.0, 9.0, 3.0, 8.0, 4.0, 7.0, 5.0, 6.0);

    assertThat(Rounds.intervalOfMedian(eleven, 0.9)).containsExactly(3.0, 9.0);
    assertThat(Rounds.intervalOfMedian(eleven, 0.95)).containsExactly(2.0, 10.0);
    assertThat(Rounds.intervalOfMedian(List.of(1.0, 2.0, 3.0, 4.0, 5.0), 0.9))
        .containsExactly(1.0, 5.0);
    assertThat(Rounds.intervalOfMedian(List.of(2.0, 1.0), 0.9)).containsExactly(1.0, 2.0);
    assertThat(Rounds.intervalOfMedian(List.of(1.0), 0.9)).containsExactly(1.0, 1.0);
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
