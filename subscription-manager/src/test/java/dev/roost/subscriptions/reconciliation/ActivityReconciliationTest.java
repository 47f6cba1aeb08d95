package dev.roost.subscriptions.reconciliation;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered2;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.roost.subscriptions.doubles.PlayedActivity;
import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Event types that differ at X are found and repaired; nothing is concluded from partial lists. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ActivityReconciliationTest {

  private static final String REPLY = "post.reply.create";

  @Inject Webhooks webhooks;
  @Inject ReconciliationJob job;
  @Inject Pool database;

  private final PlayedActivity activity = X.two().activity();

  @Test
  void anEventTypeThatXHasLostIsMadeAgainAndTheOthersAreLeftAlone() {
    withUser("arec-lost", "8401");
    String kept = activity.idOf("post.quote.create", "8401");
    activity.ends(activity.idOf(REPLY, "8401"));

    compared("arec-lost");

    await().untilAsserted(() -> assertThat(activity.of("8401")).hasSize(3));
    assertThat(activity.idOf("post.quote.create", "8401")).isEqualTo(kept);
    await()
        .untilAsserted(() ->
            asOperator()
                .get(subscription("arec-lost", "8401"))
                .then()
                .body("state", equalTo("subscribed")));
  }

  @Test
  void whatAPartialListLacksIsReadByUserAndStays() {
    withUser("arec-partial", "8402");
    String hidden = activity.idOf(REPLY, "8402");
    activity.hides(hidden);

    compared("arec-partial");
    activity.showsAll();

    assertThat(activity.idOf(REPLY, "8402")).isEqualTo(hidden);
    assertThat(X.asked()).anyMatch(it -> it.startsWith("GET") && it.contains("user_id=8402"));
    asOperator()
        .get(subscription("arec-partial", "8402"))
        .then()
        .body("state", equalTo("subscribed"))
        .body("work", equalTo(null));
  }

  @Test
  void whatHasJustChangedIsNotCompared() {
    withUser("arec-fresh", "8403");
    activity.ends(activity.idOf(REPLY, "8403"));

    wait(job.compare(wait(webhooks.known(new WebhookKey("arec-fresh", "main")))));

    asOperator()
        .get(subscription("arec-fresh", "8403"))
        .then()
        .body("state", equalTo("subscribed"));
  }

  @Test
  void whatNobodyWantsHereIsShownAndNeverDeleted() {
    withUser("arec-left", "8404");
    String leftover = activity.has("post.create", "8499", null);

    compared("arec-left");

    asOperator()
        .get("/api/v1/apps/arec-left/activity?observe=true")
        .then()
        .statusCode(200)
        .body("observed.atX.leftovers.subscriptionId", hasItem(leftover))
        .body("observed.atX.leftovers.userId", hasItem("8499"));
    assertThat(activity.of("8499")).containsOnlyKeys("post.create");
  }

  @Test
  void usersOfEventTypesAreNotAskedForInAccountActivity() {
    withUser("arec-apart", "8405");

    compared("arec-apart");

    assertThat(X.asked())
        .noneMatch(it -> it.contains("/2/account_activity/") && it.endsWith("OAuth 8405"));
  }

  @Test
  void theRevocationsOfTheWholeAppAreSubscribedToAgain() {
    withUser("arec-revoke", "8406");
    String id =
        asOperator().get("/api/v1/apps/arec-revoke/activity").path("oauthRevoke.subscriptionId");
    activity.ends(id);

    compared("arec-revoke");

    asOperator()
        .get("/api/v1/apps/arec-revoke/activity")
        .then()
        .body("oauthRevoke.state", equalTo("subscribed"));
  }

  private void withUser(String app, String user) {
    registered2(app);
    VAULT.holds(user);
    asOperator()
        .body("{\"api\":\"activity\",\"profile\":\"mentions\"}")
        .put(subscription(app, user))
        .then()
        .statusCode(200);
  }

  private void compared(String app) {
    for (String table : List.of("subscription", "webhook", "event_subscription")) {
      wait(
          database
              .preparedQuery(
                  "update subscription_manager."
                      + table
                      + " set changed_at = changed_at - interval '5 m' where app = $1")
              .execute(Tuple.of(app)));
    }
    wait(job.compare(wait(webhooks.known(new WebhookKey(app, "main")))));
  }

  private static <T> T wait(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
