package dev.roost.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.bench.load.BlockingLoad.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BlockingLoadTest {

  private static final long PIECE_NANOS = 20_000_000;

  @Test
  void latencyCountsFromWhenAPieceWasDueThoughNoThreadWasFree() throws Exception {
    Work slow = _ -> takes(PIECE_NANOS);

    Outcome outcome = new BlockingLoad(List.of(slow)).keep(new Pace(1_000), Duration.ofMillis(10));

    // The tenth begins when nine have been done, 180 ms after the start; it was due after 9 ms.
    assertThat(outcome.ok()).isEqualTo(10);
    assertThat(outcome.millis(100)).isGreaterThan(190);
    assertThat(outcome.millis(10)).isGreaterThan(19);
  }

  @Test
  void eachPieceIsDoneOnceByOneOfTheThreads() throws Exception {
    Set<Long> done = ConcurrentHashMap.newKeySet();
    Work first = done::add;
    Work second = done::add;

    Outcome outcome =
        new BlockingLoad(List.of(first, second)).keep(new Pace(1_000), Duration.ofMillis(100));

    assertThat(outcome.ok()).isEqualTo(100);
    assertThat(done).hasSize(100).contains(0L, 99L);
  }

  @Test
  void aPieceThatFailsEndsIt() {
    Work broken =
        _ -> {
          throw new IOException("the disk is full");
        };

    BlockingLoad load = new BlockingLoad(List.of(broken));

    assertThatThrownBy(() -> load.keep(new Pace(10), Duration.ofMillis(200)))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("the disk is full");
  }

  private static void takes(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
