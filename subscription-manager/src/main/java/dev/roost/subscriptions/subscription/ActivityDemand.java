package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.webhook.WebhookKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** How many subscriptions of the X Activity API an app wants, over all its webhooks. */
@ApplicationScoped
public class ActivityDemand {

  private static final String WANTED =
      """
      api = 'activity' and state not in ('unsubscribed', 'revoked')
        and coalesce(task, 'subscribe') = 'subscribe'
      """;

  /** Whoever changes what an app wants of the X Activity API does so alone in this transaction. */
  Uni<Void> lock(SqlConnection tx, String app) {
    return tx.preparedQuery(
            "select pg_advisory_xact_lock(hashtextextended('activity of ' || $1::text, 0))")
        .execute(Tuple.of(app))
        .replaceWithVoid();
  }

  /** Of all users, one for each event type. */
  public Uni<Long> of(SqlClient db, String app) {
    return db.preparedQuery(
            "select coalesce(sum(cardinality(event_types)), 0)::bigint as wanted"
                + " from subscription_manager.subscription where app = $1 and "
                + WANTED)
        .execute(Tuple.of(app))
        .map(rows -> rows.iterator().next().getLong("wanted"));
  }

  /** Of all but these users of this webhook. */
  Uni<Long> ofOthers(SqlClient db, WebhookKey webhook, Collection<String> users) {
    return db.preparedQuery(
            "select coalesce(sum(cardinality(event_types)), 0)::bigint as wanted"
                + " from subscription_manager.subscription"
                + " where app = $1 and not (endpoint = $2 and user_id = any($3)) and "
                + WANTED)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), users.toArray(String[]::new)))
        .map(rows -> rows.iterator().next().getLong("wanted"));
  }

  /** How many of these users another endpoint of the app has with any of these event types. */
  Uni<Long> elsewhere(
      SqlClient db, WebhookKey webhook, Collection<String> users, Collection<String> eventTypes) {
    return db.preparedQuery(
            "select count(*) as users from subscription_manager.subscription"
                + " where app = $1 and endpoint <> $2 and user_id = any($3)"
                + " and event_types && $4::text[] and "
                + WANTED)
        .execute(
            Tuple.of(
                webhook.app(),
                webhook.endpoint(),
                Set.copyOf(users).toArray(String[]::new),
                eventTypes.toArray(String[]::new)))
        .map(rows -> rows.iterator().next().getLong("users"));
  }
}
