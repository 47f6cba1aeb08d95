package dev.roost.subscriptions.activity;

import dev.roost.subscriptions.activity.EventSubscription.State;
import dev.roost.subscriptions.budget.BudgetedX;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.v2.ActivitySubscription;
import dev.roost.xapi.v2.ActivitySubscriptions;
import dev.roost.xapi.v2.XApi2Client;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what X has of event types with what is known here. A list proves presence only: whom it
 * lacks is read by user, and only a whole list of the user says that X has it not. Nothing is
 * deleted by it.
 */
@ApplicationScoped
public class ActivityComparison {

  private static final String LOST =
      "X did not have it any more, though nobody ended it here; it is asked for again.";
  private static final String ELSEWHERE =
      "X delivered it through another webhook, or through none; it is given this one again.";

  private final BudgetedX x;
  private final EventSubscriptionStore store;
  private final WholeApp wholeApp;
  private final Pool database;
  private final Clock clock;

  ActivityComparison(
      BudgetedX x, EventSubscriptionStore store, WholeApp wholeApp, Pool database, Clock clock) {
    this.x = x;
    this.store = store;
    this.wholeApp = wholeApp;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes down what differs.
   *
   * @param settledBefore only what has not changed here since then is compared
   * @param maxChecks how many users that the list lacks are read one by one
   * @return the users of whom something is to be asked for again
   */
  public Uni<Set<String>> of(Webhook webhook, Instant settledBefore, int maxChecks) {
    return store
        .atX(database, webhook.key())
        .map(rows ->
            rows.stream()
                .filter(row -> row.state() == State.SUBSCRIBED)
                .filter(row -> !row.changedAt().isAfter(settledBefore))
                .toList())
        .flatMap(rows ->
            rows.isEmpty() ? Uni.createFrom().item(Set.of()) : of(webhook, rows, maxChecks));
  }

  private Uni<Set<String>> of(Webhook webhook, List<EventSubscription> rows, int maxChecks) {
    XApi2Client client = x.version2(webhook.key().app(), Priority.RECONCILIATION, CallGuard.NONE);
    return client
        .subscriptions(Optional.empty())
        .flatMap(list -> compared(client, webhook, rows, list, maxChecks));
  }

  private Uni<Set<String>> compared(
      XApi2Client client,
      Webhook webhook,
      List<EventSubscription> rows,
      ActivitySubscriptions list,
      int maxChecks) {
    Map<String, ActivitySubscription> byId = byId(list);
    List<EventSubscription> changed = new ArrayList<>(); // As X has them.
    Map<String, List<EventSubscription>> missing = new TreeMap<>();
    for (EventSubscription row : rows) {
      ActivitySubscription listed = byId.get(row.subscriptionId());
      if (listed == null) {
        missing.computeIfAbsent(row.userId(), _ -> new ArrayList<>()).add(row);
      } else {
        asListed(row, listed).ifPresent(changed::add);
      }
    }
    return Multi.createFrom()
        .iterable(missing.entrySet())
        .select()
        .first(maxChecks)
        .onItem()
        .transformToUniAndConcatenate(one -> lost(client, one.getKey(), one.getValue(), list))
        .onItem()
        .<EventSubscription>transformToIterable(Function.identity())
        .collect()
        .asList()
        .invoke(changed::addAll)
        .flatMap(_ -> store.save(database, changed))
        .flatMap(_ -> wholeApp(client, webhook, changed))
        .replaceWith(() -> usersToOrder(changed));
  }

  private static Map<String, ActivitySubscription> byId(ActivitySubscriptions list) {
    return list.subscriptions().stream()
        .collect(
            Collectors.toMap(
                ActivitySubscription::subscriptionId, Function.identity(), (one, _) -> one));
  }

  private Optional<EventSubscription> asListed(EventSubscription row, ActivitySubscription listed) {
    if (!Objects.equals(listed.webhookId().orElse(null), row.through())) {
      return Optional.of(row.pending(ELSEWHERE, clock.instant()));
    }
    Instant end = listed.expiresAt().orElse(null);
    return Objects.equals(end, row.expiresAt()) ? Optional.empty() : Optional.of(row.expiring(end));
  }

  /** Of one user, as far as a whole list of the user lacks them, too. */
  private Uni<List<EventSubscription>> lost(
      XApi2Client client, String userId, List<EventSubscription> rows, ActivitySubscriptions app) {
    Uni<ActivitySubscriptions> list =
        userId.equals(EventSubscriptionStore.WHOLE_APP)
            ? Uni.createFrom().item(app)
            : client.subscriptions(Optional.of(userId));
    return list.map(seen -> {
      if (!seen.isWhole()) {
        return List.of();
      }
      Map<String, ActivitySubscription> there = byId(seen);
      return rows.stream()
          .filter(row -> !there.containsKey(row.subscriptionId()))
          .map(row -> row.lost(LOST, clock.instant()))
          .toList();
    });
  }

  private Uni<Void> wholeApp(XApi2Client client, Webhook webhook, List<EventSubscription> changed) {
    boolean isLost =
        changed.stream()
            .anyMatch(row ->
                row.userId().equals(EventSubscriptionStore.WHOLE_APP)
                    && row.state() == State.PENDING);
    return isLost
        ? wholeApp.subscribe(client, webhook.key(), webhook.requiredId())
        : Uni.createFrom().voidItem();
  }

  private static Set<String> usersToOrder(List<EventSubscription> changed) {
    Set<String> users = new HashSet<>();
    changed.stream()
        .filter(row -> row.state() == State.PENDING)
        .map(EventSubscription::userId)
        .filter(user -> !user.equals(EventSubscriptionStore.WHOLE_APP))
        .forEach(users::add);
    return users;
  }
}
