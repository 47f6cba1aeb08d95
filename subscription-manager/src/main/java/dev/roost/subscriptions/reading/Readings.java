package dev.roost.subscriptions.reading;

import dev.roost.subscriptions.budget.BudgetedX;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.ReadingKey.Resource;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Webhook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What X says, at most a minute old where X's rate limit allows that. For showing, and for finding
 * what is to be checked; nothing is deleted or registered on its word.
 */
@ApplicationScoped
public class Readings {

  private final SharedReadings shared;
  private final BudgetedX x;

  Readings(SharedReadings shared, BudgetedX x) {
    this.shared = shared;
    this.x = x;
  }

  /** The app's webhooks. */
  public Uni<Reading<List<Webhook>>> webhooks(String app, Priority priority) {
    return shared.read(webhooksOf(app), ReadingJson.WEBHOOKS, () -> x.of(app, priority).webhooks());
  }

  /** Who is subscribed through a webhook. */
  public Uni<Reading<SubscriptionList>> subscriptions(
      String app, String webhookId, Priority priority) {
    return shared.read(
        new ReadingKey(app, Resource.SUBSCRIPTIONS, webhookId),
        ReadingJson.SUBSCRIPTIONS,
        () -> x.of(app, priority).subscriptions(webhookId));
  }

  /** Whether a user is subscribed. */
  public Uni<Reading<Boolean>> isSubscribed(
      String app, String webhookId, String userId, Priority priority) {
    return shared.read(
        new ReadingKey(app, Resource.SUBSCRIPTION, webhookId + "/" + userId),
        ReadingJson.SUBSCRIPTION,
        () -> x.of(app, priority).isSubscribed(webhookId, userId));
  }

  /** How many subscriptions the account has. */
  public Uni<Reading<SubscriptionCount>> count(String app, Priority priority) {
    return shared.read(
        new ReadingKey(app, Resource.COUNT, ""),
        ReadingJson.COUNT,
        () -> x.of(app, priority).countSubscriptions());
  }

  /** X was told to change the app's webhooks: its list is read anew by whoever looks next. */
  public Uni<Void> forgetWebhooks(String app) {
    return shared.forget(webhooksOf(app));
  }

  /** Deletes some of those that nobody asked for since long. */
  public Uni<Void> forgetOld() {
    return shared.forgetOld();
  }

  private static ReadingKey webhooksOf(String app) {
    return new ReadingKey(app, Resource.WEBHOOKS, "");
  }
}
