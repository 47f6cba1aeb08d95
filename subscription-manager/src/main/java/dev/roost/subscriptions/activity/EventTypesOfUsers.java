package dev.roost.subscriptions.activity;

import dev.roost.subscriptions.webhook.WebhookKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What X has of users' event types, as far as is known here. */
@ApplicationScoped
public class EventTypesOfUsers {

  private final EventSubscriptionStore store;
  private final Clock clock;

  EventTypesOfUsers(EventSubscriptionStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** By user; none for users of whom nothing was asked yet. */
  public Uni<Map<String, List<EventSubscription>>> of(
      SqlClient db, WebhookKey webhook, Collection<String> users) {
    return users.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : store
            .of(db, webhook, users)
            .map(rows -> rows.stream().collect(Collectors.groupingBy(EventSubscription::userId)));
  }

  /** What failed for want of the user's consent is to be asked for again. */
  public Uni<Void> askAgain(SqlClient db, WebhookKey webhook, String userId) {
    return store.askAgain(db, webhook, userId, clock.instant());
  }

  /** All of a webhook's are over, with the webhook. */
  public Uni<Void> endAll(SqlClient db, WebhookKey webhook) {
    return store.endAll(db, webhook, clock.instant());
  }
}
