package dev.roost.subscriptions.registration;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.becomes;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.roost.subscriptions.doubles.PlayedX;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MoveTest {

  @Test
  void allUsersAreSubscribedOnTheNewWebhookBeforeTheOldOneIsDeleted() {
    String old = withUsers("mover", "81", "82");
    String to = INGEST.at("/new/webhooks/mover/main");
    X.refuses("POST /subscriptions/all.json", 503, PlayedX.error(130, "Over capacity"));

    move("mover", "{\"url\":\"" + to + "\"}", 202);

    String id = moved("mover", to);
    assertThat(id).isNotEqualTo(old);
    assertThat(X.users(id)).containsExactly("81", "82");
    assertThat(X.idsOf(INGEST.at("/webhooks/mover/main"))).isEmpty();
    int lastSubscribed = lastIndexOf("POST /1.1/account_activity/webhooks/" + id);
    assertThat(lastIndexOf("DELETE /1.1/account_activity/webhooks/" + old))
        .isGreaterThan(lastSubscribed);
    asOperator().get(webhook("mover")).then().body("validity", hasSize(1));
    move("mover", "{\"url\":\"" + to + "\"}", 202);
    assertThat(becomes("mover", "valid")).isEqualTo(id);
  }

  @Test
  void aUserWhoCannotComeAlongHoldsTheOldWebhookUntilSomebodySaysSo() {
    String old = withUsers("holder", "83", "84");
    VAULT.forgets("84");
    String to = INGEST.at("/new/webhooks/holder/main");

    move("holder", "{\"url\":\"" + to + "\"}", 202);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            asOperator()
                .get(webhook("holder"))
                .then()
                .body("reason", containsString("1 users could not be subscribed"))
                .body("move.users.moved", equalTo(1))
                .body("move.users.refused", equalTo(1))
                .body("work", equalTo(null)));
    assertThat(X.users(old)).contains("84");
    move("holder", "{\"url\":\"https://other.example.com/webhooks/holder/main\"}", 409);
    move("holder", "{\"url\":\"" + to + "\",\"leaveBehind\":true}", 202);

    moved("holder", to);
    assertThat(X.idsOf(INGEST.at("/webhooks/holder/main"))).isEmpty();
  }

  @Test
  void whereTheQuotaHasNoPlaceForTwoTheMoveSaysSoAndTheOldOneMayGoFirst() {
    String old = withUsers("quota", "85");
    String to = INGEST.at("/new/webhooks/quota/main");
    X.refuses(
        "POST /webhooks.json?url=", 403, PlayedX.error(214, "Too many resources already created."));

    move("quota", "{\"url\":\"" + to + "\"}", 202);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            asOperator()
                .get(webhook("quota"))
                .then()
                .body("reason", containsString("deleteFirst"))
                .body("move", equalTo(null)));
    assertThat(X.users(old)).containsExactly("85");
    move("quota", "{\"url\":\"" + to + "\",\"deleteFirst\":true}", 202);

    String id = moved("quota", to);
    await().untilAsserted(() -> assertThat(X.users(id)).containsExactly("85"));
    asOperator().get(webhook("quota")).then().body("validity", hasSize(2));
  }

  @Test
  void whatXTookWithoutAWordIsAdoptedByTheMove() {
    withUsers("silent", "86");
    String to = INGEST.at("/new/webhooks/silent/main");
    X.losesTheAnswer("POST /webhooks.json?url=");

    move("silent", "{\"url\":\"" + to + "\"}", 202);

    String id = moved("silent", to);
    assertThat(X.idsOf(to)).containsExactly(id);
  }

  @Test
  void whoIsUnsubscribedDuringAHeldMoveIsEndedOnBothWebhooks() {
    String old = withUsers("leaver", "87", "88");
    VAULT.forgets("88");
    String to = INGEST.at("/new/webhooks/leaver/main");
    move("leaver", "{\"url\":\"" + to + "\"}", 202);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            asOperator()
                .get(webhook("leaver"))
                .then()
                .body("reason", containsString("could not be subscribed"))
                .body("work", equalTo(null)));
    String now = asOperator().get(webhook("leaver")).path("webhookId");
    assertThat(X.users(old)).contains("87", "88");

    asOperator().delete(subscription("leaver", "87")).then().statusCode(200);
    asOperator().delete(subscription("leaver", "88")).then().statusCode(200);

    assertThat(X.users(now)).isEmpty();
    assertThat(X.users(old)).isEmpty();
  }

  @Test
  void whoIsToBeEndedWhenTheNewWebhookArrivesIsNotSubscribedThere() {
    String old = withUsers("parting", "89");
    for (int i = 0; i < 4; i++) {
      X.refuses("DELETE /subscriptions/89/all.json", 503, PlayedX.error(130, "Over capacity"));
    }
    asOperator().delete(subscription("parting", "89")).then().statusCode(202);
    String to = INGEST.at("/new/webhooks/parting/main");

    move("parting", "{\"url\":\"" + to + "\"}", 202);
    String now = moved("parting", to);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            asOperator()
                .get(subscription("parting", "89"))
                .then()
                .body("state", equalTo("unsubscribed"))
                .body("work", equalTo(null)));
    assertThat(X.users(now)).isEmpty();
    assertThat(X.users(old)).isEmpty();
  }

  private static String withUsers(String app, String... users) {
    String id = registered(app);
    VAULT.holds(users);
    for (String user : users) {
      asOperator().put(subscription(app, user)).then().statusCode(200);
    }
    return id;
  }

  private static void move(String app, String body, int status) {
    asOperator().body(body).post(webhook(app) + "/move").then().statusCode(status);
  }

  private static String moved(String app, String to) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            asOperator()
                .get(webhook(app))
                .then()
                .body("url", equalTo(to))
                .body("state", equalTo("valid"))
                .body("move", equalTo(null))
                .body("work", equalTo(null)));
    return asOperator().get(webhook(app)).path("webhookId");
  }

  private static int lastIndexOf(String request) {
    var asked = X.asked();
    for (int i = asked.size() - 1; i >= 0; i--) {
      if (asked.get(i).startsWith(request)) {
        return i;
      }
    }
    return -1;
  }
}
