package dev.roost.subscriptions.subscription;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a webhook's subscriptions.
 *
 * @param items what stands on it, by user id
 * @param next the {@code cursor} of the next page, absent on the last
 * @param observed how X's list differs, over all pages; with {@code ?observe=true} alone
 */
@Schema(
    examples =
        """
        {"items":[{"app":"demo","endpoint":"main","userId":"2244994945","state":"subscribed",
                   "subscribedAt":"2026-11-23T22:54:02Z","changedAt":"2026-11-23T22:54:02Z"}],
         "observed":{"at":"2026-11-23T23:00:00Z","atX":1,"missingAtX":[],"unknownHere":[]}}
        """)
public record SubscriptionPage(
    List<SubscriptionView> items, @Nullable String next, @Nullable Differences observed) {

  public SubscriptionPage {
    items = List.copyOf(items);
  }

  /**
   * How X's list differs. Nothing is done about it here.
   *
   * @param at when X said so; what changed here since then is not compared
   * @param atX how many X has
   * @param missingAtX users who are subscribed here and not at X
   * @param unknownHere users who are subscribed at X and not here
   */
  public record Differences(
      Instant at, int atX, List<String> missingAtX, List<String> unknownHere) {

    public Differences {
      missingAtX = List.copyOf(missingAtX);
      unknownHere = List.copyOf(unknownHere);
    }

    static Differences between(List<KnownUser> here, List<String> atX, Instant at) {
      Set<String> listed = new HashSet<>(atX);
      Set<String> explained =
          here.stream()
              .filter(one -> one.isSubscribed() || !one.isSettled())
              .map(KnownUser::userId)
              .collect(Collectors.toSet());
      return new Differences(
          at,
          atX.size(),
          here.stream()
              .filter(one -> one.isSubscribed() && one.isSettled())
              .map(KnownUser::userId)
              .filter(user -> !listed.contains(user))
              .sorted()
              .toList(),
          atX.stream().filter(user -> !explained.contains(user)).sorted().toList());
    }
  }
}
