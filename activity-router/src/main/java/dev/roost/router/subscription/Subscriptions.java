package dev.roost.router.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.subscription.SubscriptionState.Api;
import dev.roost.contracts.subscription.SubscriptionState.State;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.announced.AnnouncedRows;
import dev.roost.router.counting.Counts;
import dev.roost.router.json.Json;
import dev.roost.router.json.Times;
import dev.roost.router.subscription.SubscribedStates.Subscribed;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code roost.subscriptions}; who is subscribed to what is in {@link SubscribedStates}.
 */
public final class Subscriptions {

  /** Name of the store. */
  public static final String STORE = "subscriptions";

  /** Name of the step that follows the announcements. */
  public static final String FOLLOW = "follow-subscriptions";

  /** After the names of the other sources, so that Streams gives their tasks the same numbers. */
  private static final String SOURCE = "subscription-announcements";

  private Subscriptions() {}

  /**
   * Adds it to a topology.
   *
   * @param time of records; nothing here depends on it
   * @return who is subscribed to what, kept up to date while the topology runs
   */
  public static SubscribedStates addTo(Topology topology, TimestampExtractor time, Counts counts) {
    SubscribedStates states = new SubscribedStates();
    AnnouncedRows.addTo(
        topology,
        time,
        Topics.SUBSCRIPTIONS,
        new AnnouncedRows.Names(STORE, SOURCE, FOLLOW),
        (key, value) -> changed(states, key, value),
        counts::unreadableSubscription);
    return states;
  }

  private static void changed(SubscribedStates states, String key, byte @Nullable [] value)
      throws IOException {
    String[] parts = key.split("/", -1);
    if (parts.length != 3) {
      throw new IOException("no subscription's key");
    }
    Subscribed subscribed = value == null ? null : subscribed(Json.read(value));
    if (subscribed == null) {
      states.remove(parts[0], parts[1], parts[2]);
    } else {
      states.put(parts[0], parts[1], parts[2], subscribed);
    }
  }

  /** Null where X does not deliver all that is wanted, or delivers account activity. */
  private static @Nullable Subscribed subscribed(JsonNode row) throws IOException {
    boolean isSubscribed = row.path("state").asText().equals(State.SUBSCRIBED.wire());
    if (!isSubscribed || !row.path("api").asText().equals(Api.ACTIVITY.wire())) {
      return null;
    }
    Instant since = Times.text(row.path("changedAt").asText());
    if (since == null) {
      throw new IOException("changedAt is no time");
    }
    Set<String> types =
        row.path("eventTypes").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    return new Subscribed(types, since);
  }
}
