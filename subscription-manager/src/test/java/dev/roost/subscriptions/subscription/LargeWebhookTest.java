package dev.roost.subscriptions.subscription;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** PostgreSQL's lock table has room for some thousands of locks, over all transactions. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LargeWebhookTest {

  private static final Duration HANG = Duration.ofMinutes(3);
  private static final int USERS = 75_000;
  private static final int AT_ONCE = 5_000;

  @Inject Pool database;

  @Test
  void aWebhookWithSeventyFiveThousandSubscriptionsIsDeletedInOneGo() {
    String id = registered("large");
    // Some at a time: one statement for all of them may take longer than the service waits.
    IntStream.range(0, USERS / AT_ONCE).forEach(part -> subscribed(id, part * AT_ONCE));

    asOperator().delete(webhook("large")).then().statusCode(202);

    // Each look costs more than a thousand of the rows that are waited for.
    await()
        .atMost(HANG)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() ->
            asOperator()
                .get(webhook("large"))
                .then()
                .body("state", equalTo("deleted"))
                .body("work", equalTo(null)));
    assertThat(X.idsOf(INGEST.at("/webhooks/large/main"))).isEmpty();
    assertThat(
            count(
                "subscription_manager.subscription where app = 'large' and state = 'unsubscribed'"))
        .isEqualTo(USERS);
    // All of them are announced, and the outbox is empty again for the tests that follow.
    await()
        .atMost(HANG)
        .untilAsserted(() -> assertThat(count("subscription_manager.outbox")).isZero());
  }

  private void subscribed(String webhookId, int from) {
    database
        .query(
            """
            insert into subscription_manager.subscription
              (app, endpoint, user_id, state, subscribed_at, through, changed_at)
            select 'large', 'main', (10000000 + n)::text, 'subscribed', now(), '%s', now()
            from generate_series(%d, %d) as n
            """
                .formatted(webhookId, from + 1, from + AT_ONCE))
        .execute()
        .await()
        .atMost(HANG);
  }

  private long count(String from) {
    return database
        .query("select count(*) as rows from " + from)
        .execute()
        .map(found -> found.iterator().next().getLong("rows"))
        .await()
        .atMost(HANG);
  }
}
