package dev.roost.subscriptions.subscription;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.roost.contracts.topic.Topics;
import dev.roost.subscriptions.doubles.PlayedX;
import dev.roost.subscriptions.fixtures.Announced;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SubscriptionTest {

  @Test
  void aUserIsSubscribedByTheUsersTokenAndEndedByTheBearer() {
    String id = registered("one");
    VAULT.holds("11");

    asOperator()
        .put(subscription("one", "11"))
        .then()
        .statusCode(200)
        .body("state", equalTo("subscribed"))
        .body("subscribedAt", notNullValue());
    assertThat(X.users(id)).containsExactly("11");
    asOperator()
        .delete(subscription("one", "11"))
        .then()
        .statusCode(200)
        .body("state", equalTo("unsubscribed"));

    assertThat(X.users(id)).isEmpty();
    assertThat(X.asked())
        .anyMatch(it -> it.startsWith("POST") && it.contains(id) && it.endsWith("OAuth 11"))
        .anyMatch(it -> it.startsWith("DELETE") && it.contains("/11/all") && it.contains("Bearer"));
    await()
        .untilAsserted(() ->
            assertThat(Announced.states(Topics.SUBSCRIPTIONS, "one/main/11"))
                .startsWith("pending", "subscribed")
                .endsWith("unsubscribed"));
  }

  @Test
  void subscribedAlreadyIsASuccessAndSoIsNotThereAnyMore() {
    String id = registered("again");
    VAULT.holds("12");
    X.subscribes(id, "12");

    asOperator().put(subscription("again", "12")).then().statusCode(200);
    asOperator().put(subscription("again", "12")).then().statusCode(200);
    asOperator().delete(subscription("again", "12")).then().statusCode(200);
    asOperator().delete(subscription("again", "12")).then().statusCode(200);

    assertThat(X.users(id)).isEmpty();
  }

  @Test
  void aUserWhoIsNotConnectedIsToldWhereTo() {
    registered("alone");

    asOperator()
        .put(subscription("alone", "13"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:user-not-connected"))
        .body("detail", containsString("/connect/alone"));

    asOperator()
        .get(subscription("alone", "13"))
        .then()
        .body("state", equalTo("failed"))
        .body("reason", containsString("has not connected"));
  }

  @Test
  void whatXCannotDoNowIsTriedAgainAtAVisibleTime() {
    String id = registered("later");
    VAULT.holds("14");
    X.refuses("POST /webhooks/" + id + "/subscriptions", 503, PlayedX.error(130, "Over capacity"));

    asOperator()
        .put(subscription("later", "14"))
        .then()
        .statusCode(202)
        .body("state", equalTo("pending"))
        .body("reason", notNullValue())
        .body("work.task", equalTo("subscribe"))
        .body("work.nextTryAt", notNullValue());

    await().untilAsserted(() -> assertThat(X.users(id)).containsExactly("14"));
    await()
        .untilAsserted(() ->
            asOperator()
                .get(subscription("later", "14"))
                .then()
                .body("state", equalTo("subscribed"))
                .body("work", equalTo(null)));
  }

  @Test
  void aRateLimitIsWaitedFor() {
    String id = registered("slowly");
    VAULT.holds("15");
    Instant until = Instant.now().plusSeconds(300);
    X.limits("POST /webhooks/" + id + "/subscriptions", until);

    Response limited = asOperator().put(subscription("slowly", "15"));

    limited.then().statusCode(202);
    assertThat(Instant.parse(limited.path("work.nextTryAt")))
        .isBetween(Instant.ofEpochSecond(until.getEpochSecond()), until.plusSeconds(60));
  }

  @Test
  void aRevokedTokenIsXsNo() {
    String id = registered("no");
    VAULT.holds("16");
    X.refuses(
        "POST /webhooks/" + id + "/subscriptions",
        401,
        PlayedX.error(89, "Invalid or expired token"));

    asOperator()
        .put(subscription("no", "16"))
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:x-refused"));

    asOperator().get(subscription("no", "16")).then().body("state", equalTo("failed"));
  }

  @Test
  void aSubscriptionWaitsForItsWebhook() {
    VAULT.holds("17");
    INGEST.answers("/webhooks/early/main", 404, "");
    asOperator().body("{}").put(webhook("early")).then().statusCode(202);

    asOperator()
        .put(subscription("early", "17"))
        .then()
        .statusCode(202)
        .body("reason", containsString("until X has the webhook"));
    INGEST.mends("/webhooks/early/main");

    await()
        .untilAsserted(() ->
            asOperator()
                .get(subscription("early", "17"))
                .then()
                .body("state", equalTo("subscribed")));
  }

  @Test
  void aWebhookThatXHasLostIsRegisteredAnewWhenASubscriptionShowsIt() {
    String before = registered("shown");
    VAULT.holds("18");
    X.forgets();

    asOperator().put(subscription("shown", "18")).then().statusCode(202);

    await()
        .untilAsserted(() -> {
          String now = asOperator().get(webhook("shown")).path("webhookId");
          assertThat(now).isNotNull().isNotEqualTo(before);
          assertThat(X.users(now)).containsExactly("18");
        });
  }

  @Test
  void endingAsTheUserFallsBackToTheBearerAndTheOtherWayRound() {
    String id = registered("both");
    VAULT.holds("19", "20");
    X.subscribes(id, "19");
    X.subscribes(id, "20");
    X.refuses("DELETE /webhooks/" + id + "/subscriptions/all.json", 404, "gone");
    // Without a code it would be the page of a proxy, and not believed.
    X.refuses(
        "DELETE /webhooks/" + id + "/subscriptions/20/all.json",
        404,
        PlayedX.error(34, "Sorry, that page does not exist."));

    asOperator().delete(subscription("both", "19") + "?as=user").then().statusCode(200);
    asOperator().delete(subscription("both", "20")).then().statusCode(200);

    assertThat(X.users(id)).isEmpty();
    asOperator().delete(subscription("both", "20") + "?as=robot").then().statusCode(400);
  }

  @Test
  void observingAsksXAndShowsWhatDiffers() {
    String id = registered("seen");
    VAULT.holds("21");
    asOperator().put(subscription("seen", "21")).then().statusCode(200);
    X.subscribes(id, "99");

    asOperator()
        .get(subscription("seen", "21") + "?observe=true")
        .then()
        .body("observed.subscribed", equalTo(true));
    asOperator()
        .get(webhook("seen") + "/subscriptions?observe=true")
        .then()
        .body("items.userId", contains("21"))
        .body("observed.atX", equalTo(2))
        .body("observed.missingAtX", empty())
        .body("observed.unknownHere", contains("99"));
    asOperator()
        .get("/api/v1/apps/seen/subscriptions/count")
        .then()
        .statusCode(200)
        .body("provisioned", equalTo(50));

    assertThat(X.users(id)).containsExactly("21", "99");
  }

  @Test
  void aWantedSetIsMadeSoButNeverRemovesManyWithoutAWord() {
    String id = registered("bulk");
    VAULT.holds("31", "32", "33", "34", "35", "36");
    bulk("{\"users\":[\"31\",\"32\",\"33\",\"34\",\"35\"]}", 202);
    await()
        .untilAsserted(() -> assertThat(X.users(id)).containsExactly("31", "32", "33", "34", "35"));

    bulk("{\"users\":[]}", 400);
    bulk("{\"users\":[\"31\"]}", 409);
    bulk("{\"users\":[\"31\"],\"dryRun\":true}", 202);
    assertThat(X.users(id)).hasSize(5);
    bulk("{\"users\":[\"31\",\"32\",\"33\",\"34\",\"36\"]}", 202);
    await()
        .untilAsserted(() -> assertThat(X.users(id)).containsExactly("31", "32", "33", "34", "36"));
    bulk("{\"users\":[\"31\"],\"confirm\":true}", 202);

    await().untilAsserted(() -> assertThat(X.users(id)).containsExactly("31"));
  }

  private static void bulk(String body, int status) {
    asOperator().body(body).put(webhook("bulk") + "/subscriptions").then().statusCode(status);
  }

  @Test
  void aListComesAPageAtATime() {
    registered("listed");
    VAULT.holds("41", "42", "43");
    for (String user : new String[] {"41", "42", "43"}) {
      asOperator().put(subscription("listed", user)).then().statusCode(200);
    }

    String next =
        asOperator()
            .get(webhook("listed") + "/subscriptions?limit=2")
            .then()
            .body("items.userId", contains("41", "42"))
            .extract()
            .path("next");

    asOperator()
        .get(webhook("listed") + "/subscriptions?limit=2&cursor=" + next)
        .then()
        .body("items.userId", contains("43"))
        .body("next", equalTo(null));
  }

  @Test
  void nobodyIsSubscribedThroughAWebhookThatIsNotThereOrNotWanted() {
    VAULT.holds("51");

    asOperator().put(subscription("void", "51")).then().statusCode(404);
    asOperator().put(subscription("void", "ada")).then().statusCode(400);
    asOperator().get(subscription("void", "51")).then().statusCode(404);
  }
}
