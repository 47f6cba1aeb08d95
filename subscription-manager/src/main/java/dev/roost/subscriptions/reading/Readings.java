package dev.roost.subscriptions.reading;

import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.subscriptions.activity.ActivityAtX;
import dev.roost.subscriptions.activity.Leftovers;
import dev.roost.subscriptions.budget.BudgetedX;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.ReadingKey.Resource;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Webhook;
import dev.roost.xapi.v2.Credential;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * What X says, at most a minute old where X's rate limit allows that. For showing, and for finding
 * what is to be checked; nothing is deleted or registered on its word.
 */
@ApplicationScoped
public class Readings {

  private final SharedReadings shared;
  private final BudgetedX x;
  private final Leftovers leftovers;

  Readings(SharedReadings shared, BudgetedX x, Leftovers leftovers) {
    this.shared = shared;
    this.x = x;
    this.leftovers = leftovers;
  }

  /** The app's webhooks. */
  public Uni<Reading<List<Webhook>>> webhooks(String app, Api api, Priority priority) {
    return shared.read(
        webhooksOf(app, api), ReadingJson.WEBHOOKS, () -> x.of(api, app, priority).webhooks());
  }

  /** Who is subscribed through a webhook. */
  public Uni<Reading<SubscriptionList>> subscriptions(
      String app, Api api, String webhookId, Priority priority) {
    return shared.read(
        new ReadingKey(app, api, Resource.SUBSCRIPTIONS, webhookId),
        ReadingJson.SUBSCRIPTIONS,
        () -> x.of(api, app, priority).subscriptions(webhookId));
  }

  /**
   * Whether a user is subscribed; for people who look.
   *
   * @param credential which of the user's it is asked by
   */
  public Uni<Reading<Boolean>> isSubscribed(
      String app, Api api, String webhookId, String userId, Credential credential) {
    return shared.read(
        new ReadingKey(app, api, Resource.SUBSCRIPTION, webhookId + "/" + userId),
        ReadingJson.SUBSCRIPTION,
        () -> x.of(api, app, Priority.READ).isSubscribed(webhookId, userId, credential));
  }

  /** How many subscriptions the account has. */
  public Uni<Reading<SubscriptionCount>> count(String app, Api api, Priority priority) {
    return shared.read(
        new ReadingKey(app, api, Resource.COUNT, ""),
        ReadingJson.COUNT,
        () -> x.of(api, app, priority).countSubscriptions());
  }

  /** Which event types X has of a user. */
  public Uni<Reading<ListedEventTypes>> eventTypes(String app, String userId, Priority priority) {
    return shared.read(
        new ReadingKey(app, Api.V2, Resource.ACTIVITY, userId),
        ActivityJson.OF_USER,
        () ->
            x.version2(app, priority, CallGuard.NONE)
                .subscriptions(Optional.of(userId))
                .map(ListedEventTypes::of));
  }

  /** What X has of the app's event types, and what of it nobody wants here. */
  public Uni<Reading<ActivityAtX>> activity(String app, Priority priority) {
    return shared.read(
        new ReadingKey(app, Api.V2, Resource.ACTIVITY, ""),
        ActivityJson.OF_APP,
        () ->
            x.version2(app, priority, CallGuard.NONE)
                .subscriptions(Optional.empty())
                .flatMap(list -> leftovers.in(app, list)));
  }

  /** X was told to change the app's webhooks: its list is read anew by whoever looks next. */
  public Uni<Void> forgetWebhooks(String app, Api api) {
    return shared.forget(webhooksOf(app, api));
  }

  /** Deletes some of those that nobody asked for since long. */
  public Uni<Void> forgetOld() {
    return shared.forgetOld();
  }

  private static ReadingKey webhooksOf(String app, Api api) {
    return new ReadingKey(app, api, Resource.WEBHOOKS, "");
  }
}
