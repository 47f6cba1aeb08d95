package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.activity.ActivityPlan;
import dev.roost.subscriptions.activity.WantedEvents;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What makes a webhook's subscriptions the wanted set.
 *
 * @param subscribe users who are to be subscribed
 * @param unsubscribe users who are to be unsubscribed
 * @param revoked wanted users who took the access back; they must connect again themselves
 * @param unchanged how many stay as they are
 * @param activity what that takes at X; for event types alone
 */
@Schema(
    examples =
        """
        {"subscribe":["783214"],"unsubscribe":[],"revoked":[],"unchanged":1}
        """)
public record Plan(
    List<String> subscribe,
    List<String> unsubscribe,
    List<String> revoked,
    int unchanged,
    @Nullable ActivityPlan activity) {

  public Plan {
    subscribe = List.copyOf(subscribe);
    unsubscribe = List.copyOf(unsubscribe);
    revoked = List.copyOf(revoked);
  }

  static Plan of(List<Subscription> present, Set<String> wanted, WantedEvents events) {
    Map<String, Subscription> byUser =
        present.stream()
            .collect(
                Collectors.toMap(
                    one -> one.key().userId(), one -> one, (one, _) -> one, TreeMap::new));
    Set<String> revoked = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    for (String user : wanted) {
      Subscription one = byUser.get(user);
      if (one != null && one.isRevoked()) {
        revoked.add(user);
      } else if (one == null || !one.isWanted() || one.isFailed() || isChanged(one, events)) {
        missing.add(user);
      }
    }
    Set<String> kept = new HashSet<>(wanted);
    List<String> gone =
        present.stream()
            .filter(Subscription::isWanted)
            .map(one -> one.key().userId())
            .filter(user -> !kept.contains(user))
            .toList();
    return new Plan(
        List.copyOf(missing),
        gone,
        List.copyOf(revoked),
        wanted.size() - missing.size() - revoked.size(),
        null);
  }

  /** Of one user who is to have these events. */
  static Plan ofOne(String userId, Optional<Subscription> found, WantedEvents events) {
    return of(found.stream().toList(), Set.of(userId), events);
  }

  private static boolean isChanged(Subscription one, WantedEvents events) {
    return !one.events().eventTypes().equals(events.eventTypes());
  }

  /** With what it takes at X. */
  Plan with(ActivityPlan takes) {
    return new Plan(subscribe, unsubscribe, revoked, unchanged, takes);
  }

  /** Whether more go than this share of those who are there. */
  boolean removesMoreThan(double share, List<Subscription> present) {
    long there = present.stream().filter(Subscription::isWanted).count();
    return unsubscribe.size() > share * there;
  }
}
