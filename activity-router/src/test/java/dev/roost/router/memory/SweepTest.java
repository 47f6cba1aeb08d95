package dev.roost.router.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.router.activity.Identity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HORIZON = 6 * DAY;
  private static final long START = 1_000 * DAY;

  private final SortedStore store = new SortedStore();
  private final Memory memory = new Memory(store);
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void anIdentityIsForgottenAfterSixDaysAndNotBefore() {
    memory.isFirst(identity(1), START);
    Sweep sweep = sweep(100);

    int atTheHorizon = sweep.step(START + HORIZON);
    int behindIt = sweep.step(START + HORIZON + 1);

    assertThat(atTheHorizon).isZero();
    assertThat(behindIt).isOne();
    assertThat(memory.isFirst(identity(1), START + HORIZON + 2)).isTrue();
  }

  @Test
  void aStepLooksAtNoMoreThanItsShareAndTheNextGoesOnThere() {
    remember(10, START);
    Sweep sweep = sweep(4);

    int first = sweep.step(START + HORIZON + 1);
    int second = sweep.step(START + HORIZON + 1);
    int third = sweep.step(START + HORIZON + 1);

    assertThat(first).isEqualTo(4);
    assertThat(second).isEqualTo(4);
    assertThat(third).isEqualTo(2);
    assertThat(store.entries).isEmpty();
  }

  @Test
  void aStepEndsWhenItsTimeIsOver() {
    remember(10, START);
    // each look at the clock takes 20 ms of the 50
    Sweep sweep = new Sweep(store, limits(100), () -> nanos.getAndAdd(20_000_000));

    int forgotten = sweep.step(START + HORIZON + 1);

    assertThat(forgotten).isBetween(1, 4);
  }

  @Test
  void aDuplicateDoesNotProlongTheMemory() {
    memory.isFirst(identity(1), START);
    boolean first = memory.isFirst(identity(1), START + 5 * DAY);

    sweep(100).step(START + HORIZON + 1);

    assertThat(first).isFalse();
    assertThat(store.entries).isEmpty();
  }

  @Test
  void afterARoundItRestsUntilTheOldestCanBeDue() {
    remember(3, START);
    Sweep sweep = sweep(100);
    sweep.step(START + DAY);
    // arrives after the round, and is due later than the oldest
    memory.isFirst(identity(99), START + 2 * DAY);

    int rested = sweep.step(START + HORIZON - 1);
    int due = sweep.step(START + HORIZON + 1);
    int rest = sweep.step(START + 2 * DAY + HORIZON + 1);

    assertThat(rested).isZero();
    assertThat(due).isEqualTo(3);
    assertThat(rest).isOne();
  }

  @Test
  void everyoneWhoComesDuringARoundIsForgottenInTime() {
    remember(10, START);
    Sweep sweep = sweep(4);
    sweep.step(START);
    memory.isFirst(identity(0xFF_00), START + 1);
    memory.isFirst(identity(0x00_FF), START + 1);
    sweep.step(START + 1);
    sweep.step(START + 1);
    sweep.step(START + 1);

    for (int step = 0; step < 10; step++) {
      sweep.step(START + HORIZON + 2);
    }

    assertThat(store.entries).isEmpty();
  }

  @Test
  void iteratorsAreAlwaysClosed() {
    remember(10, START);
    Sweep sweep = sweep(4);

    sweep.step(START);
    sweep.step(START);
    sweep.step(START);

    assertThat(store.openIterators).isZero();
  }

  private void remember(int identities, long arrivedAt) {
    for (int i = 0; i < identities; i++) {
      memory.isFirst(identity(i), arrivedAt);
    }
  }

  private Sweep sweep(int entries) {
    return new Sweep(store, limits(entries), nanos::get);
  }

  private static Sweep.Limits limits(int entries) {
    return new Sweep.Limits(Duration.ofDays(6), entries, Duration.ofMillis(50));
  }

  private static Identity identity(int number) {
    return new Identity("%064x".formatted(number));
  }
}
