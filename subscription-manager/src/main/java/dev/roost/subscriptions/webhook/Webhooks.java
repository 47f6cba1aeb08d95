package dev.roost.subscriptions.webhook;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.outbox.relay.OutboxRelay;
import dev.roost.subscriptions.work.Work;
import dev.roost.subscriptions.work.WorkConfig;
import dev.roost.vaultclient.LeaseGuard;
import dev.roost.xapi.endpoint.CallGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Webhooks, each change a transaction of its own. */
@ApplicationScoped
public class Webhooks {

  private final WebhookStore store;
  private final Pool database;
  private final OutboxRelay relay;
  private final WorkConfig config;

  Webhooks(WebhookStore store, Pool database, OutboxRelay relay, WorkConfig config) {
    this.store = store;
    this.database = database;
    this.relay = relay;
    this.config = config;
  }

  /** One webhook; a 404 where there is none. */
  public Uni<Webhook> known(WebhookKey key) {
    return store.find(database, key).map(found -> found.orElseThrow(Webhooks::unknown));
  }

  /** One webhook, if it is there. */
  public Uni<Optional<Webhook>> find(WebhookKey key) {
    return store.find(database, key);
  }

  /** An app's webhooks by endpoint. */
  public Uni<List<Webhook>> of(String app) {
    return store.of(database, app);
  }

  /** Through which of X's APIs the app has, or wants, webhooks; 1.1 where there are none. */
  public static Set<Api> apisOf(List<Webhook> webhooks) {
    Set<Api> apis = EnumSet.noneOf(Api.class);
    webhooks.stream()
        .filter(one -> one.wanted() || one.webhookId() != null)
        .map(Webhook::api)
        .forEach(apis::add);
    return apis.isEmpty() ? EnumSet.of(Api.V1_1) : apis;
  }

  /** Lets a worker ask X for as long as the webhook is its own. */
  public CallGuard lease(Webhook held) {
    return new LeaseGuard(() -> store.renew(database, held, config.lease()), config.lease());
  }

  /** Another endpoint, of any app, that is wanted and has X's webhook of this id. */
  public Uni<Optional<WebhookKey>> otherWith(WebhookKey key, String webhookId) {
    return store.otherWith(database, key, webhookId);
  }

  /** Another endpoint of the app that has this URL, or had it and is not deleted yet. */
  public Uni<Optional<WebhookKey>> otherAt(WebhookKey key, String url) {
    return store.otherAt(database, key, url);
  }

  /** Changes a webhook; a 404 where there is none. */
  public Uni<Webhook> change(WebhookKey key, UnaryOperator<Webhook> change) {
    return inTransaction(tx ->
        store
            .lock(tx, key)
            .map(found -> found.orElseThrow(Webhooks::unknown))
            .flatMap(now -> store.save(tx, now, change.apply(now))));
  }

  /**
   * Writes what a worker found, if the webhook is still the worker's.
   *
   * @param held as it was claimed
   * @param change what becomes of the webhook as it is now
   * @param along what else is written with it
   * @return empty where the lease was lost: nothing is written then
   */
  public Uni<Optional<Webhook>> changeHeld(
      Webhook held,
      UnaryOperator<Webhook> change,
      BiFunction<SqlConnection, Webhook, Uni<Void>> along) {
    return inTransaction(tx ->
        store
            .lock(tx, held.key())
            .map(found -> found.filter(now -> now.work().isHeldAs(held.work())))
            .flatMap(found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : store
                        .save(tx, found.get(), change.apply(found.get()))
                        .call(after -> along.apply(tx, after))
                        .map(Optional::of)));
  }

  /** Has X asked whether it still has a webhook it seems to have lost. */
  public Uni<Webhook> doubt(WebhookKey key, Instant now) {
    return change(
        key,
        webhook -> {
          Work work = webhook.work();
          return work.task() == null && webhook.wanted()
              ? webhook.with(work.ordered(Task.REGISTER, now))
              : webhook;
        });
  }

  /**
   * Some webhooks that X has and whose lists are due to be compared; they are due again after the
   * interval, so that no other replica compares them, too. None that is being moved.
   */
  public Uni<List<Webhook>> dueForReconciliation(Duration interval, int limit) {
    return store.dueForReconciliation(database, interval, limit);
  }

  /** A transaction after which the relay looks at once. */
  public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
    return database.withTransaction(work).invoke(relay::nudge);
  }

  /** 404: there is no such webhook. */
  public static ProblemException unknown() {
    return ProblemType.UNKNOWN_WEBHOOK.exception(
        "The app has no endpoint of this name here. PUT /api/v1/apps/{app}/webhooks/{endpoint}"
            + " registers one.");
  }
}
