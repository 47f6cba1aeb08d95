package dev.roost.simulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventClockTest {

  @Test
  void noTwoEventsShareAMillisecondEvenWhenTheWallClockStands() {
    EventClock clock = new EventClock(Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC));

    List<Long> times = LongStream.range(0, 4).mapToObj(i -> clock.next()).toList();

    assertThat(times).containsExactly(1_000L, 1_001L, 1_002L, 1_003L);
  }

  @Test
  void idsRiseBeyondWhatADoubleHoldsAndComeFromTheSeed() {
    Ids ids = new Ids(new Seed(42));
    List<Long> first = LongStream.range(0, 50).mapToObj(i -> ids.next("post")).toList();

    ids.forget();

    assertThat(LongStream.range(0, 50).mapToObj(i -> ids.next("post")).toList()).isEqualTo(first);
    assertThat(first).isSorted().doesNotHaveDuplicates().allMatch(id -> id > 1L << 53);
  }
}
