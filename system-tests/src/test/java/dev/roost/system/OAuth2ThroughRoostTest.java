package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.topic.Topics;
import dev.roost.simulatorclient.Act;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.simulatorclient.TokenCount;
import dev.roost.system.stack.Browser;
import dev.roost.system.stack.Downstream;
import dev.roost.system.stack.RoostClient.Answer;
import dev.roost.system.stack.RunningStack;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * People who let an app in by OAuth 2.0, through Roost's pages and X's: their private events arrive
 * until they or the app end it. X takes no other credential of a user for private event types here.
 */
@ResourceLock(Setup.WEBHOOK)
@Timeout(300)
class OAuth2ThroughRoostTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final String APP = "oauth2-people";
  private static final String WEBHOOK = "/apps/" + APP + "/webhooks/main";
  private static final List<String> WITHOUT_MESSAGES =
      List.of("tweet.read", "users.read", "like.read", "offline.access");

  @BeforeAll
  static void anAppWhosePeopleConsentByOAuth2() {
    SimulatorClient x = STACK.simulator();
    x.makeApp(APP);
    x.callbacks(APP, List.of(URI.create(page("connect") + "/callback")));
    Setup.credentials(STACK, APP);
    Setup.wanted(STACK, WEBHOOK, "2");
    Setup.awaitValid(STACK, WEBHOOK);
    STACK
        .as("operator")
        .done(
            RunningStack.SUBSCRIPTIONS,
            "PUT",
            "/apps/" + APP + "/connect",
            Map.of("endpoint", "main", "oauth", "2.0", "profile", "essential"));
  }

  @Test
  void whoConsentsGetsPrivateEventsUntilTheConsentIsTakenBack() {
    SimulatorClient x = STACK.simulator();
    String ella = x.user("ella");
    String otto = x.user("otto");
    x.switches(Map.of("privateCredential", "oauth2"));
    try (Downstream downstream = STACK.downstream()) {
      Browser.Page connected = connects("ella", List.of());
      assertThat(connected.status()).as(connected.text()).isEqualTo(200);
      assertThat(connected.text()).contains("@ella");
      Setup.awaitSubscribed(STACK, WEBHOOK, ella);
      assertThat(user(ella).path("state").asText()).isEqualTo("active");
      messageArrives(downstream, otto, ella);

      x.oauth2().revoke("ella", APP);
      await().until(() -> user(ella).path("state").asText().equals("reconnect-needed"));
      assertThat(user(ella).path("cause").asText()).isEqualTo("revoked-by-user");
      await().until(() -> subscription(ella).path("state").asText().equals("revoked"));

      connects("ella", List.of());
      Setup.awaitSubscribed(STACK, WEBHOOK, ella);
      messageArrives(downstream, otto, ella);
      assertThat(count(ella).usedRefreshTokens()).isZero();
      assertThat(count(ella).codes()).isEqualTo(2);
      SecretSearch.assertNothingLeaked(STACK, APP, downstream, 1);
    } finally {
      x.switches(Map.of());
    }
  }

  @Test
  void whatWasLeftOutIsMissingUntilItIsAdded() {
    String finn = STACK.simulator().user("finn");
    STACK.simulator().switches(Map.of("privateCredential", "oauth2"));
    try {
      Browser.Page partial = connects("finn", WITHOUT_MESSAGES);
      assertThat(partial.text()).contains("What does not arrive");
      await().until(() -> subscription(finn).path("lack").asText().equals("missing-scope"));
      assertThat(user(finn).path("state").asText()).isEqualTo("missing-scope");
      assertThat(user(finn).at("/oauth2/missingScopes").toString()).contains("dm.read");

      connects("finn", List.of());

      Setup.awaitSubscribed(STACK, WEBHOOK, finn);
      assertThat(user(finn).path("state").asText()).isEqualTo("active");
    } finally {
      STACK.simulator().switches(Map.of());
    }
  }

  @Test
  void anAccessTokenThatIsUsedUpIsRenewedOnceAndWhoIsDisconnectedIsGone() {
    SimulatorClient x = STACK.simulator();
    String gus = x.user("gus");
    x.switches(Map.of("privateCredential", "oauth2"));
    x.oauth2().lifetimes(Duration.ofSeconds(30), Duration.ofSeconds(2));
    try {
      connects("gus", List.of());
      Setup.awaitSubscribed(STACK, WEBHOOK, gus);
      x.oauth2().lifetimes(Duration.ofSeconds(30), Duration.ofHours(2));
      await().until(() -> accessTokenEnds(gus).isBefore(Instant.now()));
      // Two of these are not there yet, and are asked for with the user's token.
      STACK
          .as("operator")
          .done(
              RunningStack.SUBSCRIPTIONS,
              "PUT",
              WEBHOOK + "/subscriptions/" + gus,
              Map.of("api", "activity", "profile", "messages"));
      await().until(() -> count(gus).refreshes() > 0);
      Setup.awaitSubscribed(STACK, WEBHOOK, gus);
      assertThat(count(gus).usedRefreshTokens()).isZero();

      Answer ended =
          STACK
              .as("operator")
              .call(
                  RunningStack.SUBSCRIPTIONS,
                  "DELETE",
                  "/apps/" + APP + "/users/" + gus + "/connection",
                  null);

      assertThat(ended.status()).isIn(200, 202);
      await().until(() -> userAnswer(gus).status() == 404);
      await().until(() -> !subscription(gus).path("state").asText().equals("subscribed"));
      assertThat(count(gus).revocations()).isPositive();
    } finally {
      x.oauth2().lifetimes(Duration.ofSeconds(30), Duration.ofHours(2));
      x.switches(Map.of());
    }
  }

  @Test
  void whoSaysNoIsNotConnected() {
    String hal = STACK.simulator().user("hal");
    Browser browser = new Browser();
    URI atX = begun(browser);

    Browser.Page denied = browser.get(STACK.simulator().oauth2().deny(atX, "hal"));

    assertThat(denied.text()).contains("You did not let the app in");
    assertThat(userAnswer(hal).status()).isEqualTo(404);
  }

  /** Through the pages; an empty list leaves everything ticked at X. */
  private static Browser.Page connects(String screenName, List<String> scopes) {
    Browser browser = new Browser();
    URI atX = begun(browser);
    URI back =
        scopes.isEmpty()
            ? STACK.simulator().oauth2().allow(atX, screenName)
            : STACK.simulator().oauth2().allow(atX, screenName, scopes);
    return browser.get(back);
  }

  private static URI begun(Browser browser) {
    Browser.Page page = browser.get(page("connect"));
    assertThat(page.text()).contains("dm.read", "offline.access");
    Browser.Page toX = browser.post(page("connect"), Map.of("page", Setup.field(page, "page")));
    assertThat(toX.status()).as(toX.text()).isEqualTo(303);
    return toX.location();
  }

  private static URI page(String name) {
    return STACK.connectPage().resolve("/" + name + "/" + APP);
  }

  private static void messageArrives(Downstream downstream, String from, String to) {
    long before = messages(downstream, to);
    STACK.simulator().act(Act.towards(from, "message", to));
    await().until(() -> messages(downstream, to) > before);
  }

  private static long messages(Downstream downstream, String user) {
    return downstream.on(Topics.DIRECT_MESSAGES).stream()
        .filter(record -> user.equals(record.key()))
        .count();
  }

  private static Instant accessTokenEnds(String userId) {
    return Instant.parse(user(userId).at("/oauth2/accessExpiresAt").asText());
  }

  private static JsonNode user(String userId) {
    return userAnswer(userId).body();
  }

  private static Answer userAnswer(String userId) {
    return STACK
        .as("viewer")
        .call(RunningStack.VAULT, "GET", "/apps/" + APP + "/users/" + userId, null);
  }

  private static JsonNode subscription(String userId) {
    return STACK
        .as("viewer")
        .call(RunningStack.SUBSCRIPTIONS, "GET", WEBHOOK + "/subscriptions/" + userId, null)
        .body();
  }

  private static TokenCount count(String userId) {
    return STACK.simulator().oauth2().count(APP, userId);
  }
}
