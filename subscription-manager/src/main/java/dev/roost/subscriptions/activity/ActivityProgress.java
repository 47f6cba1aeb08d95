package dev.roost.subscriptions.activity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How far an app's event types are. */
@ApplicationScoped
public class ActivityProgress {

  private final EventSubscriptionStore store;
  private final Pool database;

  ActivityProgress(EventSubscriptionStore store, Pool database) {
    this.store = store;
    this.database = database;
  }

  /**
   * Of all users.
   *
   * @param subscribed subscriptions that X has, as far as is known
   * @param failed those that X, or the vault, refused
   */
  public record Counts(long subscribed, long failed) {}

  /** How many there are. */
  public Uni<Counts> counts(String app) {
    return store.counts(database, app);
  }

  /** The app's subscription to {@code oauth.revoke}; empty where none is wanted. */
  public Uni<Optional<EventTypeView>> ofWholeApp(String app) {
    return store
        .ofWholeApp(database, app)
        .map(rows ->
            rows.stream()
                .filter(row -> row.state() != EventSubscription.State.ENDED)
                .min(java.util.Comparator.comparing(row -> row.subscriptionId() == null))
                .map(row -> EventTypeView.of(row.eventType(), row)));
  }
}
