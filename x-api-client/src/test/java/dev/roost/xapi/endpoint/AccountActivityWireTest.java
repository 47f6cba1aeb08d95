package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.LocalAuthorizer.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.net.Request;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each endpoint on a real wire, byte for byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccountActivityWireTest {

  private static final String ROOT = "/1.1/account_activity";
  private static final Instant CREATED = Instant.parse("2016-06-02T23:54:02Z");
  private static final String WEBHOOK =
      """
      {"id":"123","url":"https://a.b/c","valid":true,"created_at":"2016-06-02T23:54:02Z","new":[]}\
      """;
  private static final ReplayWindow WINDOW =
      new ReplayWindow(
          Instant.parse("2026-11-01T09:05:00Z"), Instant.parse("2026-11-01T11:00:00Z"));

  private final XServer x = new XServer();
  private final AccountActivityClient client =
      new AccountActivityClient(x.client(), x.target(), CLOCK, new LocalAuthorizer());

  /** One endpoint: how it is called, what X answers, what is to be on the wire and come out. */
  record Row(
      AccountActivityEndpoint endpoint,
      Function<AccountActivityClient, Uni<?>> call,
      int status,
      String answer,
      String uri,
      String authorization,
      Optional<Object> result) {}

  static Stream<Row> rows() {
    var webhook = new Webhook("123", "https://a.b/c", true, Optional.of(CREATED));
    return Stream.of(
        new Row(
            AccountActivityEndpoint.REGISTER_WEBHOOK,
            c -> c.registerWebhook(URI.create("https://a.b/c?d=e%20f")),
            200,
            WEBHOOK,
            "/webhooks.json?url=https%3A%2F%2Fa.b%2Fc%3Fd%3De%2520f",
            "owner",
            Optional.of(webhook)),
        new Row(
            AccountActivityEndpoint.LIST_WEBHOOKS,
            AccountActivityClient::webhooks,
            200,
            "[" + WEBHOOK + "," + WEBHOOK + "]",
            "/webhooks.json",
            "bearer",
            Optional.of(List.of(webhook, webhook))),
        new Row(
            AccountActivityEndpoint.CHALLENGE_WEBHOOK,
            c -> c.challengeWebhook("123"),
            204,
            "",
            "/webhooks/123.json",
            "owner",
            Optional.empty()),
        new Row(
            AccountActivityEndpoint.SUBSCRIBE,
            c -> c.subscribe("123", "7"),
            204,
            "",
            "/webhooks/123/subscriptions/all.json",
            "user-7",
            Optional.of(Subscribed.NOW)),
        new Row(
            AccountActivityEndpoint.COUNT_SUBSCRIPTIONS,
            AccountActivityClient::countSubscriptions,
            200,
            """
            {"account_name":"me","subscriptions_count_all":"1",
             "subscriptions_count_direct_messages":"0","provisioned_count":50,"x":1}\
            """,
            "/subscriptions/count.json",
            "bearer",
            Optional.of(new SubscriptionCount("me", 1, 0, 50))),
        new Row(
            AccountActivityEndpoint.CHECK_SUBSCRIPTION,
            c -> c.isSubscribed("123", "7"),
            204,
            "",
            "/webhooks/123/subscriptions/all.json",
            "user-7",
            Optional.of(true)),
        new Row(
            AccountActivityEndpoint.LIST_SUBSCRIPTIONS,
            c -> c.subscriptions("123"),
            200,
            """
            {"webhook_id":"123","webhook_url":"https://a.b/c","application_id":"11",
             "subscriptions":[{"user_id":"7"},{"user_id":"8"}]}\
            """,
            "/webhooks/123/subscriptions/all/list.json",
            "bearer",
            Optional.of(new SubscriptionList("123", "https://a.b/c", "11", List.of("7", "8")))),
        new Row(
            AccountActivityEndpoint.DELETE_WEBHOOK,
            c -> c.deleteWebhook("123"),
            204,
            "",
            "/webhooks/123.json",
            "owner",
            Optional.empty()),
        new Row(
            AccountActivityEndpoint.UNSUBSCRIBE_AS_USER,
            c -> c.unsubscribeAsUser("123", "7"),
            200,
            "{ }",
            "/webhooks/123/subscriptions/all.json",
            "user-7",
            Optional.of(Unsubscribed.NOW)),
        new Row(
            AccountActivityEndpoint.UNSUBSCRIBE,
            c -> c.unsubscribe("123", "7"),
            204,
            "",
            "/webhooks/123/subscriptions/7/all.json",
            "bearer",
            Optional.of(Unsubscribed.NOW)),
        new Row(
            AccountActivityEndpoint.REPLAY,
            c -> c.replay("123", WINDOW),
            202,
            "{\"job_id\":\"9\",\"created_at\":\"2016-06-02T23:54:02Z\"}",
            "/replay/webhooks/123/subscriptions/all.json?from_date=202611010905&to_date=202611011100",
            "bearer",
            Optional.of(new ReplayJob("9", Optional.of(CREATED)))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachEndpointIsAskedAsXWantsItAndItsAnswerIsRead(Row row) throws InterruptedException {
    x.answers(row.status(), row.answer());

    Object result = row.call().apply(client).await().atMost(Duration.ofMinutes(1));

    Request seen = x.takeRequest();
    assertThat(seen.method()).isEqualTo(row.endpoint().method());
    assertThat(seen.target()).isEqualTo(ROOT + row.uri());
    assertThat(seen.body()).isEmpty();
    assertThat(seen.header("Authorization"))
        .contains(row.authorization().equals("bearer") ? "Bearer AAA%2Fb" : token(row));
    assertThat(Optional.ofNullable(result)).isEqualTo(row.result());
  }

  @Test
  void theTableHoldsElevenEndpointsEachCalledAsItsKindOfCredentials() {
    assertThat(rows().map(Row::endpoint)).containsExactly(AccountActivityEndpoint.values());
    assertThat(Arrays.stream(AccountActivityEndpoint.values()).map(e -> e.number()))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(rows())
        .allSatisfy(row ->
            assertThat(row.endpoint().authentication())
                .isEqualTo(
                    switch (row.authorization()) {
                      case "owner" -> Authentication.APP_OWNER;
                      case "bearer" -> Authentication.APP_ONLY;
                      default -> Authentication.USER;
                    }));
    assertThat(AccountActivityEndpoint.values())
        .filteredOn(AccountActivityEndpoint::deprecated)
        .containsExactly(AccountActivityEndpoint.UNSUBSCRIBE_AS_USER);
  }

  @Test
  void theUrlToRegisterIsInTheSignatureBase() throws Exception {
    x.answers(200, WEBHOOK);

    get(client.registerWebhook(URI.create("https://a.b/c")));

    String header = x.takeRequest().header("Authorization");
    String base =
        "POST&http%3A%2F%2Flocalhost%3A"
            + x.port()
            + "%2F1.1%2Faccount_activity%2Fwebhooks.json&oauth_consumer_key%3Dkey%26oauth_nonce%3D"
            + field(header, "oauth_nonce")
            + "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D"
            + CLOCK.instant().getEpochSecond()
            + "%26oauth_token%3Downer%26oauth_version%3D1.0"
            + "%26url%3Dhttps%253A%252F%252Fa.b%252Fc";
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(
        new SecretKeySpec(
            "consumer-secret&owner-secret".getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
    byte[] expected = mac.doFinal(base.getBytes(StandardCharsets.US_ASCII));
    assertThat(
            Base64.getDecoder()
                .decode(
                    URLDecoder.decode(field(header, "oauth_signature"), StandardCharsets.UTF_8)))
        .isEqualTo(expected);
  }

  @AfterAll
  void stop() {
    x.close();
  }

  private static String token(Row row) {
    return "oauth_token=\"" + row.authorization() + "\"";
  }

  private static String field(String header, String name) {
    var matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(header);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }
}
