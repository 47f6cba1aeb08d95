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
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.roost.contracts.topic.Topics;
import dev.roost.subscriptions.doubles.PlayedX;
import dev.roost.subscriptions.fixtures.Announced;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WebhookTest {

  @Inject DataSource source;

  @Test
  void aWebhookIsAnnouncedThenChallengedThenRegistered() {
    String id = registered("first");

    asOperator()
        .get(webhook("first"))
        .then()
        .body("url", equalTo(INGEST.at("/webhooks/first/main")))
        .body("wanted", equalTo(true))
        .body("validity", hasSize(1))
        .body("validity[0].to", equalTo(null));
    assertThat(X.idsOf(INGEST.at("/webhooks/first/main"))).containsExactly(id);
    assertThat(INGEST.challenges("/webhooks/first/main"))
        .hasSize(1)
        .first()
        .asString()
        .matches(".*\\?crc_token=[A-Za-z0-9%]+&nonce=[A-Za-z0-9%]+");
    await()
        .untilAsserted(() ->
            assertThat(Announced.on(Topics.WEBHOOKS, "first/main"))
                .extracting(it -> it.getString("state"), it -> it.getString("reason"))
                .containsExactly(tuple("registering", null), tuple("valid", null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | nowhere                                | does not know the endpoint yet
          503 | no keys                                | no key of this app
          302 | moved                                  | redirect
          200 | <html>                                 | not with JSON
          200 | {"other":"answer"}                     | response_token
          200 | {"response_token":"sha256=c74998777873da0a024df70d01a32a10dcb604580925f24e6f83ddbd37dfa708"} | hex
          200 | {"response_token":"sha256=short"}      | base64 of 32 bytes
          0   | none                                   | no complete answer in time
          """)
  void xIsNotAskedBeforeThePublicUrlAnswersWellAndTheReasonSaysWhy(
      int status, String body, String reason) {
    String app = "badly-" + Integer.toHexString((status + body).hashCode());
    String path = "/webhooks/" + app + "/main";
    INGEST.answers(path, status, body);

    asOperator().body("{}").put(webhook(app)).then().statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook(app))
                .then()
                .body("state", equalTo("registering"))
                .body("reason", containsString(reason))
                .body("work.task", equalTo("register"))
                .body("work.attempts", greaterThan(1))
                .body("work.nextTryAt", notNullValue()));
    assertThat(X.idsOf(INGEST.at(path))).isEmpty();
    INGEST.mends(path);
    becomes(app, "valid");
  }

  @Test
  void aClosedPortIsToldLikeASilentOne() {
    asOperator()
        .body("{\"url\":\"http://localhost:1/webhooks/closed/main\"}")
        .put(webhook("closed"))
        .then()
        .statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("closed"))
                .then()
                .body("reason", containsString("no complete answer in time")));
    asOperator().delete(webhook("closed")).then().statusCode(202);
    becomes("closed", "deleted");
  }

  @Test
  void whatXTookWithoutAWordIsAdopted() {
    X.losesTheAnswer("POST /webhooks.json?url=" + encoded("lost"));

    String id = registered("lost");

    assertThat(X.idsOf(INGEST.at("/webhooks/lost/main"))).containsExactly(id);
  }

  @Test
  void anInvalidWebhookWithTheSameUrlIsAdoptedAndChallenged() {
    String id = X.has(INGEST.at("/webhooks/adopted/main"), false);

    String adopted = registered("adopted");

    assertThat(adopted).isEqualTo(id);
    assertThat(X.asked()).anyMatch(it -> it.startsWith("PUT") && it.contains(id));
  }

  @Test
  void xsRefusalIsExplainedAndAnotherPutTriesAgain() {
    X.refuses(
        "POST /webhooks.json?url=" + encoded("refused"),
        403,
        PlayedX.error(
            214,
            "Webhook URL does not meet the requirements. Invalid CRC token or json response format."));

    asOperator().body("{}").put(webhook("refused")).then().statusCode(202);

    becomes("refused", "failed");
    asOperator()
        .get(webhook("refused"))
        .then()
        .body("reason", containsString("consumer secret"))
        .body("work", equalTo(null));
    registered("refused");
  }

  @Test
  void aRateLimitIsWaitedFor() {
    Instant until = Instant.now().plusSeconds(300);
    X.limits("POST /webhooks.json?url=" + encoded("limited"), until);

    asOperator().body("{}").put(webhook("limited")).then().statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("limited"))
                .then()
                .body("state", equalTo("registering"))
                .body("work.attempts", equalTo(1)));
    assertThat(Instant.parse(asOperator().get(webhook("limited")).path("work.nextTryAt")))
        .isBetween(Instant.ofEpochSecond(until.getEpochSecond()), until.plusSeconds(60));

    // Nor does another order ask X before that.
    long asked = registrations("limited");
    asOperator().body("{}").put(webhook("limited")).then().statusCode(202);
    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("limited"))
                .then()
                .body("reason", containsString("X was not asked")));
    assertThat(registrations("limited")).isEqualTo(asked);
  }

  private static long registrations(String app) {
    return X.asked().stream()
        .filter(it -> it.startsWith("POST") && it.contains("/webhooks.json?url=" + encoded(app)))
        .count();
  }

  @ParameterizedTest
  @CsvSource({"past, 1790000000", "first, 1", "far, 999999999999"})
  void aResetThatCannotBeMeantIsWaitedForWithinBounds(String app, long reset) {
    for (int i = 0; i < 5; i++) {
      X.limits("POST /webhooks.json?url=" + encoded("reset-" + app), Instant.ofEpochSecond(reset));
    }
    Instant asked = Instant.now();

    asOperator().body("{}").put(webhook("reset-" + app)).then().statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator().get(webhook("reset-" + app)).then().body("work.attempts", greaterThan(0)));
    assertThat(Instant.parse(asOperator().get(webhook("reset-" + app)).path("work.nextTryAt")))
        .isBetween(asked.plusSeconds(5), Instant.now().plusSeconds(18 * 60));
    X.mends();
  }

  @Test
  void aPutOfAWebhookThatXHasForgottenRegistersItAnewWithItsUsers() {
    String before = registered("forgotten");
    VAULT.holds("701");
    asOperator().put(subscription("forgotten", "701")).then().statusCode(200);
    X.forgets();

    asOperator().body("{}").put(webhook("forgotten")).then().body("state", equalTo("registering"));

    String after = becomes("forgotten", "valid");
    assertThat(after).isNotEqualTo(before);
    await().untilAsserted(() -> assertThat(X.users(after)).containsExactly("701"));
    asOperator()
        .get(webhook("forgotten"))
        .then()
        .body("validity", hasSize(2))
        .body("validity[0].to", notNullValue());
  }

  @Test
  void aPutOfAValidWebhookChangesNothing() {
    String id = registered("steady");

    asOperator()
        .body("{}")
        .put(webhook("steady"))
        .then()
        .statusCode(202)
        .body("state", equalTo("valid"))
        .body("work", equalTo(null));

    assertThat(X.idsOf(INGEST.at("/webhooks/steady/main"))).containsExactly(id);
    asOperator()
        .body("{\"url\":\"https://other.example.com/webhooks/steady/main\"}")
        .put(webhook("steady"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:url-is-fixed"));
  }

  @Test
  void observingWritesDownWhichAreValidAndChallengeMendsThem() {
    String id = registered("watched");
    X.invalidates(id);
    String stranger = X.has("https://elsewhere.example.com/hook", true);

    asOperator()
        .get("/api/v1/apps/watched/webhooks?observe=true")
        .then()
        .statusCode(200)
        .body("items[0].state", equalTo("invalid"))
        .body("items[0].observed.atX", equalTo(true))
        .body("items[0].observed.valid", equalTo(false))
        .body("items[0].validity[0].to", notNullValue())
        .body("unknownHere.webhookId", hasItem(stranger));

    asOperator()
        .post(webhook("watched") + "/challenge")
        .then()
        .statusCode(200)
        .body("state", equalTo("valid"))
        .body("validity", hasSize(2));
  }

  @Test
  void aChallengeThatFailsAtXMakesItInvalidAndSaysWhy() {
    String id = registered("slow");
    X.refuses(
        "PUT /webhooks/" + id,
        403,
        PlayedX.error(
            214,
            "High latency on CRC GET request. Your webhook should respond in less than 3 seconds."));

    asOperator()
        .post(webhook("slow") + "/challenge")
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:x-refused"))
        .body("detail", containsString("too late"));

    becomes("slow", "invalid");
  }

  @Test
  void deletingEndsTheSubscriptionsAndIsDoneOnce() {
    String id = registered("ended");
    VAULT.holds("702");
    asOperator().put(subscription("ended", "702")).then().statusCode(200);
    X.losesTheAnswer("DELETE /webhooks/" + id);

    asOperator().delete(webhook("ended")).then().statusCode(202).body("wanted", equalTo(false));

    becomes("ended", "deleted");
    assertThat(X.idsOf(INGEST.at("/webhooks/ended/main"))).isEmpty();
    asOperator()
        .get(subscription("ended", "702"))
        .then()
        .body("state", equalTo("unsubscribed"))
        .body("reason", containsString("webhook was deleted"));
    asOperator()
        .delete(webhook("ended"))
        .then()
        .statusCode(202)
        .body("state", equalTo("deleted"))
        .body("work", equalTo(null));
    assertThat(registered("ended")).isNotEqualTo(id);
  }

  @Test
  void anUnknownAppOfTheVaultFailsWithTheVaultsWords() {
    asOperator().body("{}").put(webhook("stranger")).then().statusCode(202);

    becomes("stranger", "failed");
    asOperator().get(webhook("stranger")).then().body("reason", containsString("unknown-app"));
  }

  @Test
  void whatIsNotThereOrNotAUrlIsAProblem() {
    asOperator()
        .get(webhook("nowhere"))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:unknown-webhook"));
    asOperator().body("{\"ulr\":\"x\"}").put(webhook("plain")).then().statusCode(400);
    asOperator().body("{}").put("/api/v1/apps/-bad/webhooks/main").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.com/webhooks/diverted/main",
        "https://evil.example.com/?https://other.example.com/webhooks/diverted/main",
        "https://other.example.com@evil.example.com/webhooks/diverted/main",
        "https://other.example.com.evil.example.com/webhooks/diverted/main",
        "http://other.example.com/webhooks/diverted/main",
        "http://127.0.0.1:9/webhooks/diverted/main",
        "https://other.example.com/webhooks/another/main",
        "https://other.example.com/webhooks/diverted/second",
        "https://other.example.com/hook",
        "https://other.example.com/webhooks/diverted/main#part",
        "/webhooks/diverted/main",
        "not a url"
      })
  void anotherOriginOrPathIsRefusedAndNothingIsAskedThere(String url) {
    registered("diverted");
    String body = new JsonObject().put("url", url).encode();

    Response put = asOperator().body(body).put(webhook("diverted-anew"));
    Response again = asOperator().body(body).put(webhook("diverted"));
    Response move = asOperator().body(body).post(webhook("diverted") + "/move");

    Stream.of(put, again, move)
        .forEach(refused ->
            refused
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:roost:problem:invalid-request"))
                .body("parameter", equalTo("url"))
                .body("detail", containsString("https://other.example.com")));
    asOperator().get(webhook("diverted-anew")).then().statusCode(404);
    asOperator().get(webhook("diverted")).then().body("move", equalTo(null));
  }

  @Test
  void aUrlFromBeforeTheOriginsWereNamedIsNotChallenged() throws SQLException {
    String path = "/elsewhere/webhooks/former/main";
    registered("former");
    try (var connection = source.getConnection();
        var update =
            connection.prepareStatement(
                "update subscription_manager.webhook set url = ?, webhook_id = null, state = 'failed'"
                    + " where app = 'former'")) {
      update.setString(1, INGEST.at(path));
      update.executeUpdate();
    }

    asOperator().post(webhook("former") + "/move").then().statusCode(400);
    asOperator().body("{}").put(webhook("former")).then().statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("former"))
                .then()
                .body("reason", containsString("not at an allowed origin")));
    assertThat(INGEST.challenges(path)).isEmpty();
    asOperator().delete(webhook("former")).then().statusCode(202);
  }

  private static String encoded(String app) {
    return URLEncoder.encode(INGEST.at("/webhooks/" + app + "/main"), StandardCharsets.UTF_8);
  }
}
