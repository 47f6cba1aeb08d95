package dev.roost.router.memory;

import dev.roost.router.activity.Identity;
import dev.roost.router.activity.Key;
import dev.roost.router.activity.StateChange;
import dev.roost.router.delivery.Activity;
import dev.roost.router.memory.StateHistory.Entry;
import dev.roost.router.replay.Window;
import dev.roost.router.subscription.SubscribedStates;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Recognises copies of follows, blocks, mutes and subscriptions where X gives each delivery an id
 * of its own, and only for users who subscribed to both the beginning and the end: else "follow,
 * follow" may be two, with an end between them that nobody told.
 *
 * <ul>
 *   <li>A live repeat of the last state within 60 s is a copy.
 *   <li>A replayed one uses up one record of the same state that came out of the job's window, once
 *       per job: the job brings each of them once more, in whatever order.
 * </ul>
 *
 * What it cannot know: a state that ended and began again within 60 s, whose end came later than
 * that or never, is taken for a copy; a copy after more than 60 s comes out.
 */
final class RepeatedStates {

  /** Until when a live repeat is a copy. */
  static final Duration REPEATS_FOR = Duration.ofSeconds(60);

  private final KeyValueStore<byte[], byte[]> store;
  private final Set<String> bothStates;
  private final long rememberedFor;
  private final SubscribedStates subscribed;

  RepeatedStates(
      KeyValueStore<byte[], byte[]> store,
      Deduplication deduplication,
      SubscribedStates subscribed) {
    this.store = store;
    this.subscribed = subscribed;
    this.bothStates = deduplication.bothStates();
    this.rememberedFor = deduplication.limits().rememberedFor().toMillis();
  }

  /** Whether it is a copy; what is none is kept for those after it. */
  boolean isRepeated(
      Activity activity, StateChange change, String app, long arrivedAt, List<Window> windows) {
    boolean isComparable =
        subscribed.areBothSubscribed(
                app, activity.forUser(), change.family(), activity.moment().receivedAt())
            || areBothTold(activity, change, app, arrivedAt);
    byte[] key = key(app, activity, "state", change.family(), change.source(), change.target());
    StateHistory history = StateHistory.of(store.get(key));
    Instant receivedAt = activity.moment().receivedAt();
    boolean isCopy =
        isComparable
            && (activity.replayed()
                ? history.isUsedUp(change.begun(), windows)
                : history.isRepeat(change.begun(), receivedAt, REPEATS_FOR));
    if (!isCopy) {
      history.add(Entry.of(change.begun(), activity.replayed(), receivedAt, windows));
    }
    store.put(key, history.bytes(arrivedAt));
    return isCopy;
  }

  // For subscriptions that Roost did not make, and did not tell of yet. Whoever was told of both
  // within the time that is remembered is subscribed to both. What the
  // user does and what is done to the user may be subscribed to apart.
  private boolean areBothTold(Activity activity, StateChange change, String app, long arrivedAt) {
    if (bothStates.contains(change.family())) {
      return true;
    }
    byte[] key =
        key(app, activity, "both-states", change.family(), Boolean.toString(activity.own()));
    byte[] former = store.get(key);
    ByteBuffer times =
        former == null ? ByteBuffer.allocate(3 * Long.BYTES) : ByteBuffer.wrap(former);
    long other = times.getLong((change.begun() ? 2 : 1) * Long.BYTES);
    times.putLong(0, arrivedAt).putLong((change.begun() ? 1 : 2) * Long.BYTES, arrivedAt);
    store.put(key, times.array());
    return other > arrivedAt - rememberedFor;
  }

  private static byte[] key(String app, Activity activity, String what, String... parts) {
    return Identity.of(app, activity.forUser(), new Key(what, List.of(parts))).bytes();
  }
}
