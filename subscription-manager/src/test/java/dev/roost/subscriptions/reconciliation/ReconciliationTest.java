package dev.roost.subscriptions.reconciliation;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.as;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.becomes;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.registered2;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.contracts.topic.Topics;
import dev.roost.subscriptions.fixtures.Announced;
import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What differs at X is found and repaired by itself, and what is another's is left alone. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ReconciliationTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Inject Webhooks webhooks;
  @Inject ReconciliationJob job;
  @Inject Pool database;

  @Test
  void aStaleDeleteAfterANewSubscriptionIsRepairedByItself() {
    String id = withUser("stale-delete", "8001");
    // The call of a replica that was stopped past its lease reaches X now.
    X.ends(id, "8001");

    settled("stale-delete");
    due("stale-delete");

    await().atMost(LONG).untilAsserted(() -> assertThat(X.users(id)).containsExactly("8001"));
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            asOperator()
                .get(subscription("stale-delete", "8001"))
                .then()
                .body("state", equalTo("subscribed")));
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(Announced.states(Topics.SUBSCRIPTIONS, "stale-delete/main/8001"))
                .endsWith("subscribed", "pending", "subscribed"));
  }

  @Test
  void aStalePostAfterTheEndIsRepairedByItself() {
    String id = withUser("stale-post", "8002");
    asOperator().delete(subscription("stale-post", "8002")).then().statusCode(200);
    X.subscribes(id, "8002");

    settled("stale-post");
    due("stale-post");

    await().atMost(LONG).untilAsserted(() -> assertThat(X.users(id)).isEmpty());
    asOperator()
        .get(subscription("stale-post", "8002"))
        .then()
        .body("state", equalTo("unsubscribed"));
  }

  @Test
  void whomRoostDoesNotKnowIsLeftAlone() {
    String id = withUser("rec-others", "8003");
    X.subscribes(id, "8099");

    compared("rec-others");

    assertThat(X.users(id)).containsExactly("8003", "8099");
    assertThat(asked(id, "DELETE")).isEmpty();
  }

  @Test
  void aUserWhomTheListLacksAndXHasIsAskedForAndStays() {
    String id = withUser("rec-partial", "8004");
    X.leavesOutUser("8004");

    compared("rec-partial");

    assertThat(asked(id, "GET")).anyMatch(it -> it.endsWith("OAuth 8004"));
    assertThat(asked(id, "POST")).hasSize(1);
    asOperator()
        .get(subscription("rec-partial", "8004"))
        .then()
        .body("state", equalTo("subscribed"));
  }

  @Test
  void whereXGivesNoWordNothingIsConcluded() {
    String id = withUser("rec-silent", "8005");
    X.leavesOutUser("8005");
    VAULT.forgets("8005");

    compared("rec-silent");

    asOperator()
        .get(subscription("rec-silent", "8005"))
        .then()
        .body("state", equalTo("subscribed"));
    assertThat(asked(id, "POST")).hasSize(1);
  }

  @Test
  void whatHasJustChangedIsNotCompared() {
    String id = withUser("rec-fresh", "8006");
    X.ends(id, "8006");

    wait(job.compare(webhookOf("rec-fresh")));

    assertThat(asked(id, "GET")).noneMatch(it -> it.endsWith("OAuth 8006"));
    asOperator().get(subscription("rec-fresh", "8006")).then().body("state", equalTo("subscribed"));
  }

  @Test
  void anInvalidWebhookIsFoundByItself() {
    String id = registered("rec-gone-invalid");
    X.invalidates(id);

    compared("rec-gone-invalid");

    assertThat(becomes("rec-gone-invalid", "invalid")).isEqualTo(id);
  }

  @Test
  void aUserWhomXsApi2HasLostIsSubscribedThereAgain() {
    String id = registered2("rec-two");
    VAULT.holds("8009");
    asOperator().put(subscription("rec-two", "8009")).then().statusCode(200);
    X.two().ends(id, "8009");

    compared("rec-two");

    await().atMost(LONG).untilAsserted(() -> assertThat(X.two().users(id)).containsExactly("8009"));
    assertThat(X.asked()).noneMatch(it -> it.contains("/1.1/") && it.endsWith("Bearer of-rec-two"));
  }

  @Test
  void anInvalidWebhookOfApi2IsFoundByItself() {
    String id = registered2("rec-two-invalid");
    X.two().invalidates(id);

    compared("rec-two-invalid");

    assertThat(becomes("rec-two-invalid", "invalid")).isEqualTo(id);
  }

  @Test
  void whatIsReadIsWhatPeopleSeeThen() {
    String id = withUser("rec-shared", "8007");
    compared("rec-shared");

    as(Tokens.person("viewer"))
        .get(webhook("rec-shared") + "/subscriptions?observe=true")
        .then()
        .body("observed.atX", equalTo(1));

    assertThat(asked(id, "GET").stream().filter(it -> it.contains("/all/list.json"))).hasSize(1);
  }

  @Test
  void ofTwoReplicasOneComparesAWebhookAndItIsDueAgainAfterTheInterval() {
    withUser("rec-claimed", "8008");
    // Due so that the service's own job is not in time, since both ask in the same moment.
    wait(
        database
            .preparedQuery(
                "update subscription_manager.webhook set reconcile_at = now() where app = $1")
            .execute(Tuple.of("rec-claimed")));
    List<Webhook> both =
        wait(
                Uni.join()
                    .all(
                        webhooks.dueForReconciliation(Duration.ofMinutes(15), 100),
                        webhooks.dueForReconciliation(Duration.ofMinutes(15), 100))
                    .andFailFast())
            .stream()
            .flatMap(List::stream)
            .filter(one -> one.key().app().equals("rec-claimed"))
            .toList();

    assertThat(both).hasSizeLessThanOrEqualTo(1);
    assertThat(wait(webhooks.dueForReconciliation(Duration.ofMinutes(15), 100)))
        .noneMatch(one -> one.key().app().equals("rec-claimed"));
  }

  private String withUser(String app, String user) {
    String id = registered(app);
    VAULT.holds(user);
    asOperator().put(subscription(app, user)).then().statusCode(200);
    return id;
  }

  private void compared(String app) {
    settled(app);
    wait(job.compare(webhookOf(app)));
  }

  /** What changed before changed long ago. */
  private void settled(String app) {
    Stream.of("subscription", "webhook")
        .forEach(table ->
            wait(
                database
                    .preparedQuery(
                        "update subscription_manager."
                            + table
                            + " set changed_at = changed_at - interval '5 m' where app = $1")
                    .execute(Tuple.of(app))));
  }

  private void due(String app) {
    wait(
        database
            .preparedQuery(
                "update subscription_manager.webhook set reconcile_at = now() where app = $1")
            .execute(Tuple.of(app)));
  }

  private Webhook webhookOf(String app) {
    return wait(webhooks.known(new WebhookKey(app, "main")));
  }

  private static List<String> asked(String id, String method) {
    return X.asked().stream()
        .filter(it -> it.startsWith(method + " ") && it.contains("/webhooks/" + id + "/"))
        .toList();
  }

  private static <T> T wait(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
