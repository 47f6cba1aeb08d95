package dev.roost.subscriptions.registration;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.becomes;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.registered2;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.roost.contracts.topic.Topics;
import dev.roost.subscriptions.doubles.PlayedX2;
import dev.roost.subscriptions.doubles.Servers;
import dev.roost.subscriptions.fixtures.Announced;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks below {@code /2}, beside those of version 1.1. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class Webhook2Test {

  @Test
  void aWebhookOfApi2IsRegisteredAnnouncedAndDeletedThere() {
    String id = registered2("two-first");

    asOperator()
        .get(webhook("two-first"))
        .then()
        .body("api", equalTo("2"))
        .body("validity", hasSize(1))
        .body("challengedAt", equalTo(null));
    assertThat(X.two().idsOf(url("two-first"))).containsExactly(id);
    assertThat(X.idsOf(url("two-first"))).isEmpty();
    await()
        .untilAsserted(() ->
            assertThat(Announced.on(Topics.WEBHOOKS, "two-first/main"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.getString("api")).isEqualTo("2")));

    asOperator().delete(webhook("two-first")).then().statusCode(202);

    becomes("two-first", "deleted");
    assertThat(X.two().idsOf(url("two-first"))).isEmpty();
  }

  @Test
  void webhooksOfBothApisLiveSideBySideWithDifferentUrls() {
    String first = registered("two-both");
    String next = "/api/v1/apps/two-both/webhooks/next";
    asOperator().body("{\"api\":\"2\"}").put(next).then().statusCode(202);
    await().untilAsserted(() -> asOperator().get(next).then().body("state", equalTo("valid")));
    String second = asOperator().get(next).path("webhookId");

    asOperator()
        .get("/api/v1/apps/two-both/webhooks?observe=true")
        .then()
        .statusCode(200)
        .body("items.api", equalTo(List.of("1.1", "2")))
        .body("items.observed.atX", equalTo(List.of(true, true)));
    assertThat(X.idsOf(url("two-both"))).containsExactly(first);
    assertThat(X.two().idsOf(INGEST.at("/webhooks/two-both/next"))).containsExactly(second);

    asOperator().delete(webhook("two-both")).then().statusCode(202);
    becomes("two-both", "deleted");
    asOperator().get(next).then().body("state", equalTo("valid"));
  }

  @Test
  void anEndpointKeepsItsApiAndTheRefusalSaysWhatToDo() {
    registered("two-fixed");

    asOperator()
        .body("{\"api\":\"2\"}")
        .put(webhook("two-fixed"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:api-is-fixed"))
        .body("detail", containsString("another name"));
    asOperator()
        .body("{\"api\":\"1.1\"}")
        .put(webhook("two-fixed"))
        .then()
        .statusCode(202)
        .body("api", equalTo("1.1"));

    asOperator().delete(webhook("two-fixed")).then().statusCode(202);
    becomes("two-fixed", "deleted");
    asOperator()
        .body("{\"api\":\"2\"}")
        .put(webhook("two-fixed"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:api-is-fixed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "\"\"", "\"v2\"", "2"})
  void anApiThatXDoesNotHaveIsRefused(String api) {
    asOperator()
        .body("{\"api\":" + api + "}")
        .put(webhook("two-unknown"))
        .then()
        .statusCode(400)
        .body("parameter", equalTo("api"));
    asOperator().get(webhook("two-unknown")).then().statusCode(404);
  }

  @Test
  void aChallengeThatXHasOnlyBegunIsReadUntilTheWebhookIsValid() {
    Servers.start();
    X.two().takesAsInvalid(url("two-begun"));

    asOperator().body("{\"api\":\"2\"}").put(webhook("two-begun")).then().statusCode(202);

    String id = becomes("two-begun", "valid");
    assertThat(asked("PUT", "/2/webhooks/" + id)).isEqualTo(1);
    await()
        .untilAsserted(() ->
            assertThat(Announced.on(Topics.WEBHOOKS, "two-begun/main"))
                .extracting(one -> one.getString("state"))
                .containsExactly("registering", "registering", "valid"));
    assertThat(Announced.on(Topics.WEBHOOKS, "two-begun/main").get(1).getString("reason"))
        .contains("begun to challenge");
  }

  @Test
  void aChallengeThatIsNotPassedInTimeMakesItInvalidUntilItIsChallengedAgain() {
    String id = registered2("two-fails");
    X.two().invalidates(id);
    X.two().failsChallenges(id, true);
    asOperator()
        .get(webhook("two-fails") + "?observe=true")
        .then()
        .body("state", equalTo("invalid"));

    asOperator()
        .post(webhook("two-fails") + "/challenge")
        .then()
        .statusCode(202)
        .body("state", equalTo("invalid"))
        .body("reason", containsString("begun to challenge"))
        .body("challengedAt", notNullValue())
        .body("work.task", equalTo("confirm"));

    becomes("two-fails", "invalid");
    asOperator()
        .get(webhook("two-fails"))
        .then()
        .body("reason", containsString("client secret"))
        .body("challengedAt", equalTo(null))
        .body("validity[0].to", notNullValue());
    X.two().failsChallenges(id, false);
    asOperator().post(webhook("two-fails") + "/challenge").then().statusCode(202);
    becomes("two-fails", "valid");
    asOperator().get(webhook("two-fails")).then().body("validity", hasSize(2));
  }

  @Test
  void aChallengeThatXRefusesMakesItInvalidAtOnce() {
    String id = registered2("two-refused");
    X.refuses(
        "PUT /2/webhooks/" + id,
        400,
        PlayedX2.problem(
            "CrcValidationFailed",
            "URL returned bad response during CRC with error: Invalid `response_token`"));

    asOperator()
        .post(webhook("two-refused") + "/challenge")
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:x-refused"));

    becomes("two-refused", "invalid");
  }

  @Test
  void aUrlThatXSaysItHasAlreadyIsAdoptedOnceTheListShowsIt() {
    Servers.start();
    String id = X.two().has(url("two-adopted"), true);
    X.two().leavesOut(id, true);

    asOperator().body("{\"api\":\"2\"}").put(webhook("two-adopted")).then().statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("two-adopted"))
                .then()
                .body("state", equalTo("registering"))
                .body("reason", containsString("already has a webhook with this URL"))
                .body("work.attempts", greaterThan(0)));
    X.two().leavesOut(id, false);
    assertThat(becomes("two-adopted", "valid")).isEqualTo(id);
  }

  @Test
  void aWebhookThatTheListLacksAndXHasStaysValid() {
    String id = registered2("two-unlisted");
    X.two().leavesOut(id, true);

    asOperator()
        .body("{}")
        .put(webhook("two-unlisted"))
        .then()
        .statusCode(202)
        .body("webhookId", equalTo(id));

    assertThat(becomes("two-unlisted", "valid")).isEqualTo(id);
    asOperator()
        .get(webhook("two-unlisted"))
        .then()
        .body("reason", equalTo(null))
        .body("validity", hasSize(1));
  }

  @Test
  void aWebhookThatXDoesNotKnowAnyMoreIsRegisteredAnew() {
    String before = registered2("two-gone");
    X.two().forgets(before);

    asOperator().body("{}").put(webhook("two-gone")).then().body("state", equalTo("registering"));

    assertThat(becomes("two-gone", "valid")).isNotEqualTo(before);
    assertThat(asked("PUT", "/2/webhooks/" + before)).isEqualTo(1);
  }

  @Test
  void aMoveWaitsForTheNewWebhookToBeValidBeforeTheOldOneGoes() {
    String old = registered2("two-moved");
    VAULT.holds("7201");
    asOperator().put(subscription("two-moved", "7201")).then().statusCode(200);
    String to = INGEST.at("/new/webhooks/two-moved/main");
    X.two().takesAsInvalid(to);

    asOperator()
        .body("{\"url\":\"" + to + "\"}")
        .post(webhook("two-moved") + "/move")
        .then()
        .statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("two-moved"))
                .then()
                .body("url", equalTo(to))
                .body("state", equalTo("valid"))
                .body("move", equalTo(null)));
    String moved = becomes("two-moved", "valid");
    assertThat(moved).isNotEqualTo(old);
    assertThat(X.two().users(moved)).containsExactly("7201");
    assertThat(X.two().idsOf(url("two-moved"))).isEmpty();
  }

  @Test
  void aMoveStopsWhereTheNewWebhookDoesNotPassAndTheOldOneStays() {
    String old = registered2("two-stuck");
    String to = INGEST.at("/new/webhooks/two-stuck/main");
    String there = X.two().has(to, false);
    X.two().failsChallenges(there, true);

    asOperator()
        .body("{\"url\":\"" + to + "\"}")
        .post(webhook("two-stuck") + "/move")
        .then()
        .statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("two-stuck"))
                .then()
                .body("reason", containsString("The move has stopped"))
                .body("work", equalTo(null)));
    asOperator()
        .get(webhook("two-stuck"))
        .then()
        .body("webhookId", equalTo(old))
        .body("state", equalTo("valid"))
        .body("move", equalTo(null));
    assertThat(asked("PUT", "/2/webhooks/" + there)).isEqualTo(1);
  }

  @Test
  void aMoveWithoutPlaceForASecondWebhookStopsAndSaysHowItGoesOn() {
    String old = registered2("two-full");
    String to = INGEST.at("/new/webhooks/two-full/main");
    X.refuses(
        "POST /2/webhooks",
        400,
        PlayedX2.problem("WebhookLimitExceeded", "Maximum number of webhooks reached"));

    asOperator()
        .body("{\"url\":\"" + to + "\"}")
        .post(webhook("two-full") + "/move")
        .then()
        .statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("two-full"))
                .then()
                .body("reason", containsString("deleteFirst"))
                .body("webhookId", equalTo(old))
                .body("work", equalTo(null)));
  }

  @Test
  void whatXHasAndRoostDoesNotKnowIsToldWithItsApi() {
    registered2("two-strangers");
    String stranger = X.two().has("https://elsewhere.example.com/two", true);

    asOperator()
        .get("/api/v1/apps/two-strangers/webhooks?observe=true")
        .then()
        .body("unknownHere.webhookId", hasItems(stranger))
        .body("unknownHere.api", not(hasItems("1.1")));
  }

  private static String url(String app) {
    return INGEST.at("/webhooks/" + app + "/main");
  }

  private static long asked(String method, String path) {
    return X.asked().stream().filter(it -> it.startsWith(method + " " + path + " ")).count();
  }
}
