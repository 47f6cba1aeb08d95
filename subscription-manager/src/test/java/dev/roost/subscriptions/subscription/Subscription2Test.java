package dev.roost.subscriptions.subscription;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered2;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.roost.contracts.topic.Topics;
import dev.roost.subscriptions.doubles.PlayedX2;
import dev.roost.subscriptions.fixtures.Announced;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Account activity below {@code /2}: the same calls and states as in version 1.1. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class Subscription2Test {

  @Test
  void aUserIsSubscribedByTheUsersTokenAndEndedByTheBearer() {
    String id = registered2("acc-one");
    VAULT.holds("7301");

    asOperator()
        .put(subscription("acc-one", "7301"))
        .then()
        .statusCode(200)
        .body("state", equalTo("subscribed"));

    assertThat(X.two().users(id)).containsExactly("7301");
    assertThat(asked(id)).containsExactly("POST " + path(id) + "/all OAuth 7301");
    await()
        .untilAsserted(() ->
            assertThat(Announced.states(Topics.SUBSCRIPTIONS, "acc-one/main/7301"))
                .containsExactly("pending", "subscribed"));

    asOperator()
        .delete(subscription("acc-one", "7301"))
        .then()
        .statusCode(200)
        .body("state", equalTo("unsubscribed"));

    assertThat(X.two().users(id)).isEmpty();
    assertThat(asked(id).getLast()).isEqualTo("DELETE " + path(id) + "/7301/all Bearer of-acc-one");
  }

  @Test
  void whatXHasAlreadyAndWhatItHasNotAnyMoreIsASuccess() {
    String id = registered2("acc-again");
    VAULT.holds("7302");
    asOperator().put(subscription("acc-again", "7302")).then().statusCode(200);

    asOperator().put(subscription("acc-again", "7302")).then().statusCode(200);
    X.two().ends(id, "7302");
    asOperator().delete(subscription("acc-again", "7302")).then().statusCode(200);

    assertThat(asked(id)).noneMatch(it -> it.startsWith("DELETE") && it.contains("OAuth"));
  }

  @Test
  void endingAsTheUserAsksTheBearersEndpointSinceThereIsNoOther() {
    String id = registered2("acc-as-user");
    VAULT.holds("7303");
    asOperator().put(subscription("acc-as-user", "7303")).then().statusCode(200);

    asOperator().delete(subscription("acc-as-user", "7303") + "?as=user").then().statusCode(200);

    assertThat(X.two().users(id)).isEmpty();
    assertThat(asked(id).getLast()).endsWith("Bearer of-acc-as-user");
  }

  @Test
  void whoHasNotConnectedIsToldSo() {
    registered2("acc-stranger");

    asOperator()
        .put(subscription("acc-stranger", "7399"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:user-not-connected"));
  }

  @Test
  void aRateLimitOfApi2IsWaitedForUntilXsReset() {
    registered2("acc-limited");
    VAULT.holds("7304");
    Instant until = Instant.now().plusSeconds(300);
    X.limits("POST /2/account_activity/webhooks/", until);

    asOperator().put(subscription("acc-limited", "7304")).then().statusCode(202);

    assertThat(
            Instant.parse(
                asOperator().get(subscription("acc-limited", "7304")).path("work.nextTryAt")))
        .isBetween(Instant.ofEpochSecond(until.getEpochSecond()), until.plusSeconds(60));
  }

  @Test
  void aRefusalIsTold() {
    registered2("acc-refused");
    VAULT.holds("7305");
    X.refuses(
        "POST /2/account_activity/webhooks/",
        400,
        PlayedX2.problem("SubscriptionLimitExceeded", "Maximum number of subscriptions reached"));

    asOperator()
        .put(subscription("acc-refused", "7305"))
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:x-refused"));
    asOperator().get(subscription("acc-refused", "7305")).then().body("state", equalTo("failed"));
  }

  @Test
  void listOneAndCountAreReadFromApi2() {
    String id = registered2("acc-seen");
    VAULT.holds("7306", "7307");
    asOperator().put(subscription("acc-seen", "7306")).then().statusCode(200);
    asOperator().put(subscription("acc-seen", "7307")).then().statusCode(200);

    asOperator()
        .get(subscription("acc-seen", "7306") + "?observe=true")
        .then()
        .body("observed.subscribed", equalTo(true));
    X.two().ends(id, "7307");
    asOperator()
        .get(webhook("acc-seen") + "/subscriptions?observe=true")
        .then()
        .body("observed.atX", equalTo(1))
        .body("observed.missingAtX", hasItem("7307"));
    asOperator()
        .get("/api/v1/apps/acc-seen/subscriptions/count?api=2")
        .then()
        .statusCode(200)
        .body("provisioned", equalTo(5000));
    asOperator()
        .get("/api/v1/apps/acc-seen/subscriptions/count?api=3")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("api"));
    asOperator()
        .get("/api/v1/apps/acc-seen/preflight")
        .then()
        .body("checks.name", hasItems("subscriptions of API 2", "webhooks of API 2"));
    assertThat(X.asked())
        .noneMatch(it -> it.contains("/1.1/") && it.endsWith("Bearer of-acc-seen"));
  }

  @Test
  void aWantedSetIsMadeSo() {
    String id = registered2("acc-bulk");
    VAULT.holds("7308", "7309");

    asOperator()
        .body("{\"users\":[\"7308\",\"7309\"]}")
        .put(webhook("acc-bulk") + "/subscriptions")
        .then()
        .statusCode(202)
        .body("subscribe", equalTo(List.of("7308", "7309")));

    await().untilAsserted(() -> assertThat(X.two().users(id)).containsExactly("7308", "7309"));
  }

  private static String path(String id) {
    return "/2/account_activity/webhooks/" + id + "/subscriptions";
  }

  private static List<String> asked(String id) {
    return X.asked().stream().filter(it -> it.contains(path(id))).toList();
  }
}
