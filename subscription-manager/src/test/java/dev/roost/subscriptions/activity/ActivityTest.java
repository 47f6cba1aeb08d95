package dev.roost.subscriptions.activity;

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
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.roost.contracts.topic.Topics;
import dev.roost.subscriptions.fixtures.Announced;
import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.subscriptions.subscription.SubscriptionsOfUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Event types of users: each is a subscription of its own at X. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ActivityTest {

  private static final String MENTIONS = "{\"api\":\"activity\",\"profile\":\"mentions\"}";
  private static final String ESSENTIAL = "{\"api\":\"activity\",\"profile\":\"essential\"}";
  private static final String POST = "post.mention.create";
  private static final String REPLY = "post.reply.create";

  @Inject SubscriptionsOfUser subscriptionsOfUser;

  @Test
  void aUserIsSubscribedToEachEventTypeOfAProfileByWhatTheVaultChooses() {
    String id = registered2("act-first");
    VAULT.holds("7401");

    asOperator()
        .body(ESSENTIAL)
        .put(subscription("act-first", "7401"))
        .then()
        .statusCode(200)
        .body("state", equalTo("subscribed"))
        .body("api", equalTo("activity"))
        .body("profile", equalTo("essential"))
        .body("eventTypes", hasSize(11))
        .body("eventTypes.state", everyItem(equalTo("subscribed")))
        .body("eventTypes.tag", everyItem(equalTo("roost/main")))
        .body("eventTypes.subscriptionId", everyItem(notNullValue()))
        .body("missing", hasSize(0));

    assertThat(X.two().activity().of("7401")).hasSize(11).containsEntry(POST, "roost/main " + id);
    assertThat(created("OAuth 7401")).isPositive();
    assertThat(created("Bearer of-act-first")).isPositive();
    asOperator()
        .get("/api/v1/apps/act-first/activity")
        .then()
        .statusCode(200)
        .body("wanted", equalTo(11))
        .body("subscribed", equalTo(11))
        .body("pending", equalTo(0))
        .body("maxSubscriptions", equalTo(75_000))
        .body("oauthRevoke.state", equalTo("subscribed"));
    await()
        .untilAsserted(() ->
            assertThat(Announced.on(Topics.SUBSCRIPTIONS, "act-first/main/7401"))
                .last()
                .satisfies(one -> {
                  assertThat(one.getString("state")).isEqualTo("subscribed");
                  assertThat(one.getString("api")).isEqualTo("activity");
                  assertThat(one.getString("profile")).isEqualTo("essential");
                  assertThat(one.getJsonArray("eventTypes")).hasSize(11);
                }));
  }

  @Test
  void aTypeThatXRefusesLeavesTheOthersAndIsNamed() {
    registered2("act-refused");
    VAULT.holds("7402");
    X.two().activity().refusesType("chat.received", true);
    String body =
        "{\"api\":\"activity\",\"eventTypes\":[\"post.create\",\"chat.received\",\"dm.sent\"]}";

    asOperator()
        .body(body)
        .put(subscription("act-refused", "7402"))
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:x-refused"))
        .body("detail", containsString("chat.received (1 of 3 event types)"));

    asOperator()
        .get(subscription("act-refused", "7402"))
        .then()
        .body("state", equalTo("failed"))
        .body("profile", equalTo(null))
        .body("missing", equalTo(List.of("chat.received")))
        .body("eventTypes.state", equalTo(List.of("subscribed", "subscribed", "failed")));
    X.two().activity().refusesType("chat.received", false);
    long before = created("");
    asOperator().put(subscription("act-refused", "7402")).then().statusCode(200);
    assertThat(created("")).isEqualTo(before + 1);
    assertThat(X.two().activity().of("7402")).hasSize(3);
  }

  @Test
  void whoHasNotConnectedHasThePublicTypesAndIsToldOfTheOthers() {
    registered2("act-stranger");

    asOperator()
        .body("{\"api\":\"activity\",\"eventTypes\":[\"post.create\",\"dm.sent\"]}")
        .put(subscription("act-stranger", "7403"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:user-not-connected"))
        .body("detail", containsString("dm.sent"));

    assertThat(X.two().activity().of("7403")).containsOnlyKeys("post.create");
  }

  @Test
  void anotherSetEndsWhatIsNotWantedAnyMoreAndAsksForTheRest() {
    registered2("act-other");
    VAULT.holds("7404");
    asOperator().body(MENTIONS).put(subscription("act-other", "7404")).then().statusCode(200);
    String kept = X.two().activity().idOf(REPLY, "7404");

    asOperator()
        .body("{\"api\":\"activity\",\"eventTypes\":[\"" + REPLY + "\",\"post.create\"]}")
        .put(subscription("act-other", "7404"))
        .then()
        .statusCode(200)
        .body("eventTypes.eventType", equalTo(List.of("post.create", REPLY)));

    assertThat(X.two().activity().of("7404")).containsOnlyKeys("post.create", REPLY);
    assertThat(X.two().activity().idOf(REPLY, "7404")).isEqualTo(kept);
  }

  @Test
  void whatXHasAlreadyIsGivenOurTagAndWebhookAndANarrowerOneIsReplaced() {
    String id = registered2("act-there");
    VAULT.holds("7405");
    String there = X.two().activity().has("post.create", "7405", null);
    String narrower = X.two().activity().has("like.create", "7405", "inbound");

    asOperator()
        .body("{\"api\":\"activity\",\"eventTypes\":[\"post.create\",\"like.create\"]}")
        .put(subscription("act-there", "7405"))
        .then()
        .statusCode(200);

    assertThat(X.two().activity().of("7405"))
        .containsEntry("post.create", "roost/main " + id)
        .containsEntry("like.create", "roost/main " + id);
    assertThat(X.two().activity().idOf("post.create", "7405")).isEqualTo(there);
    assertThat(X.two().activity().idOf("like.create", "7405")).isNotEqualTo(narrower);
  }

  @Test
  void anAnswerThatIsLostIsFoundAndNothingIsMadeTwice() {
    registered2("act-lost");
    VAULT.holds("7406");
    X.losesTheAnswer("POST /2/activity/subscriptions");

    asOperator().body(MENTIONS).put(subscription("act-lost", "7406")).then().statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(subscription("act-lost", "7406"))
                .then()
                .body("state", equalTo("subscribed")));
    assertThat(X.two().activity().of("7406")).hasSize(3);
  }

  @Test
  void theEndOfTheLastUserEndsAllAtXByTheBearer() {
    registered2("act-end");
    VAULT.holds("7407", "7408");
    asOperator().body(MENTIONS).put(subscription("act-end", "7407")).then().statusCode(200);
    asOperator().body(MENTIONS).put(subscription("act-end", "7408")).then().statusCode(200);

    asOperator()
        .delete(subscription("act-end", "7407"))
        .then()
        .statusCode(200)
        .body("state", equalTo("unsubscribed"));

    assertThat(X.two().activity().of("7407")).isEmpty();
    assertThat(X.two().activity().of("7408")).hasSize(3);
    revocationIs("act-end", "subscribed");
    asOperator().delete(subscription("act-end", "7408")).then().statusCode(200);
    asOperator()
        .get("/api/v1/apps/act-end/activity")
        .then()
        .body("oauthRevoke", equalTo(null))
        .body("wanted", equalTo(0));
    assertThat(X.asked())
        .filteredOn(it -> it.startsWith("DELETE /2/activity/subscriptions?ids="))
        .allMatch(it -> it.contains(" Bearer of-"));
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneAndDoesNothing() {
    registered2("act-dry");
    VAULT.holds("7409");

    asOperator()
        .body(ESSENTIAL)
        .put(subscription("act-dry", "7409") + "?dryRun=true")
        .then()
        .statusCode(200)
        .body("subscribe", equalTo(List.of("7409")))
        .body("activity.create", equalTo(11))
        .body("activity.calls", equalTo(11))
        .body("activity.wantedAfter", equalTo(12))
        .body("activity.expectedEnd", notNullValue());

    asOperator().get(subscription("act-dry", "7409")).then().statusCode(404);
    assertThat(X.two().activity().of("7409")).isEmpty();
    asOperator()
        .body("{\"users\":[\"7409\",\"7410\"],\"api\":\"activity\",\"profile\":\"mentions\"}")
        .put(webhook("act-dry") + "/subscriptions?dryRun=true")
        .then()
        .statusCode(202)
        .body("activity.create", equalTo(6));
    asOperator().get(subscription("act-dry", "7410")).then().statusCode(404);
  }

  @Test
  void moreThanTheAppMayHaveIsRefusedBeforeAnythingIsDoneAndSaysWhatFits() {
    registered2("act-cap");
    VAULT.holds("7411", "7412", "7413");
    asOperator()
        .body("{\"maxSubscriptions\":7}")
        .put("/api/v1/apps/act-cap/activity")
        .then()
        .statusCode(200)
        .body("maxSubscriptions", equalTo(7));

    asOperator()
        .body(
            "{\"users\":[\"7411\",\"7412\",\"7413\"],\"api\":\"activity\",\"profile\":\"mentions\"}")
        .put(webhook("act-cap") + "/subscriptions")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:too-many-subscriptions"))
        .body("detail", containsString("would want 10 subscriptions"))
        .body("detail", containsString("2 of the users fit"));
    asOperator().body(ESSENTIAL).put(subscription("act-cap", "7411")).then().statusCode(409);
    assertThat(X.two().activity().of("7411")).isEmpty();

    asOperator()
        .body("{\"users\":[\"7411\",\"7412\"],\"api\":\"activity\",\"profile\":\"mentions\"}")
        .put(webhook("act-cap") + "/subscriptions")
        .then()
        .statusCode(202);
    await().untilAsserted(() -> assertThat(X.two().activity().of("7412")).hasSize(3));
  }

  @Test
  void theEndOfTheWebhookEndsTheEventTypesFirst() {
    registered2("act-gone");
    VAULT.holds("7414");
    asOperator().body(MENTIONS).put(subscription("act-gone", "7414")).then().statusCode(200);

    asOperator().delete(webhook("act-gone")).then().statusCode(202);

    becomes("act-gone", "deleted");
    assertThat(X.two().activity().of("7414")).isEmpty();
    asOperator()
        .get(subscription("act-gone", "7414"))
        .then()
        .body("state", equalTo("unsubscribed"));
    List<String> asked = X.asked();
    int last = asked.size() - 1;
    assertThat(
            asked.subList(0, last + 1).stream()
                .filter(it -> it.startsWith("DELETE /2/") && it.endsWith("Bearer of-act-gone"))
                .map(it -> it.contains("/2/webhooks/") ? "webhook" : "subscriptions")
                .toList())
        .containsExactly("subscriptions", "webhook");
  }

  @Test
  void aMoveGivesEachSubscriptionTheNewWebhookWithoutAskingTheUser() {
    registered2("act-moved");
    VAULT.holds("7415");
    asOperator().body(MENTIONS).put(subscription("act-moved", "7415")).then().statusCode(200);
    String before = X.two().activity().idOf(REPLY, "7415");
    VAULT.forgets("7415");
    String to = dev.roost.subscriptions.doubles.Servers.INGEST.at("/new/webhooks/act-moved/main");

    asOperator()
        .body("{\"url\":\"" + to + "\"}")
        .post(webhook("act-moved") + "/move")
        .then()
        .statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("act-moved"))
                .then()
                .body("url", equalTo(to))
                .body("move", equalTo(null)));
    String moved = becomes("act-moved", "valid");
    assertThat(X.two().activity().of("7415")).containsEntry(REPLY, "roost/main " + moved);
    assertThat(X.two().activity().idOf(REPLY, "7415")).isEqualTo(before);
    revocationIs("act-moved", "subscribed");
  }

  @Test
  void aMoveTakesAlongWhatAUserHasOfWhomATypeWasRefused() {
    registered2("act-moved-partly");
    asOperator()
        .body("{\"api\":\"activity\",\"eventTypes\":[\"post.create\",\"dm.sent\"]}")
        .put(subscription("act-moved-partly", "7425"))
        .then()
        .statusCode(409);
    String to =
        dev.roost.subscriptions.doubles.Servers.INGEST.at("/new/webhooks/act-moved-partly/main");

    asOperator()
        .body("{\"url\":\"" + to + "\"}")
        .post(webhook("act-moved-partly") + "/move")
        .then()
        .statusCode(202);

    await()
        .untilAsserted(() ->
            asOperator()
                .get(webhook("act-moved-partly"))
                .then()
                .body("url", equalTo(to))
                .body("move", equalTo(null)));
    String moved = becomes("act-moved-partly", "valid");
    assertThat(X.two().activity().of("7425"))
        .containsExactly(Map.entry("post.create", "roost/main " + moved));
  }

  @Test
  void aUserWhoTakesTheAccessBackStaysRevokedAndThePublicTypesAreEnded() {
    registered2("act-revoked");
    VAULT.holds("7416");
    asOperator()
        .body("{\"api\":\"activity\",\"eventTypes\":[\"post.create\",\"dm.sent\"]}")
        .put(subscription("act-revoked", "7416"))
        .then()
        .statusCode(200);

    subscriptionsOfUser
        .revoked("act-revoked", "7416", Instant.now().plusSeconds(1))
        .await()
        .atMost(Duration.ofSeconds(30));

    await().untilAsserted(() -> assertThat(X.two().activity().of("7416")).isEmpty());
    await()
        .untilAsserted(() ->
            asOperator()
                .get(subscription("act-revoked", "7416"))
                .then()
                .body("state", equalTo("revoked"))
                .body("work", equalTo(null)));
  }

  @Test
  void xsLimitIsWaitedForAndWhatIsThereIsNotAskedForAgain() {
    registered2("act-limited");
    VAULT.holds("7417");
    X.limits("POST /2/activity/subscriptions", Instant.now().plusSeconds(300));

    asOperator()
        .body(MENTIONS)
        .put(subscription("act-limited", "7417"))
        .then()
        .statusCode(202)
        .body("state", equalTo("pending"))
        .body("missing", hasSize(3))
        .body("work.nextTryAt", notNullValue());

    asOperator()
        .get("/api/v1/apps/act-limited/activity")
        .then()
        .body("pending", equalTo(3))
        .body("callsLeft", equalTo(0))
        .body("expectedEnd", notNullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"api":"other"}                                                   | api
          {"profile":"mentions"}                                            | api
          {"api":"activity","profile":"all"}                                | profile
          {"api":"activity","eventTypes":[]}                                | eventTypes
          {"api":"activity","eventTypes":["post.made"]}                     | eventTypes
          {"api":"activity","eventTypes":[null]}                            | eventTypes[0]
          {"api":"activity","eventTypes":["oauth.revoke"]}                  | eventTypes
          {"api":"activity","eventTypes":["news.new"]}                      | eventTypes
          {"api":"activity","profile":"mentions","eventTypes":["dm.sent"]}  | eventTypes
          {"api":"account-activity","profile":"mentions"}                   | profile
          """)
  void whatCannotBeMeantIsRefusedWithTheNameOfTheParameter(String body, String parameter) {
    asOperator()
        .body(body)
        .put(subscription("act-bad", "7418"))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:roost:problem:invalid-request"))
        .body("parameter", equalTo(parameter));
  }

  @Test
  void theWrongWebhookTheOtherApiAndAnotherEndpointAreConflicts() {
    registered("act-old");
    registered2("act-new");
    VAULT.holds("7419", "7420");
    asOperator()
        .body(MENTIONS)
        .put(subscription("act-old", "7419"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:activity-needs-api-2"));

    asOperator().put(subscription("act-new", "7419")).then().statusCode(200);
    asOperator()
        .body(MENTIONS)
        .put(subscription("act-new", "7419"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:subscription-api-is-fixed"));

    asOperator().body(MENTIONS).put(subscription("act-new", "7420")).then().statusCode(200);
    String next = "/api/v1/apps/act-new/webhooks/next";
    asOperator().body("{\"api\":\"2\"}").put(next).then().statusCode(202);
    asOperator()
        .body(MENTIONS)
        .put(next + "/subscriptions/7420")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:subscription-elsewhere"));
  }

  private static void revocationIs(String app, String state) {
    asOperator()
        .get("/api/v1/apps/" + app + "/activity")
        .then()
        .body("oauthRevoke.state", equalTo(state));
  }

  private static long created(String who) {
    return X.asked().stream()
        .filter(it -> it.startsWith("POST /2/activity/subscriptions ") && it.endsWith(who))
        .count();
  }
}
