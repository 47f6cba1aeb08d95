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

  /** Whether X has this one. */
  Uni<Reading<SubscriptionView>> of(Webhook webhook, Subscription one) {
    return readings
        .isSubscribed(
            webhook.key().app(),
            webhook.api(),
            webhook.requiredId(),
            one.key().userId(),
            Priority.READ)
        .map(there ->
            there.with(
                SubscriptionView.of(
                    one, new SubscriptionView.Observed(there.value(), there.readAt()))));
  }
}
