package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulatorclient.Portal;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Authentication;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuth1Signer;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth1.SignableRequest;
import dev.roost.xapi.oauth1.Token;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each of X's eleven endpoints, reached through Roost's own REST APIs; what X saw stands in the
 * simulator's log of calls.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock(Setup.WEBHOOK)
class EndpointsThroughRoostTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final String SUBSCRIPTION = Setup.WEBHOOK + "/subscriptions/{user}";
  private static String user = "";

  @Test
  @Order(1)
  @Timeout(240)
  void aUserConnectsAndIsSubscribed() {
    Setup.credentials(STACK);
    Setup.webhook(STACK);
    user = Setup.connected(STACK, "elena");
    // What registering and connecting did is asked for anew, line by line.
    Setup.webhookDeleted(STACK);
  }

  @ParameterizedTest
  @Order(2)
  @Timeout(180)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
           1 | subscription-manager | PUT    | WEBHOOK                             | owner
           2 | subscription-manager | GET    | WEBHOOKS?observe=true                   | app-only
           3 | subscription-manager | POST   | WEBHOOK/challenge                   | owner
           4 | subscription-manager | PUT    | WEBHOOK/subscriptions/USER          | user
           5 | subscription-manager | GET    | /apps/demo/subscriptions/count      | app-only
           6 | subscription-manager | GET    | WEBHOOK/subscriptions/USER?observe=true | user
           7 | subscription-manager | GET    | WEBHOOK/subscriptions?observe=true  | app-only
          10 | subscription-manager | DELETE | WEBHOOK/subscriptions/USER          | app-only
           4 | subscription-manager | PUT    | WEBHOOK/subscriptions/USER          | user
           9 | subscription-manager | DELETE | WEBHOOK/subscriptions/USER?as=user  | user
          11 | replay-worker        | POST   | WEBHOOK/replays                     | app-only
           8 | subscription-manager | DELETE | WEBHOOK                             | owner
          """)
  void itIsReachedWithItsOwnAuthentication(
      int number, String service, String method, String path, String as) {
    AccountActivityEndpoint endpoint = endpoint(number);
    long before = CallsOfX.last(STACK.simulator());

    RoostClient.Answer answer =
        STACK.as("operator").call(service, method, expanded(path), body(method, number));

    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
    JsonNode call = CallsOfX.await(STACK.simulator(), endpoint.method(), endpoint.path(), before);
    assertThat(call.path("as").asText()).isEqualTo(as).isEqualTo(credentials(endpoint));
    assertThat(call.path("status").asInt()).isBetween(200, 204);
    if (endpoint.authentication() == Authentication.USER) {
      assertThat(call.path("userId").asText()).isEqualTo(user);
    }
    Progress.say(
        "%2d %-6s %-75s %-8s %d%s"
            .formatted(
                number,
                endpoint.method(),
                endpoint.path(),
                as,
                call.path("status").asInt(),
                endpoint.deprecated() ? "  (deprecated by X)" : ""));
    settle(number);
  }

  @Test
  @Order(3)
  @Timeout(180)
  void theVaultSignsForNobodyWhoseTokenItDoesNotHold() {
    String stranger = STACK.simulator().user("stranger");
    Setup.webhook(STACK);
    long before = CallsOfX.last(STACK.simulator());

    RoostClient.Answer answer =
        STACK
            .as("operator")
            .call(
                RunningStack.SUBSCRIPTIONS,
                "PUT",
                SUBSCRIPTION.replace("{user}", stranger),
                Map.of());

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(409);
    assertThat(answer.body().path("detail").asText()).contains("/connect/");
    assertThat(CallsOfX.after(STACK.simulator(), before))
        .noneMatch(call -> call.path("path").asText().contains("/subscriptions/all.json"));
  }

  @Test
  @Order(4)
  @Timeout(180)
  void aTokenThatIsDeletedAtTheVaultIsRefusedByX() {
    Map<String, String> token = given();
    assertThat(asked(token)).doesNotContain("89");

    STACK
        .as("admin")
        .done(RunningStack.VAULT, "DELETE", "/apps/demo/users/" + user + "/token", null);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(asked(token)).isEqualTo("401 89"));
    String shown = "/apps/demo/users/" + user + "/token";
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(
                    STACK
                        .as("viewer")
                        .done(RunningStack.VAULT, "GET", shown, null)
                        .hasNonNull("invalidation"))
                .isFalse());
  }

  @Test
  @Order(5)
  @Timeout(180)
  void aBearerThatIsInvalidatedIsGoneAtXAndTheNextOneWorks() {
    String count = "/apps/demo/subscriptions/count";
    STACK.as("operator").done(RunningStack.SUBSCRIPTIONS, "GET", count, null);
    String leaked = given().get("bearer");

    JsonNode ended =
        STACK
            .as("admin")
            .done(RunningStack.VAULT, "POST", "/apps/demo/bearer/invalidation", Map.of());

    assertThat(ended.path("outcome").asText()).isEqualTo("invalidated");
    assertThat(given()).doesNotContainEntry("bearer", leaked);
    // Not the count again: what was read a short while ago costs no call of X's.
    String subscription = Setup.WEBHOOK + "/subscriptions/" + user;
    STACK.as("operator").done(RunningStack.SUBSCRIPTIONS, "DELETE", subscription, null);
  }

  /** What X gave the app's users, and its bearer: the values by their names. */
  private static Map<String, String> given() {
    return STACK
        .simulator()
        .tokens("demo")
        .valueStream()
        .collect(
            Collectors.toMap(
                one -> one.path("name").asText(),
                one -> one.path("value").asText(),
                (_, last) -> last));
  }

  /**
   * The status of a request to X that is signed by the user's token, and X's code if it has one.
   */
  private static String asked(Map<String, String> given) {
    Portal app = STACK.simulator().portal("demo");
    URI url =
        STACK
            .simulator()
            .address()
            .resolve("/1.1/account_activity/webhooks/1/subscriptions/all.json");
    String header =
        new OAuth1Signer(
                new Consumer(app.consumerKey(), OAuthSecret.of(app.consumerSecret())),
                Clock.systemUTC(),
                new SecureRandom())
            .asUser(
                new SignableRequest("GET", url, List.of()),
                new Token(
                    given.getOrDefault("token of " + user, ""),
                    OAuthSecret.of(given.getOrDefault("token secret of " + user, ""))));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(url).header("Authorization", header).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + answer.body().replaceAll("(?s).*\"code\":(\\d+).*", " $1");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AccountActivityEndpoint endpoint(int number) {
    return List.of(AccountActivityEndpoint.values()).stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private static String credentials(AccountActivityEndpoint endpoint) {
    return switch (endpoint.authentication()) {
      case APP_OWNER -> "owner";
      case USER -> "user";
      case APP_ONLY -> "app-only";
      case CONSUMER, REQUEST_TOKEN, BASIC, BROWSER -> throw new AssertionError(endpoint);
    };
  }

  private static String expanded(String path) {
    return path.replace("WEBHOOKS", Setup.WEBHOOKS)
        .replace("WEBHOOK", Setup.WEBHOOK)
        .replace("USER", user);
  }

  private static @Nullable Object body(String method, int number) {
    if (number == 11) {
      Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
      return Map.of("from", to.minus(2, ChronoUnit.MINUTES).toString(), "to", to.toString());
    }
    return method.equals("GET") || method.equals("DELETE") ? null : Map.of();
  }

  /** The next line needs what this one asked for; long work is answered before it is done. */
  private static void settle(int number) {
    if (number == 1) {
      Setup.awaitValid(STACK);
    } else if (number == 11) {
      awaitReplayed();
    }
  }

  private static void awaitReplayed() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(
                    STACK
                        .as("viewer")
                        .done(RunningStack.REPLAY, "GET", Setup.WEBHOOK + "/replays", null)
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("complete"));
  }
}
