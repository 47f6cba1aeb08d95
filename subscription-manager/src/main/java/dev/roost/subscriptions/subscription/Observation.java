package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.Reading;
import dev.roost.subscriptions.reading.Readings;
import dev.roost.subscriptions.subscription.SubscriptionPage.Differences;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.xapi.endpoint.SubscriptionList;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What X itself says of subscriptions. Only shown: nothing is begun or ended on its word here. */
@ApplicationScoped
class Observation {

  private final SubscriptionComparison comparison;
  private final Readings readings;

  Observation(SubscriptionComparison comparison, Readings readings) {
    this.comparison = comparison;
    this.readings = readings;
  }

  /** How X's list differs; what changed here since it was read is not compared. */
  Uni<Reading<Differences>> differences(Webhook webhook) {
    return readings
        .subscriptions(webhook.key().app(), webhook.api(), webhook.requiredId(), Priority.READ)
        .flatMap(list ->
            comparison
                .knownUsers(webhook.key(), list.readAt())
                .map(known -> list.with(differences(known, list))));
  }

  private static Differences differences(List<KnownUser> known, Reading<SubscriptionList> list) {
    return Differences.between(known, list.value().userIds(), list.readAt());
  }

  /**
   * Whether X has this one: the subscription to account activity, or every wanted event type by X's
   * list of the user.
   */
  Uni<Reading<Boolean>> of(Webhook webhook, Subscription one) {
    String app = webhook.key().app();
    String userId = one.key().userId();
    return one.events().isActivity()
        ? readings
            .eventTypes(app, userId, Priority.READ)
            .map(seen ->
                seen.with(seen.value().of(webhook.requiredId()).containsAll(one.events().names())))
        : readings.isSubscribed(
            app, webhook.api(), webhook.requiredId(), userId, one.consent().credential());
  }
}
