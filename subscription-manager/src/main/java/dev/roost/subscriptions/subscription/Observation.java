package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.subscription.SubscriptionPage.Differences;
import dev.roost.subscriptions.subscription.SubscriptionView.Observed;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.vaultclient.XAccounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** What X itself says of subscriptions. Only shown: nothing is begun or ended on its word here. */
@ApplicationScoped
class Observation {

  private final Subscriptions subscriptions;
  private final XAccounts x;
  private final Clock clock;

  Observation(Subscriptions subscriptions, XAccounts x, Clock clock) {
    this.subscriptions = subscriptions;
    this.x = x;
    this.clock = clock;
  }

  /** How X's list differs from what is known here. */
  Uni<Optional<Differences>> differences(Webhook webhook) {
    return Uni.combine()
        .all()
        .unis(
            x.of(webhook.key().app()).subscriptions(webhook.requiredId()),
            subscriptions.subscribedUsers(webhook.key()))
        .asTuple()
        .map(both ->
            Optional.of(
                Differences.between(both.getItem2(), both.getItem1().userIds(), clock.instant())));
  }

  /** Whether X has this one. */
  Uni<SubscriptionView> of(Webhook webhook, Subscription one) {
    return x.of(webhook.key().app())
        .isSubscribed(webhook.requiredId(), one.key().userId())
        .map(there -> SubscriptionView.of(one, new Observed(there, clock.instant())));
  }
}
