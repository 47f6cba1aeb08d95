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
import static org.hamcrest.Matchers.notNullValue;

import dev.roost.subscriptions.doubles.PlayedX;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** X's list may be empty or lack what X has: what is missing from it is asked for by its id. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MissingFromListTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @AfterEach
  void wholeList() {
    X.listsAll();
    X.mends();
  }

  @Test
  void aWebhookThatAListLacksAndXStillChallengesStaysWithItsUsers() {
    String id = withUser("unlisted", "731");
    X.leavesOut(id);

    asOperator().body("{}").put(webhook("unlisted")).then().statusCode(202);

    assertThat(becomes("unlisted", "valid")).isEqualTo(id);
    assertThat(X.idsOf(INGEST.at("/webhooks/unlisted/main"))).containsExactly(id);
    asOperator()
        .get(subscription("unlisted", "731"))
        .then()
        .body("state", equalTo("subscribed"))
        .body("work", equalTo(null));
    assertThat(asked("PUT /1.1/account_activity/webhooks/" + id)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"doubted-503, 503, 130", "doubted-404, 404, 0", "doubted-401, 401, 0"})
  void anAnswerOtherThanCode34LeavesTheWebhookDoubted(String app, int status, int code) {
    String id = withUser(app, "732");
    X.leavesOut(id);
    for (int i = 0; i < 2; i++) {
      X.refuses(
          "PUT /webhooks/" + id,
          status,
          code == 0 ? "<html>not found</html>" : PlayedX.error(code, "Over capacity"));
    }

    asOperator().body("{}").put(webhook(app)).then().statusCode(202);

    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(asked("PUT /1.1/account_activity/webhooks/" + id)).isGreaterThan(1));
    asOperator().get(webhook(app)).then().body("webhookId", equalTo(id));
    assertThat(X.idsOf(INGEST.at("/webhooks/" + app + "/main"))).containsExactly(id);
    asOperator().get(subscription(app, "732")).then().body("state", equalTo("subscribed"));
  }

  @Test
  void aUrlThatXSaysItHasIsNotRegisteredAgainAndFoundOnceItIsListed() {
    String id = X.has(INGEST.at("/webhooks/hidden/main"), true);
    X.leavesOut(id);
    for (int i = 0; i < 300; i++) {
      X.refuses(
          "POST /webhooks.json?url=",
          400,
          "{\"errors\":[{\"message\":\"DuplicateUrlFailed: Webhook already exists.\"}],"
              + "\"title\":\"Invalid Request\",\"type\":\"about:blank\"}");
    }

    asOperator().body("{}").put(webhook("hidden")).then().statusCode(202);

    await()
        .atMost(LONG)
        .untilAsserted(() ->
            asOperator()
                .get(webhook("hidden"))
                .then()
                .body("state", equalTo("registering"))
                .body("reason", containsString("already has a webhook with this URL"))
                .body("work.nextTryAt", notNullValue()));
    X.listsAll();
    assertThat(becomes("hidden", "valid")).isEqualTo(id);
  }

  @Test
  void observingAnIncompleteListMakesRoostAskForTheWebhookById() {
    String id = withUser("glanced", "733");
    X.leavesOut(id);

    asOperator()
        .get(webhook("glanced") + "?observe=true")
        .then()
        .statusCode(200)
        .body("webhookId", equalTo(id))
        .body("observed.atX", equalTo(false));

    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(asked("PUT /1.1/account_activity/webhooks/" + id)).isPositive());
    assertThat(becomes("glanced", "valid")).isEqualTo(id);
    assertThat(X.users(id)).containsExactly("733");
  }

  @Test
  void aWebhookThatWasDeletedIsDeletedAtXThoughTheListLacksIt() {
    String id = withUser("leaving", "734");
    String to = INGEST.at("/new/webhooks/leaving/main");
    INGEST.answers("/new/webhooks/leaving/main", 404, "");
    asOperator().body("{\"url\":\"" + to + "\"}").post(webhook("leaving") + "/move");
    X.leavesOut(id);

    asOperator().delete(webhook("leaving")).then().statusCode(202);
    becomes("leaving", "deleted");

    assertThat(X.idsOf(INGEST.at("/webhooks/leaving/main"))).isEmpty();
  }

  private static String withUser(String app, String user) {
    String id = registered(app);
    VAULT.holds(user);
    asOperator().put(subscription(app, user)).then().statusCode(200);
    return id;
  }

  private static long asked(String request) {
    return X.asked().stream().filter(it -> it.startsWith(request)).count();
  }
}
