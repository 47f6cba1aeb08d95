package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a user does to all of an app's subscriptions at once. */
@ApplicationScoped
public class SubscriptionsOfUser {

  private final SubscriptionStore store;
  private final Webhooks webhooks;
  private final Clock clock;

  SubscriptionsOfUser(SubscriptionStore store, Webhooks webhooks, Clock clock) {
    this.store = store;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** The user took the access back at this time; who subscribed after it stays subscribed. */
  public Uni<Void> revoked(String app, String userId, Instant at) {
    Instant now = clock.instant();
    return webhooks.inTransaction(tx ->
        store
            .lockAllOf(tx, app, userId)
            .flatMap(all ->
                store.saveAll(
                    tx,
                    all.stream()
                        .filter(one -> !one.isOver() && isNotAfter(one.subscribedAt(), at))
                        .toList(),
                    one -> one.revoked(now))));
  }

  /** X says when in whole seconds, so a subscription of the same second may be the older one. */
  private static boolean isNotAfter(@Nullable Instant subscribedAt, Instant at) {
    return subscribedAt == null || !subscribedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(at);
  }
}
