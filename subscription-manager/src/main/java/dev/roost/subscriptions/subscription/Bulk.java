package dev.roost.subscriptions.subscription;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.name.UserId;
import dev.roost.subscriptions.activity.WantedEvents;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.WebhookStore;
import dev.roost.subscriptions.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a webhook's subscriptions the wanted set; the job does what the plan says. */
@ApplicationScoped
class Bulk {

  private final SubscriptionStore store;
  private final WebhookStore webhookStore;
  private final Webhooks webhooks;
  private final ActivityAdmission admission;
  private final BulkConfig config;
  private final Clock clock;

  Bulk(
      SubscriptionStore store,
      WebhookStore webhookStore,
      Webhooks webhooks,
      ActivityAdmission admission,
      BulkConfig config,
      Clock clock) {
    this.store = store;
    this.webhookStore = webhookStore;
    this.webhooks = webhooks;
    this.admission = admission;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The plan, done unless it is a dry run.
   *
   * @param isDryRun whether it is one, if the set does not say so
   */
  Uni<Plan> want(WebhookKey key, WantedSet set, boolean isDryRun) {
    Set<String> users = checked(set.users());
    WantedEvents events = set.events();
    boolean dryRun = isDryRun || Boolean.TRUE.equals(set.dryRun());
    boolean confirmed = Boolean.TRUE.equals(set.confirm());
    return webhooks.inTransaction(tx ->
        webhookStore
            .hold(tx, key)
            .map(found -> found.filter(Webhook::wanted).orElseThrow(Webhooks::unknown))
            .invoke(webhook -> ActivityAdmission.refuseOfApi11(webhook, events))
            .flatMap(webhook ->
                store
                    .lockAll(tx, key)
                    .invoke(present -> refuseOtherKinds(present, events))
                    .flatMap(present ->
                        planned(tx, webhook, Plan.of(present, users, events), events)
                            .flatMap(plan ->
                                dryRun
                                    ? Uni.createFrom().item(plan)
                                    : done(tx, key, plan, present, events, confirmed)))));
  }

  private Uni<Plan> planned(SqlConnection tx, Webhook webhook, Plan plan, WantedEvents events) {
    return events.isActivity()
        ? admission.plan(tx, webhook, events, plan.subscribe(), plan.unsubscribe()).map(plan::with)
        : Uni.createFrom().item(plan);
  }

  private Uni<Plan> done(
      SqlConnection tx,
      WebhookKey key,
      Plan plan,
      List<Subscription> present,
      WantedEvents events,
      boolean confirmed) {
    if (plan.activity() != null) {
      ActivityAdmission.refuseTooMany(plan.activity());
    }
    if (!confirmed && plan.removesMoreThan(config.maxRemovalRatio(), present)) {
      throw tooMany(plan);
    }
    return carryOut(tx, key, plan, events).replaceWith(plan);
  }

  private static void refuseOtherKinds(List<Subscription> present, WantedEvents events) {
    List<Subscription> others =
        present.stream().filter(one -> ActivityAdmission.isOtherKind(one, events)).toList();
    if (!others.isEmpty()) {
      throw ActivityAdmission.otherKind(others.getFirst().events(), events, others.size());
    }
  }

  private Uni<Void> carryOut(SqlConnection tx, WebhookKey key, Plan plan, WantedEvents events) {
    Instant now = clock.instant();
    Set<String> missing = new HashSet<>(plan.subscribe());
    Set<String> gone = new HashSet<>(plan.unsubscribe());
    return store
        .insert(tx, key, plan.subscribe(), now)
        .flatMap(_ -> store.lockAll(tx, key))
        .flatMap(all ->
            store.saveAll(
                tx,
                all.stream()
                    .filter(one ->
                        missing.contains(one.key().userId()) || gone.contains(one.key().userId()))
                    .toList(),
                one ->
                    missing.contains(one.key().userId())
                        ? one.wanted(null, events, now)
                        : one.unwanted(Task.UNSUBSCRIBE, now)));
  }

  private Set<String> checked(@Nullable List<String> users) {
    if (users == null || users.isEmpty()) {
      throw ProblemException.invalid(
          "users",
          "It is empty. An empty set may be a read that failed, so it removes nobody: delete"
              + " users one at a time, or the webhook.");
    }
    if (users.size() > config.maxUsers()) {
      throw ProblemException.invalid("users", "It has at most " + config.maxUsers() + " ids.");
    }
    if (users.stream().map(UserId::parse).anyMatch(Optional::isEmpty)) {
      throw ProblemException.invalid(
          "users", "It has X's ids of users: 1 to 19 digits each, not screen names.");
    }
    return new TreeSet<>(users);
  }

  private ProblemException tooMany(Plan plan) {
    return ProblemType.TOO_MANY_REMOVALS.exception(
        "%d users would be unsubscribed, more than the share of %s that"
                .formatted(plan.unsubscribe().size(), config.maxRemovalRatio())
            + " roost.subscriptions.bulk.max-removal-ratio allows at once. Nothing was done. Look at"
            + " the plan with \"dryRun\":true, and send \"confirm\":true if it is meant.");
  }
}
