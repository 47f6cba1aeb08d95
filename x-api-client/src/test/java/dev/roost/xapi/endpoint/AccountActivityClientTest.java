package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.LocalAuthorizer.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.xapi.endpoint.XApiException.Conflict;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.endpoint.XApiException.NotPermitted;
import dev.roost.xapi.endpoint.XApiException.Unauthorized;
import dev.roost.xapi.endpoint.XApiException.Unavailable;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out when X's answer is not the plain success. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccountActivityClientTest {

  private static final ReplayWindow WINDOW =
      new ReplayWindow(
          Instant.parse("2026-11-01T09:05:00Z"), Instant.parse("2026-11-01T11:00:00Z"));

  private final XServer x = new XServer();
  private final AccountActivityClient client = client(x.target());

  @Test
  void aSubscriptionXHasAlreadyIsASuccess() {
    x.answers(409, error(355, "Subscription already exists."));

    assertThat(get(client.subscribe("1", "7"))).isEqualTo(Subscribed.BEFORE);
  }

  @Test
  void theSameCodeIsAConflictWhenAReplayIsRunning() {
    x.answers(409, error(355, "A replay job is already in progress for this webhook."));

    assertThatThrownBy(() -> get(client.replay("1", WINDOW))).isInstanceOf(Conflict.class);
  }

  @ParameterizedTest
  @CsvSource({"404,34", "404,404", "403,34"})
  void aSubscriptionXDoesNotKnowIsEnded(int status, int code) {
    x.answers(status, error(code, "Sorry, that page does not exist."));

    assertThat(get(client.unsubscribe("1", "7"))).isEqualTo(Unsubscribed.NOT_THERE);
    assertThat(get(client.unsubscribeAsUser("1", "7"))).isEqualTo(Unsubscribed.NOT_THERE);
  }

  @ParameterizedTest
  @CsvSource({"404,34", "401,348", "403,348"})
  void whoIsNotSubscribedIsNot(int status, int code) {
    x.answers(status, error(code, "any"));

    assertThat(get(client.isSubscribed("1", "7"))).isFalse();
  }

  @Test
  void aPageThatIsNotXsSaysNothingAboutASubscription() {
    x.answers(404, "<html>no such page</html>");

    assertThatThrownBy(() -> get(client.isSubscribed("1", "7"))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> get(client.unsubscribe("1", "7"))).isInstanceOf(NotFound.class);
  }

  @Test
  void aRefusedTokenIsNotANo() {
    x.answers(401, error(89, "Invalid or expired token."));
    assertThatThrownBy(() -> get(client.isSubscribed("1", "7"))).isInstanceOf(Unauthorized.class);

    x.answers(403, error(93, "any"));
    assertThatThrownBy(() -> get(client.isSubscribed("1", "7"))).isInstanceOf(NotPermitted.class);
  }

  @Test
  void aWebhookXDoesNotKnowIsNotFound() {
    x.answers(404, error(34, "Sorry, that page does not exist."));

    assertThatThrownBy(() -> get(client.deleteWebhook("1"))).isInstanceOf(NotFound.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html>hunter2</html>
          {}
          [{"id":"1","url":"https://a.b"}]
          [{"id":"1","url":"https://a.b","valid":true},{"id":"2"}]
          """)
  void aListThatCannotBeReadWholeIsNoList(String body) {
    x.answers(200, body);

    assertThatThrownBy(() -> get(client.webhooks()))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void silenceIsUnavailableAfterTheTimeGiven() {
    x.staysSilent();
    var hurried = client(new XTarget(x.target().baseUrl(), Duration.ofMillis(200)));

    assertThatThrownBy(() -> get(hurried.webhooks()))
        .isInstanceOfSatisfying(
            Unavailable.class, refused -> assertThat(refused.status()).isEmpty());
  }

  @Test
  void aRedirectIsNotFollowed() throws InterruptedException {
    x.answers(302, "", Map.of("Location", "http://localhost:" + x.port() + "/other"));

    assertThatThrownBy(() -> get(client.webhooks())).isInstanceOf(Unavailable.class);
    x.takeRequest();
    assertThat(x.wasAsked()).isFalse();
  }

  @Test
  void aHeaderThatCannotBeSentIsNotTold() {
    var broken =
        new AccountActivityClient(
            x.client(),
            x.target(),
            CLOCK,
            (_, _) -> Uni.createFrom().item("Bearer hunter2\r\nx: y"));

    assertThatThrownBy(() -> get(broken.webhooks()))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
    assertThat(x.wasAsked()).isFalse();
  }

  @Test
  void anAddressNobodyListensOnIsUnavailable() {
    var lost = client(new XTarget(URI.create("http://localhost:1"), Duration.ofSeconds(5)));

    assertThatThrownBy(() -> get(lost.webhooks())).isInstanceOf(Unavailable.class).hasNoCause();
  }

  @Test
  void aRefusalStandsAndIsAskedOnceOnly() throws InterruptedException {
    x.answers(401, error(89, "Invalid or expired token."));

    assertThatThrownBy(() -> get(client.subscribe("1", "7"))).isInstanceOf(Unauthorized.class);

    x.takeRequest();
    assertThat(x.wasAsked()).isFalse();
  }

  @Test
  void whatTakesTheBearerIsSentByItsHolderAndNothingElseIs() throws InterruptedException {
    List<String> sent = new ArrayList<>();
    Optional<String> none = Optional.empty();
    BearerCaller holder =
        (endpoint, parameters) -> {
          sent.add(endpoint.operation() + " " + new TreeMap<>(parameters));
          return Uni.createFrom().item(new Answer(204, none, none, none, none, ""));
        };
    var split =
        new AccountActivityClient(
            x.client(),
            x.target(),
            CLOCK,
            new Random(1),
            RateLimitPause.DEFAULT,
            new LocalAuthorizer(),
            Optional.of(holder),
            CallGuard.NONE,
            RateLimiter.NONE);
    x.answers(204, "");

    get(split.unsubscribe("1", "7"));
    get(split.subscribe("1", "7"));

    assertThat(sent).containsExactly("v1-unsubscribe {user_id=7, webhook_id=1}");
    assertThat(x.takeRequest().header("Authorization")).startsWith("OAuth ");
    assertThat(x.wasAsked()).isFalse();
  }

  @Test
  void anAnswerLargerThanIsReadIsNone() {
    x.answers(200, "[" + " ".repeat(Exchange.MAX_BODY_SIZE) + "]");

    assertThatThrownBy(() -> get(client.webhooks()))
        .isInstanceOfSatisfying(Unavailable.class, it -> assertThat(it.status()).isEmpty());
  }

  @Test
  void withoutAHeaderXIsNotAsked() {
    var locked =
        new AccountActivityClient(
            x.client(),
            x.target(),
            CLOCK,
            (_, _) -> Uni.createFrom().failure(new IllegalStateException("sealed")));

    assertThatThrownBy(() -> get(locked.webhooks())).hasMessage("sealed");
    assertThat(x.wasAsked()).isFalse();
  }

  @AfterAll
  void stop() {
    x.close();
  }

  @BeforeEach
  void forget() throws InterruptedException {
    while (x.wasAsked()) {
      x.takeRequest();
    }
  }

  private AccountActivityClient client(XTarget target) {
    return new AccountActivityClient(x.client(), target, CLOCK, new LocalAuthorizer());
  }

  private static String error(int code, String message) {
    return "{\"errors\":[{\"code\":" + code + ",\"message\":\"" + message + "\"}]}";
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }
}
