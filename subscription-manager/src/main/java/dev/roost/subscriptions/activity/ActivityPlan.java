package dev.roost.subscriptions.activity;

import dev.roost.xapi.v2.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done at X for wanted event types.
 *
 * @param create subscriptions to be created, one for each user and event type
 * @param update those to be given this webhook
 * @param delete those to be deleted
 * @param calls calls to X that this takes
 * @param expectedEnd when it is done at the earliest, by what X's rate limit leaves; absent where
 *     there is nothing to create
 * @param wantedAfter how many subscriptions the app wants then, {@code oauth.revoke} included
 * @param maxSubscriptions how many it may have
 * @param fittingUsers how many of the users to be subscribed fit into that, with these event types
 */
@Schema(name = "ActivityPlan")
public record ActivityPlan(
    long create,
    long update,
    long delete,
    long calls,
    @Nullable Instant expectedEnd,
    long wantedAfter,
    int maxSubscriptions,
    long fittingUsers) {

  /** Whether the app may have that many. */
  public boolean fits() {
    return wantedAfter <= maxSubscriptions;
  }

  /** Calls of each kind. */
  record Calls(long create, long update, long delete, long deleteCalls) {

    static final Calls NONE = new Calls(0, 0, 0, 0);

    long all() {
      return create + update + deleteCalls;
    }

    Calls and(Calls other) {
      return new Calls(
          create + other.create,
          update + other.update,
          delete + other.delete,
          deleteCalls + other.deleteCalls);
    }

    /** For one user who is to have these types and no others. */
    static Calls of(
        Set<EventType> wanted, List<EventSubscription> rows, @Nullable String webhookId) {
      Map<EventType, EventSubscription> byType =
          rows.stream()
              .collect(Collectors.toMap(EventSubscription::eventType, Function.identity()));
      long create =
          wanted.stream()
              .map(byType::get)
              .filter(row -> row == null || row.subscriptionId() == null)
              .count();
      long update =
          wanted.stream()
              .map(byType::get)
              .filter(row -> row != null && row.subscriptionId() != null)
              .filter(row -> webhookId == null || !row.isThrough(webhookId))
              .count();
      long delete =
          rows.stream()
              .filter(row -> row.subscriptionId() != null && !wanted.contains(row.eventType()))
              .count();
      // One call deletes up to a hundred.
      return new Calls(create, update, delete, delete == 0 ? 0 : 1);
    }
  }
}
