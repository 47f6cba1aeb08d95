package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.account.AccountActivity;
import dev.roost.subscriptions.budget.BudgetedX;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import dev.roost.xapi.endpoint.XApiException.NotPermitted;
import dev.roost.xapi.endpoint.XApiException.Unauthorized;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Has subscriptions repaired that are others at X than here. A list proves presence only: a user it
 * lacks is asked for one by one, and only X's word is believed. One it has is ended where Roost had
 * ended it, and left alone where it is another's.
 */
@ApplicationScoped
public class SubscriptionRepair {

  private final SubscriptionComparison comparison;
  private final SubscriptionStore store;
  private final Webhooks webhooks;
  private final BudgetedX x;
  private final Clock clock;

  SubscriptionRepair(
      SubscriptionComparison comparison,
      SubscriptionStore store,
      Webhooks webhooks,
      BudgetedX x,
      Clock clock) {
    this.comparison = comparison;
    this.store = store;
    this.webhooks = webhooks;
    this.x = x;
    this.clock = clock;
  }

  /**
   * What was ordered.
   *
   * @param subscribed users whom X had lost
   * @param ended users whom X had though Roost had ended them
   */
  public record Repaired(int subscribed, int ended) {}

  /**
   * Orders what differs, for the job to do.
   *
   * @param listed X's list
   * @param settledBefore only what has not changed here since then is compared
   * @param maxChecks how many users that the list lacks are asked for
   */
  public Uni<Repaired> of(
      Webhook webhook, List<String> listed, Instant settledBefore, int maxChecks) {
    Uni<Integer> ended =
        comparison
            .endedBut(webhook.key(), listed, settledBefore)
            .flatMap(found -> all(found, this::endAgain));
    AccountActivity client = x.of(webhook.api(), webhook.key().app(), Priority.RECONCILIATION);
    Uni<Integer> subscribed =
        comparison
            .subscribedBut(webhook, listed, settledBefore, maxChecks)
            .flatMap(found -> all(found, one -> unlessThere(client, webhook, one)));
    return ended.flatMap(first -> subscribed.map(then -> new Repaired(then, first)));
  }

  /** Orders what these users lack at X of their event types, which is written down already. */
  public Uni<Repaired> ofEventTypes(WebhookKey webhook, Set<String> users) {
    return Multi.createFrom()
        .iterable(users)
        .onItem()
        .transformToUniAndConcatenate(user -> again(new SubscriptionKey(webhook, user)))
        .filter(ordered -> ordered)
        .collect()
        .asList()
        .map(ordered -> new Repaired(ordered.size(), 0));
  }

  private Uni<Boolean> again(SubscriptionKey key) {
    return webhooks.inTransaction(tx ->
        store
            .lock(tx, key)
            .map(found -> found.filter(one -> one.isWanted() && one.work().task() == null))
            .flatMap(found ->
                found.isEmpty()
                    ? Uni.createFrom().item(false)
                    : store
                        .save(tx, found.get(), found.get().missingAtX(clock.instant()))
                        .replaceWith(true)));
  }

  private static Uni<Integer> all(
      List<Subscription> found, Function<Subscription, Uni<Boolean>> repair) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(repair::apply)
        .filter(repaired -> repaired)
        .collect()
        .asList()
        .map(List::size);
  }

  /**
   * Where X cannot be asked for this user, nothing is concluded; where it cannot be asked at all,
   * the comparison ends.
   */
  private Uni<Boolean> unlessThere(AccountActivity client, Webhook webhook, Subscription one) {
    return client
        .isSubscribed(webhook.requiredId(), one.key().userId(), one.consent().credential())
        .onFailure(SubscriptionRepair::isOfTheUser)
        .recoverWithItem(true)
        .flatMap(
            there -> there ? Uni.createFrom().item(false) : order(one, Subscription::missingAtX));
  }

  /** No token of the user, or one that X does not take. */
  private static boolean isOfTheUser(Throwable failure) {
    return failure instanceof Unauthorized
        || failure instanceof NotPermitted
        || Trouble.of(failure) instanceof NotConnected;
  }

  private Uni<Boolean> endAgain(Subscription one) {
    return order(one, (now, at) -> now.unwanted(Task.UNSUBSCRIBE, at));
  }

  /** Only where it is still as it was found: whoever changed it meanwhile knows better. */
  private Uni<Boolean> order(
      Subscription found, BiFunction<Subscription, Instant, Subscription> change) {
    return webhooks.inTransaction(tx ->
        store
            .lock(tx, found.key())
            .flatMap(now ->
                now.filter(found::equals).isEmpty()
                    ? Uni.createFrom().item(false)
                    : store
                        .save(tx, found, change.apply(found, clock.instant()))
                        .replaceWith(true)));
  }
}
