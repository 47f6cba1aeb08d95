package dev.roost.router.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.router.activity.EventUuid;
import dev.roost.router.activity.Identity;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long START = 1_000 * DAY;
  private static final Identity ID = new Identity("%064x".formatted(1));

  private final SortedStore store = new SortedStore();
  private final Memory memory = new Memory(store);

  @Test
  void aCopyIsToldByTheEventUuidOfTheFirst() {
    memory.remember(ID, EventUuid.of("-7", "main", "news.new"), START);

    assertThat(memory.look(ID, EventUuid.of("-7", "main", "news.new")))
        .isEqualTo(Copy.SEEN_WITH_SAME_UUID);
    assertThat(memory.look(ID, EventUuid.of("8", "main", "news.new")))
        .isEqualTo(Copy.SEEN_WITH_OTHER_UUID);
  }

  /** One happening can come through several subscriptions, which says nothing about copies. */
  @Test
  void theEventUuidOfAnotherSubscriptionOrOfNoneSaysNothing() {
    memory.remember(ID, EventUuid.of("-7", "main", "news.new"), START);

    assertThat(memory.look(ID, EventUuid.of("8", "other", "news.new"))).isEqualTo(Copy.SEEN);
    assertThat(memory.look(ID, null)).isEqualTo(Copy.SEEN);
  }

  @Test
  void whatTheAccountActivityApiBroughtFirstIsSeenWhateverTheCopy() {
    memory.isFirst(ID, START);

    assertThat(memory.look(ID, EventUuid.of("8", "main", "x"))).isEqualTo(Copy.SEEN);
  }

  /** A longer value was taken for one from the beginning of time, and forgotten at once. */
  @Test
  void whatIsLongerThanATimeIsForgottenByItsTime() {
    memory.remember(ID, EventUuid.of("-7", "main", "news.new"), START);
    Sweep sweep =
        new Sweep(
            store,
            new Sweep.Limits(Duration.ofDays(6), 100, Duration.ofSeconds(1)),
            System::nanoTime);

    int before = sweep.step(START + 6 * DAY);
    int after = sweep.step(START + 6 * DAY + 1);

    assertThat(before).isZero();
    assertThat(after).isOne();
  }

  @Test
  void whatIsShorterThanATimeIsForgottenAtOnce() {
    store.put(ID.bytes(), new byte[] {1, 2, 3});

    assertThat(Memory.arrivedAt(new byte[] {1, 2, 3})).isZero();
    assertThat(Memory.arrivedAt(ByteBuffer.allocate(24).putLong(START).array())).isEqualTo(START);
  }

  @Test
  void anEventUuidIsANumberOrAnythingElse() {
    assertThat(EventUuid.of("-8917909039855612786", "a"))
        .isEqualTo(EventUuid.of("-8917909039855612786", "a"))
        .isNotEqualTo(EventUuid.of("-8917909039855612787", "a"))
        .isNotEqualTo(EventUuid.of("-8917909039855612786", "b"));
    assertThat(EventUuid.of("5", "a", "b")).isNotEqualTo(EventUuid.of("5", "ab", ""));
    assertThat(EventUuid.of("5f0c", "a").value()).isNotEqualTo(EventUuid.of("5f0d", "a").value());
  }
}
