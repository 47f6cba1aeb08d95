package dev.roost.xapi.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.testsupport.net.Request;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.Exchange;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimiter;
import dev.roost.xapi.endpoint.ReplayJob;
import dev.roost.xapi.endpoint.ReplayWindow;
import dev.roost.xapi.endpoint.Subscribed;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Unsubscribed;
import dev.roost.xapi.endpoint.Webhook;
import dev.roost.xapi.endpoint.XApiException.Unavailable;
import dev.roost.xapi.endpoint.XServer;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of version 2 on a real wire, and what comes out of X's answers of every form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class XApi2WireTest {

  private static final Instant CREATED = Instant.parse("2025-10-09T16:35:08Z");
  private static final String WEBHOOK =
      "{\"id\":\"123\",\"url\":\"https://a.b/c\",\"valid\":true,\"created_at\":\"2025-10-09T16:35:08.000Z\"}";
  private static final String SUBSCRIPTION =
      """
      {"subscription_id":"9","event_type":"like.create","filter":{"user_id":"7"},
       "created_at":"2025-10-09T16:35:08.000Z","updated_at":"2025-10-09T16:35:08.000Z",
       "tag":"t","webhook_id":"123","expires_at":"2025-10-09T16:35:08.000Z","new":{}}\
      """;
  private static final ActivitySubscription READ =
      new ActivitySubscription(
          "9",
          "like.create",
          Optional.of("7"),
          Optional.of("t"),
          Optional.of("123"),
          Optional.of(CREATED),
          Optional.of(CREATED),
          Optional.of(CREATED));
  private static final NewSubscription WANTED =
      new NewSubscription(
          EventType.LIKE_CREATE,
          Optional.of("7"),
          Optional.of("a \"tag\""),
          Optional.of("123"),
          Optional.of(CREATED));
  private static final ReplayWindow WINDOW =
      new ReplayWindow(
          Instant.parse("2026-11-01T09:05:00Z"), Instant.parse("2026-11-01T11:00:00Z"));

  private final XServer x = new XServer();
  private final XApi2Client client =
      new XApi2Client(
          new HttpCaller(new Exchange(x.client(), x.target())),
          Clock.systemUTC(),
          new Random(1),
          RateLimitPause.DEFAULT,
          CallGuard.NONE,
          RateLimiter.NONE);

  /** One operation: how it is called, what X answers, what is on the wire and what comes out. */
  record Row(
      Operation operation,
      Function<XApi2Client, Uni<?>> call,
      String answer,
      String target,
      String body,
      String credential,
      Optional<Object> result) {}

  static Stream<Row> rows() {
    var webhook = new Webhook("123", "https://a.b/c", true, Optional.of(CREATED));
    return Stream.of(
        new Row(
            Operation.CREATE_WEBHOOK,
            c -> c.createWebhook(URI.create("https://a.b/c")),
            data(WEBHOOK),
            "/2/webhooks",
            "{\"url\":\"https://a.b/c\"}",
            "BEARER",
            Optional.of(webhook)),
        new Row(
            Operation.LIST_WEBHOOKS,
            XApi2Client::webhooks,
            "{\"data\":[" + WEBHOOK + "],\"meta\":{\"result_count\":1}}",
            "/2/webhooks?webhook_config.fields=created_at%2Cid%2Curl%2Cvalid",
            "",
            "BEARER",
            Optional.of(List.of(webhook))),
        new Row(
            Operation.CHALLENGE_WEBHOOK,
            c -> c.challengeWebhook("123"),
            data("{\"attempted\":true}"),
            "/2/webhooks/123",
            "",
            "BEARER",
            Optional.empty()),
        new Row(
            Operation.DELETE_WEBHOOK,
            c -> c.deleteWebhook("123"),
            data("{\"deleted\":true}"),
            "/2/webhooks/123",
            "",
            "BEARER",
            Optional.empty()),
        new Row(
            Operation.REPLAY,
            c -> c.replay("123", WINDOW),
            data("{\"job_id\":\"9\",\"created_at\":\"2025-10-09T16:35:08.000Z\"}"),
            "/2/webhooks/replay",
            "{\"webhook_id\":\"123\",\"from_date\":\"202611010905\",\"to_date\":\"202611011100\"}",
            "BEARER",
            Optional.of(new ReplayJob("9", Optional.of(CREATED)))),
        new Row(
            Operation.SUBSCRIBE_ACCOUNT,
            c -> c.subscribeAccount("123", "7"),
            data("{\"subscribed\":true}"),
            "/2/account_activity/webhooks/123/subscriptions/all",
            "{}",
            "OAUTH_1_USER 7",
            Optional.of(Subscribed.NOW)),
        new Row(
            Operation.CHECK_ACCOUNT,
            c -> c.isAccountSubscribed("123", "7"),
            data("{\"subscribed\":false}"),
            "/2/account_activity/webhooks/123/subscriptions/all",
            "",
            "OAUTH_1_USER 7",
            Optional.of(false)),
        new Row(
            Operation.COUNT_ACCOUNTS,
            XApi2Client::countAccounts,
            data(
                "{\"account_name\":\"me\",\"provisioned_count\":\"5000\","
                    + "\"subscriptions_count_all\":\"2\","
                    + "\"subscriptions_count_direct_messages\":\"0\"}"),
            "/2/account_activity/subscriptions/count",
            "",
            "BEARER",
            Optional.of(new SubscriptionCount("me", 2, 0, 5000))),
        new Row(
            Operation.LIST_ACCOUNTS,
            c -> c.accounts("123"),
            data(
                "{\"application_id\":\"11\",\"webhook_id\":\"123\",\"webhook_url\":\"https://a.b/c\","
                    + "\"subscriptions\":[{\"user_id\":\"7\"},{\"user_id\":\"8\"}]}"),
            "/2/account_activity/webhooks/123/subscriptions/all/list",
            "",
            "BEARER",
            Optional.of(new SubscriptionList("123", "https://a.b/c", "11", List.of("7", "8")))),
        new Row(
            Operation.UNSUBSCRIBE_ACCOUNT,
            c -> c.unsubscribeAccount("123", "7"),
            data("{\"subscribed\":false}"),
            "/2/account_activity/webhooks/123/subscriptions/7/all",
            "",
            "BEARER",
            Optional.of(Unsubscribed.NOW)),
        new Row(
            Operation.CREATE_SUBSCRIPTION,
            c -> c.createSubscription(WANTED, Credential.OAUTH_1_USER),
            data("{\"subscription\":" + SUBSCRIPTION + "}"),
            "/2/activity/subscriptions",
            "{\"event_type\":\"like.create\",\"filter\":{\"user_id\":\"7\"},"
                + "\"tag\":\"a \\\"tag\\\"\",\"webhook_id\":\"123\","
                + "\"expires_at\":\"2025-10-09T16:35:08Z\"}",
            "OAUTH_1_USER 7",
            Optional.of(READ)),
        new Row(
            Operation.LIST_SUBSCRIPTIONS,
            c -> c.subscriptions(Optional.of("7")),
            "{\"data\":[" + SUBSCRIPTION + "]}",
            "/2/activity/subscriptions?max_results=1000&user_id=7",
            "",
            "BEARER",
            Optional.of(new ActivitySubscriptions(List.of(READ), true))),
        new Row(
            Operation.UPDATE_SUBSCRIPTION,
            c -> c.updateSubscription("9", Optional.empty(), Optional.of("123")),
            data("{\"subscription\":" + SUBSCRIPTION + ",\"total_subscriptions\":1}"),
            "/2/activity/subscriptions/9",
            "{\"webhook_id\":\"123\"}",
            "BEARER",
            Optional.of(READ)),
        new Row(
            Operation.DELETE_SUBSCRIPTION,
            c -> c.deleteSubscription("9"),
            data("{\"deleted\":true}"),
            "/2/activity/subscriptions/9",
            "",
            "BEARER",
            Optional.of(Unsubscribed.NOW)),
        new Row(
            Operation.DELETE_SUBSCRIPTIONS,
            c -> c.deleteSubscriptions(List.of("9", "10")),
            "{\"data\":[{\"subscription_id\":\"9\",\"deleted\":true}],"
                + "\"errors\":[{\"subscription_id\":\"10\",\"reason\":\"not-found\",\"message\":\"x\"}]}",
            "/2/activity/subscriptions?ids=9%2C10",
            "",
            "BEARER",
            Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachOperationIsCalledAsXWantsItAndItsAnswerIsRead(Row row) throws InterruptedException {
    x.answers(200, row.answer());

    Object result = get(row.call().apply(client));

    Request seen = x.takeRequest();
    assertThat(seen.method()).isEqualTo(row.operation().method());
    assertThat(seen.target()).isEqualTo(row.target());
    assertThat(seen.body()).isEqualTo(row.body());
    assertThat(seen.header("Content-Type"))
        .isEqualTo(row.body().isEmpty() ? "" : "application/json");
    assertThat(seen.header("Authorization")).isEqualTo(row.credential());
    assertThat(Optional.ofNullable(result)).isEqualTo(row.result());
  }

  @Test
  void theTableHoldsEveryOperationAndACredentialThatXTakes() {
    assertThat(rows().map(Row::operation)).containsExactly(Operation.values());
    assertThat(rows())
        .allSatisfy(row ->
            assertThat(row.operation().accepted())
                .contains(Credential.valueOf(row.credential().split(" ")[0])));
    assertThat(Arrays.stream(Operation.values()).map(Operation::operation).map(Operation::of))
        .containsExactlyElementsOf(Arrays.stream(Operation.values()).map(Optional::of).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an array of one     | {"data":[%s],"meta":{"total_subscriptions":1}}
          the flat one        | {"data":%s}
          nested, with totals | {"data":{"subscription":%s,"total_subscriptions_for_instance_id":1},"meta":{"total_subscriptions":1}}
          nested              | {"data":{"subscription":%s}}
          """)
  void aCreatedSubscriptionIsReadInEachOfXsShapes(String name, String shape) {
    x.answers(201, shape.formatted(SUBSCRIPTION));

    assertThat(get(client.createSubscription(WANTED, Credential.BEARER))).isEqualTo(READ);
    assertThat(get(client.updateSubscription("9", Optional.of("t"), Optional.empty())))
        .isEqualTo(READ);
  }

  @Test
  void theHolderOfTheCredentialsMayChoose() throws InterruptedException {
    x.answers(200, data(SUBSCRIPTION));

    get(client.createSubscription(WANTED));

    assertThat(x.takeRequest().header("Authorization")).isEqualTo("ANY 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"user_id":"7","direction":"inbound"}            | true
          {"user_id":"7","qualifiers":{"post_id":"1"}}     | true
          {"keyword":"birds"}                              | true
          {"user_id":"7","qualifiers":{},"direction":null} | false
          {}                                               | false
          """)
  void aNarrowedFilterIsTold(String filter, boolean isQualified) {
    x.answers(
        200,
        "{\"data\":[{\"subscription_id\":\"9\",\"event_type\":\"new.type\",\"filter\":%s}]}"
            .formatted(filter));

    var read = get(client.subscriptions(Optional.empty())).subscriptions().getFirst();

    assertThat(read.isQualified()).isEqualTo(isQualified);
    assertThat(read.type()).isEmpty();
  }

  static Stream<Row> wrong() {
    return Stream.of(
        wrong(XApi2Client::webhooks, "{\"data\":[" + WEBHOOK + "],\"meta\":{\"result_count\":2}}"),
        wrong(XApi2Client::webhooks, "{\"data\":[" + WEBHOOK + "],\"errors\":[{}]}"),
        wrong(XApi2Client::webhooks, "{\"meta\":{}}"),
        wrong(XApi2Client::webhooks, "<html>hunter2</html>"),
        wrong(c -> c.createWebhook(URI.create("https://a.b/c")), data("{\"id\":\"hunter2\"}")),
        wrong(c -> c.deleteWebhook("1"), data("{\"deleted\":false}")),
        wrong(c -> c.replay("1", WINDOW), data("{}")),
        wrong(c -> c.subscribeAccount("1", "7"), data("{\"subscribed\":false}")),
        wrong(c -> c.isAccountSubscribed("1", "7"), data("{}")),
        wrong(c -> c.unsubscribeAccount("1", "7"), data("{\"subscribed\":true}")),
        wrong(c -> c.accounts("1"), data("{\"webhook_id\":\"1\"}")),
        wrong(
            c -> c.createSubscription(WANTED), data("[" + SUBSCRIPTION + "," + SUBSCRIPTION + "]")),
        wrong(c -> c.subscriptions(Optional.empty()), "{\"meta\":{\"total_subscriptions\":1}}"),
        wrong(c -> c.deleteSubscription("1"), "{}"),
        wrong(
            c -> c.deleteSubscriptions(List.of("1", "2")),
            "{\"data\":[{\"subscription_id\":\"1\",\"deleted\":true}]}"),
        wrong(
            c -> c.deleteSubscriptions(List.of("1")),
            "{\"data\":[],\"errors\":[{\"subscription_id\":\"1\",\"reason\":\"busy\"}]}"));
  }

  private static Row wrong(Function<XApi2Client, Uni<?>> call, String answer) {
    return new Row(Operation.REPLAY, call, answer, "", "", "", Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatCannotBeReadWholeIsNoAnswer(Row row) {
    x.answers(200, row.answer());

    assertThatThrownBy(() -> get(row.call().apply(client)))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anEmptyListMayHaveNoData() {
    x.answers(200, "{\"meta\":{\"result_count\":0}}");

    assertThat(get(client.webhooks())).isEmpty();
    assertThat(get(client.subscriptions(Optional.empty())))
        .isEqualTo(new ActivitySubscriptions(List.of(), true));
  }

  @Test
  void theJobOfAReplayIsReadWhereXsSampleHasIt() {
    x.answers(
        200, "{\"for_user_id\":\"1\",\"replay_event\":{\"job_id\":\"9\",\"created_at\":\"x\"}}");

    assertThat(get(client.replay("1", WINDOW))).isEqualTo(new ReplayJob("9", Optional.empty()));
  }

  @Test
  void noMoreIdsAreSentThanXTakes() {
    assertThatThrownBy(() -> client.deleteSubscriptions(Collections.nCopies(101, "1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.deleteSubscriptions(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String data(String json) {
    return "{\"data\":" + json + "}";
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }

  @BeforeEach
  void forget() throws InterruptedException {
    while (x.wasAsked()) {
      x.takeRequest();
    }
  }

  @AfterAll
  void stop() {
    x.close();
  }
}
