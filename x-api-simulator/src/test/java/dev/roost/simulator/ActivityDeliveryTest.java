package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ActivityDeliveryTest {

  private static final String PATH = "/2/activity/subscriptions";

  private final Receiver receiver = new Receiver();
  private String webhook = "";
  private String ada = "";
  private String ben = "";

  @BeforeEach
  void aWebhook() {
    Simulator.forget();
    Simulator.put("/simulator/retries", "{\"scale\":0.001}");
    Simulator.app("demo");
    webhook = V2.webhook("demo", receiver);
    ada = Simulator.user("ada");
    ben = Simulator.user("ben");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aPostComesInTheEnvelopeWithItsIdAsUuidAndWithIncludes() {
    subscribe("ada", "post.create", "\"tag\":\"mine\"");

    String id = act(ada, "post", "\"text\":\"hello #birds\"").getString("postId");

    JsonObject body = first();
    JsonObject data = body.getJsonObject("data");
    assertThat(body.fieldNames()).containsExactly("data");
    assertThat(data.fieldNames())
        .containsExactly("event_uuid", "filter", "event_type", "tag", "payload", "includes");
    assertThat(data.getString("event_uuid")).isEqualTo(id);
    assertThat(data.getString("event_type")).isEqualTo("post.create");
    assertThat(data.getString("tag")).isEqualTo("mine");
    assertThat(data.getJsonObject("filter")).isEqualTo(new JsonObject().put("user_id", ada));
    JsonObject payload = data.getJsonObject("payload");
    assertThat(payload.getString("id")).isEqualTo(id);
    assertThat(payload.getString("author_id")).isEqualTo(ada);
    assertThat(payload.getString("created_at")).endsWith(".000Z");
    assertThat(payload.getJsonArray("edit_history_tweet_ids")).containsExactly(id);
    assertThat(payload.getJsonObject("public_metrics"))
        .contains(Map.entry("retweet_count", 0), Map.entry("retweet_count_str", "0"));
    JsonObject tag = payload.getJsonObject("entities").getJsonArray("hashtags").getJsonObject(0);
    assertThat(tag)
        .contains(
            Map.entry("start", 6),
            Map.entry("start_str", "6"),
            Map.entry("end", 12),
            Map.entry("end_str", "12"));
    JsonObject includes = data.getJsonObject("includes");
    assertThat(includes.getJsonArray("users").getJsonObject(0).getString("username"))
        .isEqualTo("ada");
    assertThat(includes.getJsonArray("tweets").getJsonObject(0)).isEqualTo(payload);
  }

  @Test
  void theSignaturesAreThoseOfTheSecretsThatTheAppHas() {
    JsonPath app = Simulator.get("/simulator/apps/demo");
    subscribe("ada", "post.create", "");
    act(ada, "post", "");
    await().until(() -> receiver.arrived.size() == 1);
    Simulator.put("/simulator/apps/demo", "{\"signing\":\"modern\"}");
    act(ada, "post", "");
    await().until(() -> receiver.arrived.size() == 2);
    Simulator.put("/simulator/apps/demo", "{\"clientSecret\":null,\"signing\":\"both\"}");
    act(ada, "post", "");
    await().until(() -> receiver.arrived.size() == 3);

    List<Receiver.Arrived> arrived = List.copyOf(receiver.arrived);
    String old = "X-Twitter-Webhooks-Signature";
    String modern = "X-Twitter-Webhooks-Signature-OAuth2";
    assertThat(arrived.get(0).headers().get(old))
        .isEqualTo(Receiver.hmac(app.getString("consumerSecret"), bytes(arrived.get(0))));
    assertThat(arrived.get(0).headers().get(modern))
        .isEqualTo(Receiver.hmac(app.getString("clientSecret"), bytes(arrived.get(0))));
    assertThat(arrived.get(1).headers().get(old)).isNull();
    assertThat(arrived.get(1).headers().get(modern))
        .isEqualTo(Receiver.hmac(app.getString("clientSecret"), bytes(arrived.get(1))));
    assertThat(arrived.get(2).headers().get(modern)).isNull();
    assertThat(arrived.get(2).headers().get(old))
        .isEqualTo(Receiver.hmac(app.getString("consumerSecret"), bytes(arrived.get(2))));
  }

  @ParameterizedTest
  @CsvSource({
    "reply, post.reply.create, replied_to",
    "quote, post.quote.create, quoted",
    "repost, post.repost.create, retweeted"
  })
  void whatOthersMakeOfAPostHasARandomUuidAndEmptyIncludes(
      String act, String type, String reference) {
    subscribe("ada", type, "");
    String post = act(ada, "post", "").getString("postId");

    String id = act(ben, act, "\"of\":\"" + post + "\"").getString("postId");

    JsonObject data = first().getJsonObject("data");
    assertThat(data.getString("event_type")).isEqualTo(type);
    assertThat(data.getString("event_uuid")).isNotEqualTo(id).matches("-?\\d{1,19}");
    assertThat(data.getJsonObject("includes")).isEmpty();
    JsonObject payload = data.getJsonObject("payload");
    assertThat(payload.getString("author_id")).isEqualTo(ben);
    assertThat(payload.getJsonArray("referenced_tweets"))
        .containsExactly(new JsonObject().put("type", reference).put("id", post));
    assertThat(payload.getString("in_reply_to_tweet_id"))
        .isEqualTo(act.equals("reply") ? post : null);
  }

  @Test
  void randomUuidsAreSignedNumbers() {
    subscribe("ada", "follow.follow", "");
    for (int i = 0; i < 12; i++) {
      act(ada, "follow", "\"target\":\"" + ben + "\"");
    }
    await().until(() -> receiver.arrived.size() == 12);

    List<String> uuids = data().stream().map(it -> it.getString("event_uuid")).toList();

    assertThat(uuids).doesNotHaveDuplicates().allMatch(it -> it.matches("-?\\d{1,19}"));
    assertThat(uuids).anyMatch(it -> it.startsWith("-"));
  }

  @Test
  void aReplyThatNamesItsAuthorIsAReplyAndAMention() {
    subscribe("ada", "post.reply.create", "");
    subscribe("ada", "post.mention.create", "");
    String post = act(ada, "post", "").getString("postId");

    String id =
        act(ben, "reply", "\"text\":\"sure, @ada\",\"of\":\"" + post + "\"").getString("postId");

    await().until(() -> receiver.arrived.size() == 2);
    assertThat(types()).containsExactlyInAnyOrder("post.reply.create", "post.mention.create");
    assertThat(data()).allMatch(it -> it.getJsonObject("payload").getString("id").equals(id));
  }

  @Test
  void aMentionThatNobodyWroteIsToldByTheAccountActivityApiAlone() {
    subscribe("ada", "post.mention.create", "");
    subscribe("ada", "post.reply.create", "");
    Simulator.subscribe(webhook, ada);
    String cyd = Simulator.user("cyd");
    String post = act(cyd, "post", "").getString("postId");

    act(ben, "reply", "\"of\":\"" + post + "\",\"implicitMentions\":[\"" + ada + "\"]");
    act(ben, "post", "\"text\":\"hello @ada\"");

    await().until(() -> receiver.arrived.size() == 3);
    assertThat(types()).containsExactlyInAnyOrder("", "", "post.mention.create");
    assertThat(bodies())
        .filteredOn(it -> it.containsKey("tweet_create_events"))
        .hasSize(2)
        .allMatch(it -> it.containsKey("user_has_blocked"));
  }

  @Test
  void postsOfProtectedAccountsAreToldByTheAccountActivityApiAlone() {
    subscribe("ada", "post.create", "");
    subscribe("ada", "post.delete", "");
    Simulator.subscribe(webhook, ada);
    Simulator.put("/simulator/users/ada", "{\"protected\":true}");

    String post = act(ada, "post", "").getString("postId");
    act(ada, "delete", "\"of\":\"" + post + "\"");
    Simulator.put("/simulator/users/ada", "{\"protected\":false}");
    act(ada, "post", "");

    await().until(() -> receiver.arrived.size() == 4);
    assertThat(types()).containsExactlyInAnyOrder("", "", "", "post.create");
  }

  @Test
  void bothApisDeliverSideBySideUnlessTheSwitchSaysOtherwise() {
    subscribe("ada", "dm.sent", "");
    Simulator.subscribe(webhook, ada);

    act(ada, "message", "\"target\":\"" + ben + "\"");
    await().until(() -> receiver.arrived.size() == 2);
    V2.switches("sideBySide", "activityAlone");
    act(ada, "message", "\"target\":\"" + ben + "\"");
    await().until(() -> receiver.arrived.size() == 3);

    assertThat(types()).containsExactlyInAnyOrder("", "dm.sent", "dm.sent");
    JsonObject old =
        bodies().stream().filter(it -> it.containsKey("for_user_id")).findFirst().orElseThrow();
    JsonObject message = old.getJsonArray("direct_message_events").getJsonObject(0);
    assertThat(data())
        .anyMatch(it ->
            message.equals(
                it.getJsonObject("payload").getJsonArray("direct_message_events").getValue(0)));
  }

  @Test
  void messagesHaveTheirUsersNested() {
    subscribe("ada", "dm.received", "");

    act(ben, "message", "\"target\":\"" + ada + "\",\"text\":\"psst\"");

    JsonObject payload = first().getJsonObject("data").getJsonObject("payload");
    JsonObject message = payload.getJsonArray("direct_message_events").getJsonObject(0);
    assertThat(payload.fieldNames()).containsExactlyInAnyOrder("direct_message_events", "users");
    assertThat(message.getJsonObject("message_create").getString("sender_id")).isEqualTo(ben);
    assertThat(message.getString("created_timestamp")).matches("\\d{13}");
    assertThat(
            payload
                .getJsonObject("users")
                .getJsonObject(ben)
                .getJsonObject("data")
                .getString("username"))
        .isEqualTo("ben");
  }

  @Test
  void aLikeIsToldToBothSidesWithoutTheLikerAndADirectionTakesHalf() {
    subscribe("ada", "like.create", "");
    String cyd = Simulator.user("cyd");
    String inbound = "{\"user_id\":\"" + cyd + "\",\"direction\":\"inbound\"}";
    V2.as("cyd", "demo", "POST", PATH, wish("like.create", inbound, here())).then().statusCode(200);
    String post = act(ada, "post", "").getString("postId");
    String other = act(cyd, "post", "").getString("postId");

    act(cyd, "like", "\"of\":\"" + post + "\"");
    act(ada, "like", "\"of\":\"" + other + "\"");

    await().until(() -> receiver.arrived.size() == 3);
    assertThat(data().stream().map(it -> it.getJsonObject("filter")))
        .containsExactlyInAnyOrder(
            new JsonObject().put("user_id", ada).put("direction", "inbound"),
            new JsonObject().put("user_id", ada).put("direction", "outbound"),
            new JsonObject().put("user_id", cyd).put("direction", "inbound"));
    JsonObject payload = data().getFirst().getJsonObject("payload");
    assertThat(payload.fieldNames())
        .containsExactlyInAnyOrder(
            "id", "created_at", "timestamp_ms", "liked_tweet_id", "liked_tweet_author_id");
    assertThat(payload.getValue("timestamp_ms")).isInstanceOf(String.class);
    assertThat(payload.getString("id")).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "follow.follow",
        "follow.unfollow",
        "mute.mute",
        "mute.unmute",
        "block.block",
        "block.unblock"
      })
  void relationsHaveNestedUsersAndNeitherIdNorTime(String type) {
    subscribe("ada", type, "");

    act(ada, type.substring(type.indexOf('.') + 1), "\"target\":\"" + ben + "\"");

    JsonObject data = first().getJsonObject("data");
    assertThat(data.getString("event_type")).isEqualTo(type);
    JsonObject payload = data.getJsonObject("payload");
    assertThat(payload.fieldNames()).containsExactly("source", "target");
    assertThat(payload.getJsonObject("source").getJsonObject("data").getString("id"))
        .isEqualTo(ada);
    assertThat(payload.getJsonObject("target").getJsonObject("data").getString("id"))
        .isEqualTo(ben);
  }

  @Test
  void aDeletionNamesThePostAndItsAuthorAndNoTime() {
    subscribe("ada", "post.delete", "");
    String post = act(ada, "post", "").getString("postId");

    act(ada, "delete", "\"of\":\"" + post + "\"");

    JsonObject data = first().getJsonObject("data");
    assertThat(data.getJsonObject("payload"))
        .isEqualTo(new JsonObject().put("id", post).put("author_id", ada));
    assertThat(
            data.getJsonObject("includes")
                .getJsonArray("users")
                .getJsonObject(0)
                .getJsonObject("data")
                .getString("id"))
        .isEqualTo(ada);
  }

  @ParameterizedTest
  @CsvSource({"type, dm.indicate_typing", "read, dm.read"})
  void typingAndReadingAreTold(String act, String type) {
    subscribe("ada", type, "");

    act(ben, act, "\"target\":\"" + ada + "\"");

    assertThat(first().getJsonObject("data").getString("event_type")).isEqualTo(type);
  }

  @Test
  void aRevocationIsToldToTheAppAndEndsWhatWasThereByConsent() {
    V2.bearer("demo", "POST", PATH, wish("oauth.revoke", "{}", here())).then().statusCode(200);
    subscribe("ada", "like.create", "");
    V2.bearer("demo", "POST", PATH, wish("post.create", V2.user(ada), "")).then().statusCode(200);
    Signer token = XApi.user("demo", "ada");

    act(ada, "revoke", "");

    JsonObject data = first().getJsonObject("data");
    assertThat(data.getString("event_type")).isEqualTo("oauth.revoke");
    assertThat(data.getJsonObject("filter")).isEmpty();
    assertThat(data.containsKey("tag")).isFalse();
    assertThat(data.getJsonObject("payload").getString("user_id")).isEqualTo(ada);
    assertThat(data.getJsonObject("payload").getString("app_id"))
        .isEqualTo(Simulator.get("/simulator/apps/demo").getString("id"));
    assertThat(data.getJsonObject("payload").getString("date_time"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
    assertThat(V2.bearer("demo", "GET", PATH).jsonPath().getList("data.event_type"))
        .containsExactly("oauth.revoke", "post.create");
    assertThat(V2.user(token, "GET", PATH).statusCode()).isEqualTo(401);
  }

  @Test
  void aRevocationIsNotToldToAnAppThatWasNeverLetIn() {
    V2.bearer("demo", "POST", PATH, wish("oauth.revoke", "{}", here())).then().statusCode(200);

    JsonPath told = act(ada, "revoke", "");

    assertThat(told.getList("happenings")).isEmpty();
  }

  @Test
  void fieldsAreSpeltWithPostsWhereTheSwitchSaysSo() {
    V2.switches("spelling", "post");
    subscribe("ada", "post.create", "");

    act(ada, "post", "");

    String body = first().encode();
    assertThat(body).contains("edit_history_post_ids", "repost_count", "\"posts\":[");
    assertThat(body).doesNotContain("tweet");
  }

  @Test
  void theEnvelopeHasItsOtherShapesWhereTheSwitchesSaySo() {
    V2.switches("data", "array", "envelopeCreatedAt", "shown", "includes", "absent");
    subscribe("ada", "post.create", "");

    act(ada, "post", "");

    JsonArray data = first().getJsonArray("data");
    assertThat(data).hasSize(1);
    assertThat(data.getJsonObject(0).fieldNames())
        .containsExactly("event_uuid", "filter", "event_type", "created_at", "payload");
  }

  @Test
  void includesAreWholeForAReplyWhereTheSwitchSaysSo() {
    V2.switches("includes", "whole");
    subscribe("ada", "post.reply.create", "");
    String post = act(ada, "post", "").getString("postId");

    act(ben, "reply", "\"of\":\"" + post + "\"");

    JsonObject includes = first().getJsonObject("data").getJsonObject("includes");
    assertThat(includes.getJsonArray("tweets")).hasSize(2);
    assertThat(includes.getJsonArray("users")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"kept, 1", "renewed, 2"})
  void aCopyKeepsItsUuidOrHasAnother(String choice, int different) {
    V2.switches("eventUuid", choice);
    Simulator.put("/simulator/faults", "{\"duplicate\":1,\"maxCopies\":2}");
    subscribe("ada", "follow.follow", "");

    act(ada, "follow", "\"target\":\"" + ben + "\"");

    await().until(() -> receiver.arrived.size() == 2);
    assertThat(data().stream().map(it -> it.getString("event_uuid")).distinct()).hasSize(different);
    assertThat(data().stream().map(it -> it.getJsonObject("payload")).distinct()).hasSize(1);
  }

  @Test
  void aCopyOfAPostHasTheSameUuidInEitherCase() {
    V2.switches("eventUuid", "renewed");
    Simulator.put("/simulator/faults", "{\"duplicate\":1,\"maxCopies\":2}");
    subscribe("ada", "post.create", "");

    String id = act(ada, "post", "").getString("postId");

    await().until(() -> receiver.arrived.size() == 2);
    assertThat(data()).allMatch(it -> it.getString("event_uuid").equals(id));
  }

  @Test
  void aRetryHasTheVeryBytesOfTheFirstAttempt() {
    V2.switches("eventUuid", "renewed");
    subscribe("ada", "follow.follow", "");
    receiver.onDelivery =
        (request, n) -> request.response().setStatusCode(n == 1 ? 500 : 200).end();

    act(ada, "follow", "\"target\":\"" + ben + "\"");

    await().until(() -> receiver.arrived.size() == 2);
    assertThat(bytes(receiver.arrived.get(0))).isEqualTo(bytes(receiver.arrived.get(1)));
  }

  @Test
  void aSubscriptionWithoutAWebhookOrWithAnInvalidOneIsNotDelivered() {
    V2.as("ada", "demo", "POST", PATH, wish("post.create", V2.user(ada), ""))
        .then()
        .statusCode(200);
    subscribe("ada", "dm.sent", "");
    receiver.secret = "wrong";
    V2.switches("challenge", "awaited");
    V2.bearer("demo", "PUT", "/2/webhooks/" + webhook).then().statusCode(400);

    assertThat(act(ada, "post", "").getList("happenings")).isEmpty();
    assertThat(act(ada, "message", "\"target\":\"" + ben + "\"").getList("happenings")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "profile.update.bio, before",
    "profile.update.profile_picture, after",
    "spaces.start, broadcast_id",
    "spaces.end, event_type",
    "broadcast.start, broadcast_state",
    "broadcast.end, duration_ms_str",
    "broadcast.chat, message_id",
    "chat.received, conversation_token",
    "chat.sent, encoded_event",
    "subscriptions.subscribe, source"
  })
  void eventsThatNoActBringsAboutAreRaisedByHand(String type, String field) {
    subscribe("ada", type, "");

    raise(type, "");

    JsonObject data = first().getJsonObject("data");
    assertThat(data.getString("event_type")).isEqualTo(type);
    assertThat(data.getJsonObject("payload").fieldNames()).contains(field);
  }

  @Test
  void newsAreFoundByTheirWord() {
    String filter = "{\"keyword\":\"birds\"}";
    V2.bearer("demo", "POST", PATH, wish("news.new", filter, here())).then().statusCode(200);

    raise("news.new", ",\"keyword\":\"fish\"");
    raise("news.new", ",\"keyword\":\"birds\"");

    JsonObject data = first().getJsonObject("data");
    assertThat(data.getJsonObject("filter")).isEqualTo(new JsonObject(filter));
    assertThat(data.getJsonObject("payload").fieldNames()).contains("cluster_posts_results");
    assertThat(Simulator.count("happenings")).isEqualTo(1);
  }

  @Test
  void aTypeWithoutAPublishedPayloadWantsOne() {
    subscribe("ada", "chat.update.group_name", "");
    String wanted = "{\"event_type\":\"chat.update.group_name\",\"user_id\":\"" + ada + "\"%s}";

    var refused =
        io.restassured.RestAssured.given()
            .contentType("application/json")
            .body(wanted.formatted(""))
            .post("/simulator/activity-events");
    Simulator.post(
        "/simulator/activity-events", wanted.formatted(",\"payload\":{\"name\":\"birds\"}"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(first().getJsonObject("data").getJsonObject("payload"))
        .isEqualTo(new JsonObject().put("name", "birds"));
  }

  @Test
  void aCrowdOfActivitySubscribersComesBackAfterARevocation() {
    V2.bearer("demo", "POST", PATH, wish("oauth.revoke", "{}", here())).then().statusCode(200);
    subscribe("ada", "dm.sent", "");
    subscribe("ada", "like.create", "");

    String crowd =
        Simulator.post("/simulator/crowd", "{\"happenings\":300,\"seed\":3,\"perSecond\":1000}")
            .getString("crowd");
    await().until(() -> Simulator.get("/simulator/crowds/" + crowd).getBoolean("done"));
    await().until(() -> receiver.arrived.size() >= 300);

    assertThat(types()).contains("oauth.revoke", "dm.sent", "like.create");
    assertThat(V2.bearer("demo", "GET", PATH).jsonPath().getList("data")).hasSize(3);
  }

  private void subscribe(String who, String type, String more) {
    String rest = here() + (more.isEmpty() ? "" : "," + more);
    V2.as(who, "demo", "POST", PATH, wish(type, V2.user(Simulator.user(who)), rest))
        .then()
        .statusCode(200);
  }

  /** The field that has a subscription delivered to the receiver. */
  private String here() {
    return "\"webhook_id\":\"" + webhook + "\"";
  }

  private static String wish(String type, String filter, String more) {
    return "{\"event_type\":\"%s\",\"filter\":%s%s}"
        .formatted(type, filter, more.isEmpty() ? "" : "," + more);
  }

  private static JsonPath act(String actor, String act, String more) {
    return Simulator.act(
        "{\"actor\":\"%s\",\"act\":\"%s\"%s}"
            .formatted(actor, act, more.isEmpty() ? "" : "," + more));
  }

  private void raise(String type, String more) {
    Simulator.post(
        "/simulator/activity-events",
        "{\"event_type\":\"%s\",\"user_id\":\"%s\",\"other_id\":\"%s\"%s}"
            .formatted(type, ada, ben, more));
  }

  private JsonObject first() {
    await().until(() -> !receiver.arrived.isEmpty());
    return bodies().getFirst();
  }

  private List<JsonObject> bodies() {
    return receiver.arrived.stream().map(it -> new JsonObject(it.body().toString(UTF_8))).toList();
  }

  private List<JsonObject> data() {
    return bodies().stream()
        .filter(it -> it.containsKey("data"))
        .map(it -> it.getJsonObject("data"))
        .toList();
  }

  /** The event type of each body; empty for those of the Account Activity API. */
  private List<String> types() {
    return bodies().stream()
        .map(it -> it.containsKey("data") ? it.getJsonObject("data").getString("event_type") : "")
        .toList();
  }

  private static byte[] bytes(Receiver.Arrived arrived) {
    return arrived.body().getBytes();
  }
}
