package dev.roost.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CountdownTest {

  @Test
  void itSpeaksAtOnceThenEveryTenSecondsAndOnceMoreBeforeTheEnd() {
    List<Long> said = new ArrayList<>();
    long last = Long.MAX_VALUE;

    for (long left = 34; left > 0; left--) {
      if (Countdown.isWorthAWord(left, last)) {
        said.add(left);
        last = left;
      }
    }

    assertThat(said).containsExactly(34L, 30L, 20L, 10L, 3L);
  }
}
