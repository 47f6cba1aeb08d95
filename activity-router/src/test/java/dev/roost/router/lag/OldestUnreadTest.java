package dev.roost.router.lag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.router.lag.DeliveryLog.Found;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OldestUnreadTest {

  private static final long NOW = Duration.ofDays(20_000).toMillis();

  /** Arrival times by offset, oldest first, for each partition. */
  private final Map<Integer, List<Long>> log = new HashMap<>();

  private int questions;

  @Test
  void theAgeOfTheNextDeliveryToReadIsFound() {
    append(0, hours(40), hours(30), hours(7), hours(1));

    long age = age(new Position(0, 2, 0, 4));

    assertThat(age).isBetween(hours(7) - 10_000, hours(7) + 10_000);
  }

  @Test
  void theOldestOfAllPartitionsCounts() {
    append(0, hours(5), hours(1));
    append(1, hours(9), hours(3));

    long age = age(new Position(0, 0, 0, 2), new Position(1, 1, 0, 2));

    assertThat(age).isBetween(hours(5) - 10_000, hours(5) + 10_000);
  }

  @Test
  void nothingUnreadIsNotOldAndAsksNothing() {
    append(0, hours(40));

    long age = age(new Position(0, 1, 0, 1));

    assertThat(age).isZero();
    assertThat(questions).isZero();
  }

  @Test
  void whatExpiredIsNotCountedAgainAsUnread() {
    append(0, hours(80), hours(70), hours(2));

    long age = age(new Position(0, 0, 2, 3));

    assertThat(age).isBetween(hours(2) - 10_000, hours(2) + 10_000);
  }

  @Test
  void whatHasJustComeIsNotOld() {
    append(0, 500L);

    long age = age(new Position(0, 0, 0, 1));

    assertThat(age).isZero();
    assertThat(questions).isLessThan(20);
  }

  private long age(Position... positions) {
    return new OldestUnread(this::firstSince, NOW)
        .age(List.of(positions))
        .toCompletableFuture()
        .join();
  }

  private CompletionStage<Map<Integer, Found>> firstSince(Map<Integer, Long> times) {
    questions++;
    Map<Integer, Found> found = new HashMap<>();
    times.forEach((partition, time) -> found.put(partition, first(partition, time)));
    return CompletableFuture.completedStage(found);
  }

  private Found first(int partition, long time) {
    List<Long> arrivals = log.getOrDefault(partition, List.of());
    for (int offset = 0; offset < arrivals.size(); offset++) {
      if (arrivals.get(offset) >= time) {
        return new Found(offset, arrivals.get(offset));
      }
    }
    return new Found(-1, -1);
  }

  private void append(int partition, Long... ages) {
    log.put(partition, List.of(ages).stream().map(age -> NOW - age).toList());
  }

  private static long hours(int hours) {
    return Duration.ofHours(hours).toMillis();
  }
}
