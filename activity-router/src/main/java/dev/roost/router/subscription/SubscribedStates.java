package dev.roost.router.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Users who are subscribed to both the beginning and the end of a state, through whichever
 * endpoints.
 *
 * <p>Written by the thread that follows the announcements, read by those that route.
 */
public final class SubscribedStates {

  /** X delivers from up to ten seconds after the subscribing on; a repeat is one for 60 s. */
  private static final Duration SETTLED_AFTER = Duration.ofSeconds(70);

  private static final Map<String, Set<String>> BEGINNING_AND_END =
      Map.of(
          "follow", Set.of("follow.follow", "follow.unfollow"),
          "block", Set.of("block.block", "block.unblock"),
          "mute", Set.of("mute.mute", "mute.unmute"),
          "subscription", Set.of("subscriptions.subscribe", "subscriptions.unsubscribe"));

  private final Map<User, Map<String, Subscribed>> byUser = new ConcurrentHashMap<>();

  private record User(String app, String userId) {}

  /**
   * What X delivers of a user through one endpoint.
   *
   * @param eventTypes all of them
   * @param since when that became so
   */
  record Subscribed(Set<String> eventTypes, Instant since) {

    Subscribed {
      eventTypes = Set.copyOf(eventTypes);
    }
  }

  /**
   * Whether X told of both the beginnings and the ends of a family for as long as a repeat counts.
   *
   * @param family as the router names it, {@code follow}
   * @param receivedAt when the delivery was received
   */
  public boolean areBothSubscribed(
      String app, @Nullable String userId, String family, Instant receivedAt) {
    Set<String> wanted = BEGINNING_AND_END.get(family);
    Map<String, Subscribed> ofUser = userId == null ? null : byUser.get(new User(app, userId));
    if (wanted == null || ofUser == null) {
      return false;
    }
    Set<String> told = new HashSet<>();
    ofUser.values().stream()
        .filter(one -> !receivedAt.isBefore(one.since().plus(SETTLED_AFTER)))
        .forEach(one -> told.addAll(one.eventTypes()));
    return told.containsAll(wanted);
  }

  /** X delivers this from now on, and nothing else, through this endpoint. */
  void put(String app, String endpoint, String userId, Subscribed subscribed) {
    byUser.compute(
        new User(app, userId),
        (_, before) -> {
          Map<String, Subscribed> all = before == null ? new ConcurrentHashMap<>() : before;
          all.put(endpoint, subscribed);
          return all;
        });
  }

  /** X delivers nothing of the user through this endpoint. */
  void remove(String app, String endpoint, String userId) {
    byUser.computeIfPresent(
        new User(app, userId),
        (_, before) -> {
          before.remove(endpoint);
          return before.isEmpty() ? null : before;
        });
  }
}
