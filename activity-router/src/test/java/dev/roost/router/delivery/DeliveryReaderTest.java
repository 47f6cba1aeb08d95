package dev.roost.router.delivery;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static dev.roost.router.Bodies.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.deadletter.DeadLetterHeaders.Reason;
import dev.roost.contracts.signal.Signal;
import dev.roost.router.Bodies;
import dev.roost.router.delivery.Finding.Happened;
import dev.roost.router.delivery.Finding.Told;
import dev.roost.router.delivery.Finding.Unreadable;
import dev.roost.xapi.payload.SubscribedUser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReaderTest {

  private static final Instant RECEIVED = Instant.parse("2018-06-01T12:00:00.123Z");

  static Stream<String> bodiesOfOne() {
    return Stream.of(
        Bodies.of("tweet_create_events", Bodies.post("10", OTHER, "")),
        Bodies.of("tweet_delete_events", Bodies.deleted("10")),
        Bodies.of("favorite_events", Bodies.like("a7ba59eab0bfcba386f7acedac279542")),
        Bodies.of("follow_events", Bodies.relation("follow", OTHER, USER, "1517588749178")),
        Bodies.of("direct_message_events", Bodies.message("954491830116155396", OTHER, USER)),
        Bodies.of("direct_message_indicate_typing_events", Bodies.typing("1518127183443")),
        Bodies.of("direct_message_mark_read_events", Bodies.read("963085315333238788")),
        Bodies.envelope("profile.update.bio", "-88", "{\"before\":\"a\",\"after\":\"b\"}"),
        "{ \"for_user_id\" : \"1\", \"spaces_events\" : [ { \"id\" : 1.10 } ] }",
        "{\"for_user_id\":\"1\",\"follow_events\":[],\"hint\":\"h\"}",
        "{}",
        "{\"data\":[{\"event_type\":\"news.new\",\"payload\":{\"id\":\"1\"}}]}",
        "{\"data\":{\"what\":1}}",
        "{\"user_event\":{\"something_new\":{\"a\":1}}}");
  }

  @ParameterizedTest
  @MethodSource("bodiesOfOne")
  void aBodyWithOneActivityKeepsItsBytes(String body) {
    List<Finding> findings = read(body);

    assertThat(findings).hasSize(1);
    assertThat(activities(findings).getFirst().payload().asSent()).isTrue();
    assertThat(activities(findings).getFirst().payload().bytes()).isEqualTo(bytes(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"for_user_id\":\"1\",\"tweet_create_events\":[]}",
        "{\"for_user_id\":\"1\",\"tweet_create_events\":[],\"follow_events\":[]}",
        "{\"for_user_id\":\"1\",\"spaces_events\":[],\"users\":{\"1\":{}}}",
        "{\"data\":[]}",
        "{\"data\":null,\"meta\":{\"replay\":true}}"
      })
  void anEmptyArrayIsNothing(String body) {
    assertThat(read(body)).isEmpty();
  }

  @Test
  void anArrayOfEnvelopesIsAsManyActivities() {
    String one = Bodies.envelope("news.new", "1", "{\"id\":\"1\"}");
    String other = Bodies.envelope("news.new", "1", "{\"id\":\"2\"}");
    String both = "{\"data\":[%s,%s,7]}".formatted(envelope(one), envelope(other));

    List<Activity> activities = activities(read(both));

    assertThat(identities(activities))
        .isEqualTo(
            Stream.of(one, other).map(it -> identities(activities(read(it))).getFirst()).toList());
    assertThat(text(activities.get(1))).isEqualTo(other);
    assertThat(read(both)).last().isEqualTo(new Unreadable(Reason.MALFORMED, "data is no object"));
  }

  @Test
  void anArrayOfOneEnvelopeIsTheEnvelope() {
    String one = Bodies.envelope("follow.follow", "-1", "{\"source\":{},\"target\":{}}");
    String array = "{\"data\":[%s]}".formatted(envelope(one));

    List<Activity> activities = activities(read(array));

    assertThat(identities(activities)).isEqualTo(identities(activities(read(one))));
    assertThat(activities.getFirst().payload().asSent()).isTrue();
  }

  @Test
  void theUserIsTheSubscribedOneOfTheBodyElseOfTheFilter() {
    String byFilter = Bodies.envelope("post.create", "1", "{\"id\":\"1\"}");
    String byBoth = byFilter.replaceFirst("\\{", "{\"for_user_id\":\"77\",");

    assertThat(activities(read(byFilter)).getFirst().forUser()).isEqualTo(USER);
    assertThat(activities(read(byBoth)).getFirst().forUser()).isEqualTo("77");
  }

  @Test
  void aBodyWithSeveralIsCutInTheOrderOfTheBody() {
    String body =
        """
        {"for_user_id":"%s","follow_events":[%s],"tweet_create_events":[%s,%s],"hint":"h"}\
        """
            .formatted(
                USER,
                Bodies.relation("follow", OTHER, USER, "1"),
                Bodies.post("11", OTHER, ""),
                Bodies.post(
                    "10", OTHER, ",\"score\":1.100,\"big\":123456789012345678901234567890"));

    List<Activity> activities = activities(read(body));

    assertThat(activities)
        .extracting(activity -> activity.meaning().subject())
        .containsExactly(USER, "11", "10");
    assertThat(activities).noneMatch(activity -> activity.payload().asSent());
    assertThat(text(activities.get(2)))
        .startsWith("{\"for_user_id\":\"4337869213\",\"hint\":\"h\",\"tweet_create_events\":[{")
        .contains("\"score\":1.100", "\"big\":123456789012345678901234567890", "\"a é / b\"")
        .doesNotContain("follow_events", "\"11\"");
  }

  /** The user of the activity is the one by whom webhook-ingest keyed the delivery. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"event_type\":\"post.create\",\"filter\":{\"user_id\":\"2\"},\"payload\":{\"id\":\"7\"}},\"for_user_id\":\"1\"}",
        "{\"for_user_id\":\"1\",\"data\":{\"event_type\":\"a.new_one\",\"filter\":{\"user_id\":\"2\"},\"payload\":{}}}",
        "{\"for_user_id\":\"1\",\"data\":{\"filter\":{\"user_id\":\"2\"}}}",
        "{\"for_user_id\":null,\"data\":{\"event_type\":\"post.create\",\"filter\":{\"user_id\":\"1\"},\"payload\":{\"id\":\"7\"}}}"
      })
  void aBodyThatNamesTwoUsersIsOfTheUserByWhomItIsKeyed(String body) {
    assertThat(activities(read(body)))
        .singleElement()
        .satisfies(activity -> assertThat(activity.forUser()).isEqualTo("1"));
    assertThat(SubscribedUser.of(bytes(body))).contains("1");
  }

  @Test
  void aPartIsReadAgainAsTheSameActivity() {
    String body =
        Bodies.of(
            "direct_message_events",
            Bodies.message("1", OTHER, USER),
            Bodies.message("2", OTHER, USER));

    List<Activity> parts = activities(read(body));
    List<Activity> again =
        parts.stream().map(part -> activities(read(text(part))).getFirst()).toList();

    assertThat(again).extracting(Activity::identity).isEqualTo(identities(parts));
    assertThat(again).allMatch(activity -> activity.payload().asSent());
  }

  @Test
  void eachMessageTellsOnlyOfItsOwnPeopleAndApps() throws IOException {
    String first = Bodies.message("1", "7", USER);
    String second =
        Bodies.message("2", "8", USER)
            .replace("13090192", "99")
            .replace("\"user_mentions\":[]", "\"user_mentions\":[{\"id_str\":\"9\"}]");
    String body =
        """
        {"for_user_id":"%s","direct_message_events":[%s,%s],
         "users":{"7":{"n":7},"8":{"n":8},"9":{"n":9},"%s":{"n":0}},
         "apps":{"13090192":{"id":"13090192"},"99":{"id":"99"}}}\
        """
            .formatted(USER, first, second, USER);

    List<Activity> activities = activities(read(body));

    assertThat(names(activities.get(0), "users")).containsExactlyInAnyOrder("7", USER);
    assertThat(names(activities.get(0), "apps")).containsExactly("13090192");
    assertThat(names(activities.get(1), "users")).containsExactlyInAnyOrder("8", "9", USER);
    assertThat(names(activities.get(1), "apps")).containsExactly("99");
  }

  @Test
  void whatNamesNobodyHasNoMapsOfThoseItStoodBeside() throws IOException {
    String body =
        """
        {"for_user_id":"%s","tweet_create_events":[{"id_str":"5","user":{"id_str":"7"},
           "entities":{"user_mentions":[{"id_str":"7"}]}}],
         "direct_message_events":[%s],
         "users":{"7":{"n":7},"%s":{"n":0}},"apps":{"13090192":{"id":"13090192"}}}\
        """
            .formatted(USER, Bodies.message("1", "7", USER), USER);

    List<Activity> activities = activities(read(body));

    assertThat(activities.get(0).payload().bytes())
        .asString(UTF_8)
        .contains("tweet_create_events")
        .doesNotContain("\"users\"", "\"apps\"");
    assertThat(names(activities.get(1), "apps")).containsExactly("13090192");
  }

  @Test
  void aNewKindIsTheSameAloneAndWithOthersOfIt() {
    String alone = "{\"for_user_id\":\"%s\",\"spaces_events\":[{\"a\":1}]}".formatted(USER);
    String together =
        "{\"for_user_id\":\"%s\",\"spaces_events\":[{\"a\":1},{\"a\":2}]}".formatted(USER);
    List<Activity> one = activities(read(alone));
    List<Activity> two = activities(read(together));

    assertThat(one).singleElement().satisfies(a -> assertThat(a.payload().asSent()).isTrue());
    assertThat(two).extracting(Activity::identity).hasSize(2).doesNotHaveDuplicates();
    assertThat(two.getFirst().identity()).isEqualTo(one.getFirst().identity());
  }

  /** X may send again alone what it sent in company, in a replay for one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"direct_message_mark_read_events\":[{\"sender_id\":\"7\",\"target\":{\"recipient_id\":\"USER\"}}],\"users\":{\"7\":{},\"USER\":{}}",
        "\"direct_message_events\":[MESSAGE],\"users\":{\"7\":{},\"USER\":{}},\"apps\":{\"13090192\":{}}",
        "\"tweet_create_events\":[{\"id_str\":\"5\"}],\"user_has_blocked\":false"
      })
  void aNewKindIsTheSameAloneAndBesideKnownOnesAndWhatTheyBring(String company) {
    String alone = "{\"for_user_id\":\"%s\",\"spaces_events\":[{\"a\":1}]}".formatted(USER);
    String beside =
        company.replace("MESSAGE", Bodies.message("1", "7", USER)).replace("USER", USER);
    String together = alone.replaceFirst("}$", "," + Matcher.quoteReplacement(beside) + "}");
    List<Activity> activities = activities(read(together));

    assertThat(activities).hasSize(2);
    assertThat(activities.getFirst().identity())
        .isEqualTo(activities(read(alone)).getFirst().identity());
    assertThat(activities.getFirst().payload().bytes())
        .asString(UTF_8)
        .contains(beside.contains("users") ? "\"users\"" : "user_has_blocked");
  }

  @Test
  void peopleOfWhomNoMessageBesideItTellsAreOfTheNewKind() {
    String body =
        """
        {"for_user_id":"%s","spaces_events":[{"a":1}],"direct_message_events":[%s],
         "users":{"7":{},"%s":{},"8":{"n":N}}}\
        """
            .formatted(USER, Bodies.message("1", "7", USER), USER);

    assertThat(activities(read(body.replace("N", "1"))).getFirst().identity())
        .isNotEqualTo(activities(read(body.replace("N", "2"))).getFirst().identity());
  }

  /** Nobody knows what tells two of a new kind apart, so everything does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"users\":{\"7\":{}}",
        "\"apps\":{\"7\":{}}",
        "\"meta\":{\"a\":1}",
        "\"user_has_blocked\":true",
        "\"event_uuid\":\"1\"",
        "\"hint\":1",
        "\"includes\":{\"a\":1}"
      })
  void newKindsThatDifferInAnythingAreTwo(String more) {
    String first = "{\"for_user_id\":\"%s\",\"spaces_events\":[{\"a\":1}]}".formatted(USER);
    String second = first.replaceFirst("\\{", "{" + more + ",");
    String replayed = second.replaceFirst("\\{", "{\"meta\":{\"replay\":true},");

    assertThat(identities(activities(read(second))))
        .hasSize(1)
        .isNotEqualTo(identities(activities(read(first))));
    if (!more.contains("meta")) {
      assertThat(identities(activities(read(replayed))))
          .isEqualTo(identities(activities(read(second))));
    }
  }

  @Test
  void bodiesOfNothingButPeopleAreToldByThem() {
    String one = "{\"for_user_id\":\"%s\",\"users\":{\"7\":{}}}".formatted(USER);
    String other = "{\"for_user_id\":\"%s\",\"users\":{\"8\":{}}}".formatted(USER);

    assertThat(activities(read(one)).getFirst().identity())
        .isNotEqualTo(activities(read(other)).getFirst().identity());
  }

  @Test
  void aNewKindBesideKnownOnesBecomesAnUnknownActivityOfItsOwn() {
    String body =
        """
        {"for_user_id":"%s","note":{"a":1},"spaces_events":[{"id":"s"}],"gifts":[{"g":1}],
         "words":["w"],"tweet_delete_events":[%s],"empty_events":[],"nothing":{},"hint":"h"}\
        """
            .formatted(USER, Bodies.deleted("5"));

    List<Activity> activities = activities(read(body));

    assertThat(activities)
        .extracting(activity -> activity.meaning().kind().ceType())
        .containsExactly(
            "com.x.unknown",
            "com.x.unknown",
            "com.x.unknown",
            "com.x.unknown",
            "com.x.post.delete");
    assertThat(activities)
        .extracting(DeliveryReaderTest::text)
        .allMatch(text -> text.contains("\"hint\":\"h\""));
    assertThat(text(activities.get(0)))
        .contains("\"note\":{\"a\":1}")
        .doesNotContain("gifts", "words", "spaces", "tweet_delete_events");
    assertThat(text(activities.get(4))).doesNotContain("note", "spaces", "gifts", "words");
  }

  @Test
  void whatStandsBesideAnEnvelopeStandsForItself() {
    String envelope = Bodies.envelope("post.create", "1", "{\"id\":\"1\"}");
    String beside = envelope.replaceFirst("\\{", "{\"community_note\":{\"id\":\"5\"},");

    List<Activity> activities = activities(read(beside));

    assertThat(activities)
        .extracting(activity -> activity.meaning().kind().ceType())
        .containsExactly("com.x.unknown", "com.x.post.create");
    assertThat(activities.get(1).identity())
        .isEqualTo(activities(read(envelope)).getFirst().identity());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                              | NOT_JSON
          nonsense                                        | NOT_JSON
          {"a":1                                          | NOT_JSON
          {"a":1} {"b":2}                                 | NOT_JSON
          {"a":1e99999999999}                             | NOT_JSON
          []                                              | NOT_AN_OBJECT
          7                                               | NOT_AN_OBJECT
          null                                            | NOT_AN_OBJECT
          {"for_user_id":"1","follow_events":{"a":1}}     | MALFORMED
          {"for_user_id":"1","follow_events":[7]}         | MALFORMED
          {"for_user_id":"1","user_event":7}              | MALFORMED
          {"data":[7]}                                    | MALFORMED
          {"data":[[{}]]}                                 | MALFORMED
          {"user_event":{"revoke":{}}}                    | MALFORMED
          {"replay_job_status":{"job_id":"1"}}            | MALFORMED
          {"follow_events":[{}]}                          | NO_USER
          {"for_user_id":"","follow_events":[{}]}         | NO_USER
          {"data":{"event_type":"dm.sent","payload":{}}}  | NO_USER
          """)
  void whatCannotBeReadIsSetAsideWithItsReason(String body, Reason reason) {
    List<Finding> findings = read(body);

    assertThat(findings).singleElement().isInstanceOf(Unreadable.class);
    assertThat(((Unreadable) findings.getFirst()).reason()).isEqualTo(reason);
  }

  @Test
  void aBodyThatNestsWithoutEndIsSetAside() {
    String body = "{\"a\":".repeat(100_000);

    List<Finding> findings = read(body);

    assertThat(findings)
        .singleElement()
        .isInstanceOfSatisfying(
            Unreadable.class, it -> assertThat(it.reason()).isEqualTo(Reason.NOT_JSON));
  }

  @Test
  void whatIsGoodBesideAMalformedElementStillComesOut() {
    String body = Bodies.of("tweet_delete_events", Bodies.deleted("5"), "7", "null");

    List<Finding> findings = read(body);

    assertThat(activities(findings)).singleElement().matches(it -> !it.payload().asSent());
    assertThat(findings)
        .last()
        .isEqualTo(
            new Unreadable(
                Reason.MALFORMED,
                "tweet_delete_events[1] is no object; tweet_delete_events[2] is no object"));
  }

  @Test
  void aBodyOfTensOfThousandsIsSetAsideWhole() {
    String body = Bodies.of("follow_events", "{},".repeat(10_000) + "{}");

    List<Finding> findings = read(body);

    assertThat(findings)
        .containsExactly(new Unreadable(Reason.MALFORMED, "more than 10000 activities"));
  }

  @Test
  void aDeliveryWithoutItsOriginIsSetAside() {
    Delivery delivery = new Delivery("acme", null, null, RECEIVED, bytes("{}"));

    List<Finding> findings = DeliveryReader.read(delivery, Bodies.LIMITS);

    assertThat(findings)
        .containsExactly(new Unreadable(Reason.NO_ORIGIN, "header roost-endpoint is missing"));
  }

  @Test
  void aRecordWithoutAValueIsSetAside() {
    List<Finding> findings =
        DeliveryReader.read(new Delivery("acme", "main", null, RECEIVED, null), Bodies.LIMITS);

    assertThat(findings).singleElement().isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{}]",
        "[{\"id\":[]}]",
        "[{\"id_str\":null,\"user\":7}]",
        "[{\"user\":{\"id_str\":\"\"}}]"
      })
  void anElementWithoutItsIdsIsToldByItsContent(String elements) {
    for (String family :
        List.of(
            "tweet_create_events",
            "favorite_events",
            "follow_events",
            "direct_message_events",
            "direct_message_mark_read_events")) {
      String body = "{\"for_user_id\":\"1\",\"" + family + "\":" + elements + "}";

      List<Activity> activities = activities(read(body));

      assertThat(activities).hasSize(1);
      assertThat(activities.getFirst().time()).isNull();
      assertThat(identities(activities)).isEqualTo(identities(activities(read(" " + body))));
    }
  }

  @Test
  void aRevocationIsASignalInBothDialects() {
    String payload =
        """
        {"date_time":"2018-05-24T11:48:12+02:00","user_id":"63046977","app_id":"13090192"}\
        """;
    String newer = Bodies.envelope("oauth.revoke", "1", payload);

    Told first = (Told) read(Bodies.revoke()).getFirst();
    Told second = (Told) read(newer).getFirst();

    assertThat(first.identity()).isEqualTo(second.identity());
    assertThat(first.signal())
        .isEqualTo(
            new Signal.Revocation(
                "acme",
                "main",
                "2018-06-01T12:00:00.123Z",
                "63046977",
                "13090192",
                "2018-05-24T09:48:12Z"))
        .isEqualTo(second.signal());
  }

  @Test
  void aJobsEndIsASignalForEachOfItsStates() {
    Told complete = (Told) read(Bodies.jobStatus("Complete")).getFirst();
    Told incomplete = (Told) read(Bodies.jobStatus("Incomplete")).getFirst();

    assertThat(complete.identity()).isNotEqualTo(incomplete.identity());
    assertThat(complete.signal())
        .isEqualTo(
            new Signal.ReplayJobStatus(
                "acme",
                "main",
                "2018-06-01T12:00:00.123Z",
                "1095098195724558337",
                "1234577122340233217",
                "Complete",
                "Job completed successfully"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          "timestamp_ms":"1518635531000"                     | 2018-02-14T19:12:11Z
          "timestamp_ms":1522082006140                       | 2018-03-26T16:33:26.140Z
          "created_timestamp":"1516403560557"                | 2018-01-19T23:12:40.557Z
          "created_at":"Mon Mar 26 16:33:26 +0000 2018"      | 2018-03-26T16:33:26Z
          "created_at":"2018-03-26T16:33:26.001Z"            | 2018-03-26T16:33:26.001Z
          "timestamp_ms":"0"                                 | -
          "timestamp_ms":"-1"                                | -
          "timestamp_ms":"4102444800000"                     | -
          "timestamp_ms":"99999999999999999999999999"        | -
          "timestamp_ms":1.5                                 | -
          "created_at":"yesterday"                           | -
          "other":1                                          | -
          """)
  void itsTimeIsXsWhereXSaysASensibleOne(String field, @Nullable Instant time) {
    String body = Bodies.of("tweet_create_events", "{\"id_str\":\"1\"," + field + "}");

    List<Activity> activities = activities(read(body));

    assertThat(activities.getFirst().time()).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "'\"true\"', true",
    "false, false",
    "'\"false\"', false",
    "1, false",
    "null, false"
  })
  void aReplayIsWhatXMarksAsOne(String flag, boolean replayed) {
    String body =
        Bodies.envelope("post.create", "1", "{\"id\":\"1\"}")
            .replaceFirst("\\{", "{\"meta\":{\"replay\":" + flag + "},");

    List<Activity> activities = activities(read(body));

    assertThat(activities.getFirst().replayed()).isEqualTo(replayed);
  }

  /** What stands in {@code data}. */
  private static String envelope(String body) {
    return body.substring("{\"data\":".length(), body.length() - 1);
  }

  private static List<Finding> read(String body) {
    return DeliveryReader.read(
        new Delivery("acme", "main", RECEIVED.toString(), RECEIVED.plusSeconds(1), bytes(body)),
        Bodies.LIMITS);
  }

  private static List<Activity> activities(List<Finding> findings) {
    return findings.stream()
        .filter(Happened.class::isInstance)
        .map(finding -> ((Happened) finding).activity())
        .toList();
  }

  private static List<dev.roost.router.activity.Identity> identities(List<Activity> activities) {
    return activities.stream().map(Activity::identity).toList();
  }

  private static String text(Activity activity) {
    return new String(activity.payload().bytes(), UTF_8);
  }

  private static List<String> names(Activity activity, String field) throws IOException {
    JsonNode map = new ObjectMapper().readTree(activity.payload().bytes()).path(field);
    return map.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
