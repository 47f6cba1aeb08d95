package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.activity.EventTypesOfUsers;
import dev.roost.subscriptions.webhook.WebhookKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subscriptions as the admin API shows them, with what became of each event type. */
@ApplicationScoped
class SubscriptionViews {

  private final EventTypesOfUsers eventTypes;
  private final Pool database;

  SubscriptionViews(EventTypesOfUsers eventTypes, Pool database) {
    this.eventTypes = eventTypes;
    this.database = database;
  }

  /** One. */
  Uni<SubscriptionView> of(Subscription one) {
    return of(one, null);
  }

  /** One, with what X says of it. */
  Uni<SubscriptionView> of(Subscription one, SubscriptionView.@Nullable Observed observed) {
    return of(one.key().webhook(), List.of(one))
        .map(List::getFirst)
        .map(view -> observed == null ? view : view.with(observed));
  }

  /** Some of a webhook. */
  Uni<List<SubscriptionView>> of(WebhookKey webhook, List<Subscription> some) {
    List<String> users =
        some.stream()
            .filter(one -> one.events().isActivity())
            .map(one -> one.key().userId())
            .toList();
    return eventTypes
        .of(database, webhook, users)
        .map(rows ->
            some.stream()
                .map(one ->
                    SubscriptionView.of(
                        one, rows.getOrDefault(one.key().userId(), List.of()), null))
                .toList());
  }
}
