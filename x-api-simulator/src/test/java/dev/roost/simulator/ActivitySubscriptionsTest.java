package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ActivitySubscriptionsTest {

  private static final String PATH = "/2/activity/subscriptions";

  private final Receiver receiver = new Receiver();
  private String ada = "";

  @BeforeEach
  void anApp() {
    Simulator.forget();
    Simulator.app("demo");
    ada = Simulator.user("ada");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aSubscriptionIsCreatedListedChangedAndDeleted() {
    String webhook = V2.webhook("demo", receiver);

    JsonPath created =
        create("bearer", "post.create", Map.of("tag", "mine", "webhook_id", webhook)).jsonPath();
    String id = created.getString("data.subscription.subscription_id");
    Response changed = V2.bearer("demo", "PUT", PATH + "/" + id, "{\"tag\":\"other\"}");
    JsonPath listed = list("").jsonPath();
    Response deleted = V2.bearer("demo", "DELETE", PATH + "/" + id);

    assertThat(created.getMap("data.subscription"))
        .containsOnlyKeys(
            "subscription_id",
            "event_type",
            "filter",
            "created_at",
            "updated_at",
            "tag",
            "webhook_id")
        .containsEntry("event_type", "post.create")
        .containsEntry("filter", Map.of("user_id", ada))
        .containsEntry("tag", "mine")
        .containsEntry("webhook_id", webhook);
    assertThat(created.getString("data.subscription.created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(changed.jsonPath().getString("data.subscription.tag")).isEqualTo("other");
    assertThat(changed.jsonPath().getString("data.subscription.webhook_id")).isEqualTo(webhook);
    assertThat(changed.jsonPath().getInt("data.total_subscriptions")).isEqualTo(1);
    assertThat(listed.getList("data.tag")).containsExactly("other");
    assertThat(deleted.asString())
        .isEqualTo("{\"data\":{\"deleted\":true},\"meta\":{\"total_subscriptions\":0}}");
    assertThat(list("").jsonPath().getList("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          nested,   data.subscription,  ,
          flat,     data,               ,
          array,    data[0],            meta.total_subscriptions,
          instance, data.subscription,  data.total_subscriptions_for_instance_id
          """)
  void aCreatedSubscriptionIsShownInEachOfXsShapes(String choice, String where, String total) {
    V2.switches("created", choice);

    JsonPath created = create("bearer", "post.create", Map.of()).jsonPath();

    assertThat(created.getString(where + ".event_type")).isEqualTo("post.create");
    if (total != null) {
      assertThat(created.getInt(total)).isEqualTo(1);
    } else {
      assertThat(created.getMap("$")).containsOnlyKeys("data");
    }
  }

  @ParameterizedTest
  @CsvSource({"flat, data, meta", "nested, data.subscription, data"})
  void aChangedSubscriptionIsShownInBothOfXsShapes(String choice, String where, String total) {
    String id = id(create("bearer", "post.create", Map.of()));
    V2.switches("created", choice);

    JsonPath changed = V2.bearer("demo", "PUT", PATH + "/" + id, "{\"tag\":\"t\"}").jsonPath();

    assertThat(changed.getString(where + ".tag")).isEqualTo("t");
    assertThat(changed.getInt(total + ".total_subscriptions")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bearer | post.create         | 200 |
          ada    | post.create         | 200 |
          bearer | follow.follow       | 200 |
          bearer | post.mention.create | 403 | not-authorized-for-resource
          bearer | dm.received         | 403 | not-authorized-for-resource
          ada    | dm.received         | 200 |
          ada    | like.create         | 200 |
          ben    | like.create         | 403 | not-authorized-for-resource
          ben    | block.block         | 403 | not-authorized-for-resource
          """)
  void aPrivateTypeWantsTheCredentialsOfTheUserInTheFilter(
      String who, String type, int status, String problem) {
    Response answer = create(who, type, Map.of());

    assertThat(answer.statusCode()).isEqualTo(status);
    if (problem != null) {
      assertThat(answer.jsonPath().getString("type"))
          .isEqualTo("https://api.twitter.com/2/problems/" + problem);
      assertThat(list("").jsonPath().getList("data")).isEmpty();
    }
  }

  @Test
  void whichCredentialPrivateTypesWantIsASwitch() {
    V2.switches("privateCredential", "oauth2");
    Response refused = create("ada", "like.create", Map.of());
    V2.switches("privateCredential", "oauth1");
    Response taken = create("ada", "like.create", Map.of());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.jsonPath().getString("detail"))
        .isEqualTo(
            "Authenticating with OAuth 1.0a User Context is forbidden for this endpoint.  Supported"
                + " authentication types are [OAuth 2.0 User Context].");
    assertThat(taken.statusCode()).isEqualTo(200);
  }

  @Test
  void typesThatXDoesNotListArePrivateWhereTheSwitchSaysSo() {
    V2.switches("unlistedTypes", "private");

    assertThat(create("bearer", "follow.follow", Map.of()).statusCode()).isEqualTo(403);
    assertThat(create("ada", "follow.follow", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void messagesWantThePermissionForThem() {
    Simulator.put("/simulator/apps/demo", "{\"permission\":\"write\"}");

    Response refused = create("ada", "dm.sent", Map.of());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.jsonPath().getString("type"))
        .isEqualTo("https://api.twitter.com/2/problems/oauth1-permissions");
    assertThat(create("ada", "like.create", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void theSubscriptionToRevocationsIsForTheWholeAppAndTakesTheBearerAlone() {
    String wish = "{\"event_type\":\"oauth.revoke\",\"filter\":{}}";

    assertThat(V2.bearer("demo", "POST", PATH, wish).statusCode()).isEqualTo(200);
    assertThat(V2.as("ada", "demo", "POST", PATH, wish).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"filter":{"user_id":"ADA"}}
          {"event_type":"post.create"}
          {"event_type":"post.create","filter":{}}
          {"event_type":"post.create","filter":{"user_id":"nobody"}}
          {"event_type":"post.create","filter":{"user_id":"ADA","keyword":"x"}}
          {"event_type":"post.create","filter":{"user_id":"ADA","more":"x"}}
          {"event_type":"post.create","filter":{"user_id":"ADA","direction":"inbound"}}
          {"event_type":"follow.follow","filter":{"user_id":"ADA","direction":"up"}}
          {"event_type":"follow.follow","filter":{"user_id":"ADA","qualifiers":{"colour":"red"}}}
          {"event_type":"post.create","filter":{"user_id":"ADA"},"expires_at":"2020-01-01T00:00:00Z"}
          {"event_type":"post.create","filter":{"user_id":"ADA"},"expires_at":"tomorrow"}
          {"event_type":"post.create","filter":{"user_id":"ADA"},"tag":""}
          {"event_type":"post.create","filter":{"user_id":"ADA"},"more":1}
          {"event_type":"news.new","filter":{"user_id":"ADA"}}
          {"event_type":"oauth.revoke","filter":{"user_id":"ADA"}}
          []
          """)
  void aWishThatDoesNotFitItsTypeIsInvalid(String wish) {
    Response answer = V2.bearer("demo", "POST", PATH, wish.replace("ADA", ada));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(V2.reason(answer)).isEqualTo("InvalidRequestBody");
  }

  @Test
  void anEventTypeThatXDoesNotOfferIsForbidden() {
    Response unknown = create("bearer", "post.edit", Map.of());
    Simulator.put("/simulator/apps/demo", "{\"tier\":\"selfServe\"}");
    String news = "{\"event_type\":\"news.new\",\"filter\":{\"keyword\":\"birds\"}}";
    Response notOffered = V2.bearer("demo", "POST", PATH, news);
    Simulator.put("/simulator/apps/demo", "{\"tier\":\"enterprise\"}");

    assertThat(unknown.statusCode()).isEqualTo(403);
    assertThat(unknown.jsonPath().getString("type")).isEqualTo("about:blank");
    assertThat(unknown.jsonPath().getString("errors[0].title")).isEqualTo("Unsupported event type");
    assertThat(notOffered.statusCode()).isEqualTo(403);
    assertThat(V2.bearer("demo", "POST", PATH, news).statusCode()).isEqualTo(200);
  }

  @Test
  void theDeprecatedNameOfAJoinIsAnsweredByTheNewOne() {
    JsonPath created = create("ada", "chat.conversation_join", Map.of()).jsonPath();

    assertThat(created.getString("data.subscription.event_type"))
        .isEqualTo("chat.conversation.join");
  }

  @ParameterizedTest
  @CsvSource({"badRequest, 400", "conflict, 409", "refreshed, 200"})
  void aDuplicateIsAnsweredAsTheSwitchSays(String choice, int status) {
    V2.switches("duplicates", choice);
    String first = id(create("bearer", "post.create", Map.of("tag", "one")));

    Response second = create("bearer", "post.create", Map.of("tag", "two"));

    assertThat(second.statusCode()).isEqualTo(status);
    assertThat(second.asString().contains("DuplicateSubscription")).isEqualTo(status != 200);
    assertThat(list("").jsonPath().<String>getList("data.subscription_id")).containsExactly(first);
    assertThat(list("").jsonPath().<String>getList("data.tag")).containsExactly("one");
  }

  @Test
  void creatingAgainRefreshesTheExpiryAndWithoutOneItStaysForGood() {
    Instant soon = Instant.now().plusSeconds(1_000);
    String id = id(create("bearer", "post.create", Map.of("expires_at", soon.toString())));

    Response later =
        create("bearer", "post.create", Map.of("expires_at", "2099-01-01T00:00:00+01:00"));
    Response never = create("bearer", "post.create", Map.of());
    Response again = create("bearer", "post.create", Map.of());

    assertThat(id(later)).isEqualTo(id);
    assertThat(later.jsonPath().getString("data.subscription.expires_at"))
        .isEqualTo("2098-12-31T23:00:00.000Z");
    assertThat(id(never)).isEqualTo(id);
    assertThat(never.jsonPath().getString("data.subscription.expires_at")).isNull();
    assertThat(again.statusCode()).isEqualTo(400);
  }

  @Test
  void anExpiredSubscriptionIsGone() {
    Instant soon = Instant.now().plusMillis(700);
    String id = id(create("bearer", "post.create", Map.of("expires_at", soon.toString())));

    await().until(() -> list("").jsonPath().getList("data").isEmpty());

    assertThat(Instant.now()).isAfterOrEqualTo(soon);
    assertThat(V2.bearer("demo", "DELETE", PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(create("bearer", "post.create", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void aSubscriptionWithQualifiersAndOneWithoutOverlap() {
    String filter = "{\"user_id\":\"" + ada + "\",\"qualifiers\":{\"direction\":\"inbound\"}}";
    String other = "{\"user_id\":\"" + ada + "\",\"qualifiers\":{\"direction\":\"outbound\"}}";
    Response narrow = V2.bearer("demo", "POST", PATH, V2.wish("follow.follow", filter, Map.of()));
    Response second = V2.bearer("demo", "POST", PATH, V2.wish("follow.follow", other, Map.of()));

    Response wide = create("bearer", "follow.follow", Map.of());

    assertThat(narrow.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(wide.statusCode()).isEqualTo(400);
    assertThat(V2.reason(wide)).isEqualTo("DuplicateSubscription");
  }

  @Test
  void anAppHasAsManyAsItsCapAllowsAndAnotherAppHasItsOwn() {
    Simulator.put("/simulator/apps/demo", "{\"subscriptionCap\":2}");
    Simulator.app("other");
    create("bearer", "post.create", Map.of()).then().statusCode(200);
    String second = id(create("bearer", "post.delete", Map.of()));

    Response third = create("bearer", "spaces.start", Map.of());
    Response others =
        V2.bearer("other", "POST", PATH, V2.wish("spaces.start", V2.user(ada), Map.of()));
    V2.bearer("demo", "DELETE", PATH + "/" + second).then().statusCode(200);

    assertThat(third.statusCode()).isEqualTo(400);
    assertThat(V2.reason(third)).isEqualTo("SubscriptionLimitExceeded");
    assertThat(others.statusCode()).isEqualTo(200);
    assertThat(create("bearer", "spaces.start", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void aTierHasItsCap() {
    assertThat(dev.roost.simulator.app.Tier.SELF_SERVE.activitySubscriptions()).isEqualTo(1_500);
    assertThat(dev.roost.simulator.app.Tier.ENTERPRISE.activitySubscriptions()).isEqualTo(75_000);
    assertThat(dev.roost.simulator.app.Tier.PARTNER.activitySubscriptions()).isEqualTo(150_000);
  }

  @Test
  void pagesFollowOneAnotherUntilThereIsNoNextToken() {
    for (String type : List.of("post.create", "post.delete", "spaces.start", "spaces.end")) {
      create("bearer", type, Map.of()).then().statusCode(200);
    }
    create("bearer", "profile.update.bio", Map.of()).then().statusCode(200);

    List<String> types = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String token = "";
    do {
      JsonPath page = list("?max_results=2" + token).jsonPath();
      types.addAll(page.getList("data.event_type"));
      sizes.add(page.getList("data").size());
      assertThat(page.getInt("meta.total_subscriptions")).isEqualTo(5);
      String next = page.getString("meta.next_token");
      assertThat(next == null || next.matches("[0-9A-V]{16}")).isTrue();
      token = next == null ? "" : "&pagination_token=" + next;
    } while (!token.isEmpty());

    assertThat(sizes).containsExactly(2, 2, 1);
    assertThat(types)
        .containsExactly(
            "post.create", "post.delete", "spaces.start", "spaces.end", "profile.update.bio");
  }

  @Test
  void totalsAndNextTokenCanBeMissing() {
    create("bearer", "post.create", Map.of());
    String second = id(create("bearer", "post.delete", Map.of()));
    V2.switches("nextToken", "absent");
    Map<String, Object> withTotals = list("?max_results=1").jsonPath().getMap("meta");
    V2.switches("totals", "absent", "nextToken", "absent");

    assertThat(withTotals).containsOnlyKeys("total_subscriptions");
    assertThat(list("?max_results=1").jsonPath().getMap("$")).containsOnlyKeys("data");
    assertThat(V2.bearer("demo", "DELETE", PATH + "/" + second).asString())
        .isEqualTo("{\"data\":{\"deleted\":true}}");
  }

  @Test
  void aListIsOfOneUserWhereThatIsAskedForOrAUsersTokenAsks() {
    String ben = Simulator.user("ben");
    create("bearer", "post.create", Map.of());
    V2.bearer("demo", "POST", PATH, V2.wish("post.create", V2.user(ben), Map.of()));

    List<String> asked = list("?user_id=" + ben).jsonPath().getList("data.filter.user_id");
    Response own = V2.as("ada", "demo", "GET", PATH, "");
    Response others = V2.as("ada", "demo", "GET", PATH + "?user_id=" + ben, "");

    assertThat(asked).containsExactly(ben);
    assertThat(own.jsonPath().<String>getList("data.filter.user_id")).containsExactly(ada);
    assertThat(others.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"max_results=0", "max_results=1001", "max_results=x", "pagination_token=abc"})
  void aPageThatXDoesNotGiveIsInvalid(String query) {
    Response answer = list("?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(V2.reason(answer)).isEqualTo("QueryParamInvalid");
  }

  @Test
  void aListCanLackTheNewestOnPurpose() {
    create("bearer", "post.create", Map.of());
    create("bearer", "post.delete", Map.of());
    Simulator.put("/simulator/misanswers", "{\"subscribers\":\"partial\"}");

    JsonPath page = list("").jsonPath();

    assertThat(page.getList("data")).hasSize(1);
    assertThat(page.getInt("meta.total_subscriptions")).isEqualTo(2);
  }

  @Test
  void aChangeOfTheWebhookIsTakenAndAnythingElseIsNot() {
    String id = id(create("bearer", "post.create", Map.of("tag", "mine")));
    String webhook = V2.webhook("demo", receiver);

    Response moved =
        V2.bearer("demo", "PUT", PATH + "/" + id, "{\"webhook_id\":\"" + webhook + "\"}");
    Response foreign = V2.bearer("demo", "PUT", PATH + "/" + id, "{\"webhook_id\":\"9\"}");
    Response more = V2.bearer("demo", "PUT", PATH + "/" + id, "{\"filter\":{}}");
    Response missing = V2.bearer("demo", "PUT", PATH + "/9", "{}");

    assertThat(moved.jsonPath().getString("data.subscription.webhook_id")).isEqualTo(webhook);
    assertThat(moved.jsonPath().getString("data.subscription.tag")).isEqualTo("mine");
    assertThat(V2.reason(foreign)).isEqualTo("WebhookIdInvalid");
    assertThat(V2.reason(more)).isEqualTo("InvalidRequestBody");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.jsonPath().getString("type"))
        .isEqualTo("https://api.twitter.com/2/problems/resource-not-found");
  }

  @Test
  void aSubscriptionOfADeletedWebhookIsLeftForTheStreamAlone() {
    String webhook = V2.webhook("demo", receiver);
    create("bearer", "post.create", Map.of("webhook_id", webhook));

    V2.bearer("demo", "DELETE", "/2/webhooks/" + webhook).then().statusCode(200);

    assertThat(list("").jsonPath().getMap("data[0]")).doesNotContainKey("webhook_id");
  }

  @Test
  void manyAreDeletedAtOnceAndOneThatIsMissingIsNamed() {
    String one = id(create("bearer", "post.create", Map.of()));
    String two = id(create("bearer", "post.delete", Map.of()));
    create("bearer", "spaces.end", Map.of());

    JsonPath answer = V2.bearer("demo", "DELETE", PATH + "?ids=" + one + ",9," + two).jsonPath();

    assertThat(answer.getList("data"))
        .containsExactly(
            Map.of("subscription_id", one, "deleted", true),
            Map.of("subscription_id", two, "deleted", true));
    assertThat(answer.<String>getList("errors.subscription_id")).containsExactly("9");
    assertThat(answer.getMap("errors[0]")).containsOnlyKeys("subscription_id", "reason", "message");
    assertThat(answer.getInt("meta.total_subscriptions")).isEqualTo(1);
  }

  @Test
  void aHundredIdsAreTheMostAndOneIsTheLeast() {
    String many = "?ids=" + "1,".repeat(100) + "1";

    assertThat(V2.reason(V2.bearer("demo", "DELETE", PATH + many))).isEqualTo("QueryParamInvalid");
    assertThat(V2.reason(V2.bearer("demo", "DELETE", PATH))).isEqualTo("QueryParamInvalid");
    assertThat(V2.as("ada", "demo", "DELETE", PATH + "?ids=1", "").statusCode()).isEqualTo(403);
  }

  @Test
  void aUserSeesAndDeletesTheirOwnAlone() {
    String id = id(create("bearer", "post.create", Map.of()));

    Response others = V2.as("ben", "demo", "DELETE", PATH + "/" + id, "");
    Response own = V2.as("ada", "demo", "DELETE", PATH + "/" + id, "");

    assertThat(others.statusCode()).isEqualTo(404);
    assertThat(own.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "forged"})
  void whoeverHasNoGoodCredentialsIsUnauthorized(String who) {
    for (String call : List.of("POST ", "GET ", "PUT /9", "DELETE /9", "DELETE ?ids=1")) {
      String[] parts = call.split(" ", -1);

      Response answer = V2.as(who, "demo", parts[0], PATH + parts[1], "");

      assertThat(answer.statusCode()).as(call).isEqualTo(401);
    }
  }

  @Test
  void theRateLimitIs500AndTheBulkDeletionSaysNone() {
    Response listed = list("");
    Response deleted = V2.bearer("demo", "DELETE", PATH + "?ids=1");

    assertThat(listed.getHeader("x-rate-limit-limit")).isEqualTo("500");
    assertThat(deleted.getHeader("x-rate-limit-limit")).isNull();
  }

  private Response create(String who, String type, Map<String, String> more) {
    return V2.as(who, "demo", "POST", PATH, V2.wish(type, V2.user(ada), more));
  }

  private static Response list(String query) {
    return V2.bearer("demo", "GET", PATH + query);
  }

  private static String id(Response created) {
    return created.jsonPath().getString("data.subscription.subscription_id");
  }
}
