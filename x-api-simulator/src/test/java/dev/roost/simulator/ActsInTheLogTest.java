package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says of the acts behind the deliveries, and of each attempt. */
@QuarkusTest
class ActsInTheLogTest {

  private final Receiver receiver = new Receiver();
  private String webhook = "";
  private String ada = "";
  private String ben = "";

  @BeforeEach
  void startOver() {
    Simulator.forget();
    Simulator.put("/simulator/retries", "{\"scale\":0.001}");
    webhook = Simulator.subscribed(receiver, "ada", "ben");
    ada = Simulator.user("ada");
    ben = Simulator.user("ben");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply", "quote", "repost"})
  void aPostAboutAnotherSaysBothAndWhoseItIsAbout(String kind) {
    String of = act(ben, "post", null);

    String post = act(ada, kind, ben);

    assertThat(acts(kind))
        .hasSize(2)
        .allSatisfy(act ->
            assertThat(act)
                .containsEntry("actor", ada)
                .containsEntry("target", ben)
                .containsEntry("object", post)
                .containsEntry("of", of));
  }

  @Test
  void aPostSaysItsIdAndWhomItMentions() {
    String alone = act(ada, "post", null);
    String mention = act(ada, "post", ben);

    assertThat(acts("post"))
        .extracting(act -> act.get("object"), act -> act.get("target"))
        .containsExactlyInAnyOrder(tuple(alone, null), tuple(mention, ben), tuple(mention, ben));
  }

  @Test
  void aLikeSaysThePostThatIsLikedAndADeletionTheOneThatIsDeleted() {
    String liked = act(ben, "post", null);
    act(ada, "like", ben);
    String deleted = act(ada, "post", null);
    act(ada, "delete", null);

    assertThat(acts("like"))
        .hasSize(2)
        .allSatisfy(
            act -> assertThat(act).containsEntry("object", liked).containsEntry("target", ben));
    assertThat(acts("delete"))
        .singleElement()
        .satisfies(act ->
            assertThat(act)
                .containsEntry("actor", ada)
                .containsEntry("object", deleted)
                .doesNotContainKey("target"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"follow", "unfollow", "block", "unblock", "mute", "unmute", "type"})
  void whatIsDoneToAPersonSaysTheTwo(String kind) {
    act(ada, kind, ben);

    assertThat(acts(kind))
        .isNotEmpty()
        .allSatisfy(act ->
            assertThat(act)
                .containsOnlyKeys("id", "kind", "actor", "target", "at")
                .containsEntry("actor", ada)
                .containsEntry("target", ben));
  }

  @Test
  void aMessageSaysItsIdAndReadingTheLastOneRead() {
    act(ada, "message", ben);
    act(ben, "read", ada);

    Object message = acts("message").getFirst().get("object");

    assertThat(body("direct_message_events").getString("direct_message_events[0].id"))
        .isEqualTo(message);
    assertThat(acts("read"))
        .singleElement()
        .satisfies(act ->
            assertThat(act)
                .containsEntry("actor", ben)
                .containsEntry("target", ada)
                .containsEntry("object", message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "revoke"})
  void whatIsDoneToNobodySaysWhoDidIt(String kind) {
    act(ada, kind, null);

    assertThat(acts(kind))
        .singleElement()
        .satisfies(act -> assertThat(act).containsEntry("actor", ada).doesNotContainKey("target"));
  }

  @Test
  void theTimeIsTheOneInTheBodyAndEachUsersOwn() {
    act(ada, "follow", ben);

    List<Map<String, Object>> follows = acts("follow");

    assertThat(follows).extracting(act -> act.get("at")).doesNotHaveDuplicates().hasSize(2);
    assertThat(body("follow_events").getString("follow_events[0].created_timestamp"))
        .isEqualTo(
            Long.toString(Instant.parse((String) follows.getFirst().get("at")).toEpochMilli()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"post", "reply", "quote", "repost"})
  void aPostSaysWhenItWasWrittenWhichIsTheTimeThatTheActivityApiGives(String kind) {
    act(ben, "post", null);
    subscribe("post.create", ada);

    act(ada, kind, ben);

    Map<String, Object> act = acts(kind).getLast();
    Instant postedAt = Instant.parse((String) act.get("postedAt"));
    assertThat(Instant.parse(body("post.create").getString("data.payload.created_at")))
        .isEqualTo(postedAt.truncatedTo(ChronoUnit.SECONDS));
    assertThat(postedAt).isBefore(Instant.parse((String) act.get("at")));
  }

  @Test
  void aLikeSaysWhenTheLikedPostWasWritten() {
    act(ben, "post", null);
    act(ada, "like", ben);

    assertThat(acts("like").getFirst().get("postedAt"))
        .isEqualTo(acts("post").getFirst().get("postedAt"));
  }

  @Test
  void allWebhooksOfAUserAndBothApisHearOfOneActAtOneTime() {
    String second =
        Simulator.register("demo", receiver.url() + "/second")
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    Simulator.subscribe(second, ada);
    subscribe("follow.unfollow", ada);

    act(ada, "unfollow", ben);

    List<Map<String, Object>> acts = acts("unfollow");
    assertThat(acts).hasSize(3).allMatch(acts.getFirst()::equals);
    assertThat(
            Simulator.get("/simulator/deliveries").getList("deliveries.happenings.kind.flatten()"))
        .containsExactlyInAnyOrder("follow_events", "follow_events", "follow.unfollow");
  }

  /** Two of the same between the same people are told apart, and nobody has to look at bodies. */
  @Test
  void theIdOfAnActLinksAllThatBothApisTellOfIt() {
    for (String name : List.of("ada", "ben")) {
      Signer consenting = XApi.user("demo", name);
      for (String type : List.of("follow.follow", "post.create", "post.mention.create")) {
        String wish = V2.wish(type, V2.user(Simulator.user(name)), Map.of("webhook_id", webhook));
        V2.user(consenting, "POST", "/2/activity/subscriptions", wish).then().statusCode(200);
      }
    }

    act(ada, "follow", ben);
    act(ada, "follow", ben);
    act(ada, "post", ben);

    assertThat(kindsByAct())
        .hasSize(3)
        .containsEntry(
            "a-1", List.of("follow.follow", "follow.follow", "follow_events", "follow_events"))
        .containsEntry(
            "a-2", List.of("follow.follow", "follow.follow", "follow_events", "follow_events"))
        .containsEntry(
            "a-3",
            List.of(
                "post.create",
                "post.mention.create",
                "tweet_create_events",
                "tweet_create_events"));
  }

  @Test
  void whomXAddsToAReplyHearsWhomItAnswers() {
    String cleo = Simulator.user("cleo");
    Simulator.subscribe(webhook, cleo);
    String of = act(ben, "post", null);

    Simulator.act(
        "{\"actor\":\"%s\",\"act\":\"reply\",\"of\":\"%s\",\"implicitMentions\":[\"%s\"]}"
            .formatted(ada, of, cleo));

    assertThat(acts("reply"))
        .hasSize(3)
        .allSatisfy(act ->
            assertThat(act)
                .containsEntry("actor", ada)
                .containsEntry("target", ben)
                .containsEntry("of", of));
  }

  @Test
  void anEventThatIsRaisedByHandIsNobodysAct() {
    subscribe("profile.update.bio", ada);

    Simulator.post(
        "/simulator/activity-events",
        "{\"event_type\":\"profile.update.bio\",\"user_id\":\"%s\"}".formatted(ada));

    await().until(() -> Simulator.count("accepted") == 1);
    assertThat(Simulator.get("/simulator/deliveries").getMap("deliveries[0].happenings[0]"))
        .containsEntry("kind", "profile.update.bio")
        .doesNotContainKey("act");
  }

  @Test
  void anAttemptSaysWhenItBeganAndWhatWentWrongWithItOnPurpose() {
    Simulator.put("/simulator/faults", "{\"lostAnswer\":1,\"sparesLast\":true}");

    act(ada, "post", null);

    await().until(() -> Simulator.count("accepted") == 1);
    JsonPath log = Simulator.get("/simulator/deliveries");
    assertThat(log.getList("deliveries[0].attempts.fault"))
        .containsExactly("lost-answer", "lost-answer", "lost-answer", null);
    for (int i = 0; i < 4; i++) {
      String attempt = "deliveries[0].attempts[" + i + "].";
      long begun = log.getLong(attempt + "begunAt");
      assertThat(begun).isLessThanOrEqualTo(log.getLong(attempt + "sentAt"));
      assertThat(System.nanoTime() - begun).isBetween(0L, Duration.ofMinutes(1).toNanos());
    }
  }

  @Test
  void anAttemptThatFoundNobodyBeganToo() {
    receiver.close();

    act(ada, "post", null);

    await().until(() -> Simulator.count("givenUp") == 1);
    JsonPath log = Simulator.get("/simulator/deliveries");
    assertThat(log.getList("deliveries[0].attempts.sentAt")).containsOnlyNulls().hasSize(4);
    assertThat(log.getList("deliveries[0].attempts.begunAt")).doesNotContainNull().hasSize(4);
  }

  private void subscribe(String eventType, String userId) {
    String wish = V2.wish(eventType, V2.user(userId), Map.of("webhook_id", webhook));
    V2.bearer("demo", "POST", "/2/activity/subscriptions", wish).then().statusCode(200);
  }

  /** The id of the Post it made or was about; once all is delivered. */
  private String act(String actor, String kind, @Nullable String target) {
    String whom = target == null ? "" : ",\"target\":\"" + target + "\"";
    String request = "{\"actor\":\"%s\",\"act\":\"%s\"%s}".formatted(actor, kind, whom);
    return Simulator.post("/simulator/acts", request).getString("postId");
  }

  private static List<Map<String, Object>> acts(String kind) {
    await().until(() -> Simulator.count("queued") == 0);
    List<Map<String, Object>> all =
        Simulator.get("/simulator/deliveries").getList("deliveries.happenings.act.flatten()");
    List<Map<String, Object>> acts = new ArrayList<>(all);
    acts.removeIf(act -> !kind.equals(act.get("kind")));
    return acts;
  }

  /** The sorted kinds of all happenings of each act. */
  private static Map<String, List<String>> kindsByAct() {
    await().until(() -> Simulator.count("queued") == 0);
    List<Map<String, Object>> all =
        Simulator.get("/simulator/deliveries").getList("deliveries.happenings.flatten()");
    Map<String, List<String>> kinds = new TreeMap<>();
    for (Map<String, Object> happening : all) {
      Map<?, ?> act = (Map<?, ?>) requireNonNull(happening.get("act"));
      String id = String.valueOf(act.get("id"));
      kinds
          .computeIfAbsent(id, key -> new ArrayList<>())
          .add(String.valueOf(happening.get("kind")));
    }
    kinds.values().forEach(Collections::sort);
    return kinds;
  }

  /** The body of the first happening of that kind. */
  private static JsonPath body(String kind) {
    String base64 =
        Simulator.get("/simulator/deliveries")
            .getString("deliveries.happenings.flatten().find { it.kind == '" + kind + "' }.body");
    return new JsonPath(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
  }
}
