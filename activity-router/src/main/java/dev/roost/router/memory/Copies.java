package dev.roost.router.memory;

import dev.roost.router.activity.EventUuid;
import dev.roost.router.activity.EventUuids;
import dev.roost.router.activity.StateChange;
import dev.roost.router.delivery.Activity;
import dev.roost.router.replay.Window;
import dev.roost.router.subscription.SubscribedStates;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tells whether an activity came before: by its identity, and by its state where X renews ids. */
public final class Copies {

  private final Memory memory;
  private final RepeatedStates states;
  private final EventUuids eventUuids;

  /**
   * Over the store of one task.
   *
   * @param subscribed who is subscribed to both the beginnings and the ends of states
   */
  public Copies(
      KeyValueStore<byte[], byte[]> store,
      Deduplication deduplication,
      SubscribedStates subscribed) {
    this.memory = new Memory(store);
    this.states = new RepeatedStates(store, deduplication, subscribed);
    this.eventUuids = deduplication.eventUuids();
  }

  /**
   * What an activity is to those before it; the first is remembered.
   *
   * @param app the app's name at Roost
   * @param arrivedAt when it arrived, by the broker's clock, in milliseconds
   * @param windows of the replay jobs that may have brought it
   */
  public Copy meet(Activity activity, String app, long arrivedAt, List<Window> windows) {
    EventUuid eventUuid = activity.evidence().eventUuid();
    Copy copy = memory.look(activity.identity(), eventUuid);
    if (copy != Copy.FIRST) {
      return copy;
    }
    StateChange change = activity.evidence().change();
    if (change != null
        && eventUuids == EventUuids.RENEWED
        && states.isRepeated(activity, change, app, arrivedAt, windows)) {
      // Not remembered: the id is this delivery's alone.
      return Copy.REPEATED_STATE;
    }
    memory.remember(activity.identity(), eventUuid, arrivedAt);
    return Copy.FIRST;
  }
}
