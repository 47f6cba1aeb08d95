package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** Subscriptions as they are compared with X's list; only read. */
@ApplicationScoped
class SubscriptionComparison {

  private final Pool database;

  SubscriptionComparison(Pool database) {
    this.database = database;
  }

  /** Those who are subscribed, as far as is known, and all who changed since that moment. */
  Uni<List<KnownUser>> knownUsers(WebhookKey webhook, Instant since) {
    return database
        .preparedQuery(
            """
            select user_id, state = 'subscribed' as subscribed, changed_at <= $3 as settled
            from subscription_manager.subscription
            where app = $1 and endpoint = $2 and api = 'account-activity'
              and (state = 'subscribed' or changed_at > $3)
            order by user_id
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), Work.utc(since)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                    new KnownUser(
                        row.getString("user_id"),
                        row.getBoolean("subscribed"),
                        row.getBoolean("settled")))
                .toList());
  }

  /**
   * Some that are subscribed through the webhook, with nothing to do, since before that moment, and
   * that X's list lacks; others each time.
   */
  Uni<List<Subscription>> subscribedBut(
      Webhook webhook, List<String> listed, Instant before, int limit) {
    return database
        .preparedQuery(
            """
            select s.* from subscription_manager.subscription s
            where s.app = $1 and s.endpoint = $2 and s.state = 'subscribed' and s.through = $3
              and s.api = 'account-activity'
              and s.task is null and s.changed_at <= $4
              and not exists (
                select from unnest($5::text[]) as listed(id) where listed.id = s.user_id)
            order by random() limit $6
            """)
        .execute(
            Tuple.of(
                webhook.key().app(),
                webhook.key().endpoint(),
                webhook.requiredId(),
                Work.utc(before),
                listed.toArray(String[]::new),
                limit))
        .map(SubscriptionStore::list);
  }

  /** Those that Roost ended, with nothing to do, since before that moment, and X's list has. */
  Uni<List<Subscription>> endedBut(WebhookKey webhook, List<String> listed, Instant before) {
    return database
        .preparedQuery(
            """
            select s.* from subscription_manager.subscription s
            where s.app = $1 and s.endpoint = $2 and s.state = 'unsubscribed'
              and s.api = 'account-activity'
              and s.task is null and s.changed_at <= $3
              and exists (
                select from unnest($4::text[]) as listed(id) where listed.id = s.user_id)
            order by s.user_id
            """)
        .execute(
            Tuple.of(
                webhook.app(), webhook.endpoint(), Work.utc(before), listed.toArray(String[]::new)))
        .map(SubscriptionStore::list);
  }
}
