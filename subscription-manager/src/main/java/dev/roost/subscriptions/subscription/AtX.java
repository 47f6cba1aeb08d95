package dev.roost.subscriptions.subscription;

import dev.roost.contracts.vault.VaultProblem;
import dev.roost.subscriptions.account.AccountActivity;
import dev.roost.subscriptions.activity.EventSubscriptions;
import dev.roost.subscriptions.budget.BudgetedX;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.work.WorkConfig;
import dev.roost.vaultclient.LeaseGuard;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.xapi.endpoint.Unsubscribed;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.endpoint.XApiException.Unauthorized;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** One subscription, begun or ended at X; what X has already, or has not any more, is a success. */
@ApplicationScoped
class AtX {

  private final BudgetedX x;
  private final EventSubscriptions activity;
  private final SubscriptionStore store;
  private final Pool database;
  private final WorkConfig config;

  AtX(
      BudgetedX x,
      EventSubscriptions activity,
      SubscriptionStore store,
      Pool database,
      WorkConfig config) {
    this.x = x;
    this.activity = activity;
    this.store = store;
    this.database = database;
    this.config = config;
  }

  /** Asks for what the subscription's task says. */
  Uni<Void> ask(Held held) {
    return held.subscription().events().isActivity() ? activity(held) : account(held);
  }

  private Uni<Void> activity(Held held) {
    Subscription one = held.subscription();
    WebhookKey webhook = one.key().webhook();
    return Task.SUBSCRIBE.equals(one.work().task())
        ? activity.subscribe(
            webhook, one.key().userId(), one.events().eventTypes(), held.requiredId(), lease(held))
        : activity.end(webhook, one.key().userId(), lease(held));
  }

  private Uni<Void> account(Held held) {
    SubscriptionKey key = held.subscription().key();
    AccountActivity client = x.of(held.api(), key.webhook().app(), Priority.WORK, lease(held));
    String user = key.userId();
    return switch (held.subscription().work().task()) {
      case Task.SUBSCRIBE ->
          client
              .subscribe(held.requiredId(), user, held.subscription().consent().credential())
              .replaceWithVoid();
      case Task.UNSUBSCRIBE_AS_USER -> onAll(held, webhook -> asUser(client, webhook, user));
      case null, default -> onAll(held, webhook -> asApp(client, webhook, user));
    };
  }

  private LeaseGuard lease(Held held) {
    return new LeaseGuard(
        () -> store.renew(database, held.subscription(), config.lease()), config.lease());
  }

  /** Until a move has ended the user may be subscribed on two webhooks, and X delivers by both. */
  private static Uni<Void> onAll(Held held, Function<String, Uni<Void>> end) {
    return Multi.createFrom()
        .iterable(held.webhookIds())
        .onItem()
        .transformToUniAndConcatenate(end::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Where the bearer's endpoint knows nothing, the user's may, if there is a token. */
  private static Uni<Void> asApp(AccountActivity client, String webhook, String user) {
    return client
        .unsubscribe(webhook, user)
        .flatMap(answer ->
            answer == Unsubscribed.NOW || !client.unsubscribesAsUser()
                ? Uni.createFrom().voidItem()
                : client
                    .unsubscribeAsUser(webhook, user)
                    .onFailure(AtX::hasNoToken)
                    .recoverWithItem(Unsubscribed.NOT_THERE)
                    .replaceWithVoid());
  }

  /**
   * The deprecated endpoint: once X takes it away it knows nobody, and then the bearer's is asked.
   */
  private static Uni<Void> asUser(AccountActivity client, String webhook, String user) {
    return client
        .unsubscribeAsUser(webhook, user)
        .onFailure(failure -> failure instanceof NotFound || hasNoToken(failure))
        .recoverWithItem(Unsubscribed.NOT_THERE)
        .flatMap(answer ->
            answer == Unsubscribed.NOW
                ? Uni.createFrom().voidItem()
                : client.unsubscribe(webhook, user).replaceWithVoid());
  }

  private static boolean hasNoToken(Throwable failure) {
    return failure instanceof Unauthorized
        || (failure instanceof Refused refused && refused.is(VaultProblem.UNKNOWN_USER_TOKEN));
  }
}
