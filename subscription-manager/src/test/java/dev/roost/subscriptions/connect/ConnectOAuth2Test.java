package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered2;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.roost.subscriptions.doubles.PlayedOAuth2;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConnectOAuth2Test {

  private static final List<String> ESSENTIAL =
      List.of("dm.read", "like.read", "tweet.read", "users.read");

  @BeforeEach
  void anApp() {
    registered2("scoped");
    Settings.put("scoped", "\"oauth\":\"2.0\",\"profile\":\"essential\"").statusCode(200);
  }

  @Test
  void thePageListsExactlyTheScopesThatAreAskedForAndWhatTheyAreFor() {
    Browser ada = new Browser();
    String page = ada.at("/connect/scoped").then().statusCode(200).extract().asString();

    String state = state(ada.begin("scoped"));

    assertThat(VAULT.oauth2().askedScopes(state)).isEqualTo(ESSENTIAL);
    for (String scope : ESSENTIAL) {
      assertThat(page).contains("<code>" + scope + "</code>");
    }
    assertThat(page.split("<code>", -1)).hasSize(ESSENTIAL.size() + 2);
    assertThat(page)
        .contains("<code>offline.access</code>")
        .contains("your likes, and likes of your Posts")
        .contains("read your direct messages")
        .doesNotContain("whom you block");
    asOperator()
        .get("/api/v1/apps/scoped/connect")
        .then()
        .body("scopes", hasSize(5))
        .body("oauth", equalTo("2.0"));
  }

  @Test
  void whoAllowsAllIsConnectedAndSubscribedToTheProfile() {
    Browser ada = new Browser();
    Response begun = ada.begin("scoped");
    begun.then().statusCode(303).header("Location", startsWith(PlayedOAuth2.AUTHORIZE));

    comesBack(ada, state(begun), "8101")
        .then()
        .statusCode(200)
        .body(containsString("Connected as @ada"))
        .body(containsString("Activities arrive from now on"))
        .body(not(containsString("What does not arrive")));

    asOperator()
        .get(subscription("scoped", "8101"))
        .then()
        .body("state", equalTo("subscribed"))
        .body("profile", equalTo("essential"))
        .body("eventTypes", hasSize(11));
  }

  @Test
  void whatWasLeftOutIsNamedNotAskedForAgainAndAddedByConnectingAgain() {
    registered2("partly");
    Settings.put("partly", "\"oauth\":\"2.0\",\"profile\":\"essential\"").statusCode(200);
    Browser ada = new Browser();

    comesBackTo("partly", ada, state(ada.begin("partly")), "8102-without-dm.read")
        .then()
        .statusCode(200)
        .body(containsString("Connected as @ada"))
        .body(containsString("what it is for arrives from now on"))
        .body(containsString("What does not arrive"))
        .body(containsString("direct messages to you"))
        .body(not(containsString("reposts of your Posts")))
        .body(containsString("connect again and leave everything ticked"));
    asOperator()
        .get(subscription("partly", "8102"))
        .then()
        .body("state", equalTo("failed"))
        .body("lack", equalTo("missing-scope"))
        .body("missing", equalTo(List.of("dm.received", "dm.sent")))
        .body("eventTypes.state", hasItem("missing-scope"))
        .body("eventTypes.state", hasItem("subscribed"))
        .body("reason", containsString("connect again"))
        .body("work", equalTo(null));
    int refused = VAULT.oauth2().refused("8102");
    // The comparison finds another type lost, and asks for that one alone.
    X.two().activity().ends(X.two().activity().idOf("like.create", "8102"));
    asOperator()
        .body("{\"users\":[\"8102\"],\"api\":\"activity\",\"profile\":\"essential\"}")
        .put("/api/v1/apps/partly/webhooks/main/subscriptions")
        .then()
        .statusCode(202);
    await()
        .untilAsserted(() ->
            asOperator()
                .get(subscription("partly", "8102"))
                .then()
                .body("state", equalTo("failed"))
                .body("work", equalTo(null)));
    assertThat(VAULT.oauth2().refused("8102")).isEqualTo(refused);

    comesBackTo("partly", ada, state(ada.begin("partly")), "8102")
        .then()
        .body(not(containsString("What does not arrive")));

    asOperator()
        .get(subscription("partly", "8102"))
        .then()
        .body("state", equalTo("subscribed"))
        .body("lack", equalTo(null))
        .body("missing", empty());
  }

  @Test
  void whoMustReconnectIsShownSoAndIsSubscribedAfterIt() {
    registered2("whole");
    Settings.put("whole", "\"oauth\":\"2.0\"").statusCode(200);
    Browser ada = new Browser();
    comesBackTo("whole", ada, state(ada.begin("whole")), "8103").then().statusCode(200);
    asOperator().delete(subscription("whole", "8103")).then().statusCode(200);
    VAULT.oauth2().spoils("8103");

    asOperator()
        .put(subscription("whole", "8103"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:user-not-connected"))
        .body("detail", containsString("/connect/whole"));
    asOperator()
        .get(subscription("whole", "8103"))
        .then()
        .body("state", equalTo("failed"))
        .body("lack", equalTo("reconnect-needed"))
        .body("work", equalTo(null));

    comesBackTo("whole", ada, state(ada.begin("whole")), "8103").then().statusCode(200);

    asOperator()
        .get(subscription("whole", "8103"))
        .then()
        .body("state", equalTo("subscribed"))
        .body("api", equalTo("account-activity"))
        .body("lack", equalTo(null));
  }

  @Test
  void accountActivityIsAllOrNothing() {
    registered2("nothing");
    Settings.put("nothing", "\"oauth\":\"2.0\"").statusCode(200);
    Browser ada = new Browser();
    Response begun = ada.begin("nothing");

    assertThat(VAULT.oauth2().askedScopes(state(begun)))
        .containsExactly("dm.read", "dm.write", "tweet.read", "users.read");
    comesBackTo("nothing", ada, state(begun), "8104-without-dm.write")
        .then()
        .statusCode(200)
        .body(containsString("your likes, follows, blocks and mutes"))
        .body(containsString("What you have allowed is kept."));
    asOperator().get(subscription("nothing", "8104")).then().body("lack", equalTo("missing-scope"));
  }

  @Test
  void twoTabsAndALoadedAgainPageEachSayWhatIsTrue() {
    Browser browser = new Browser();
    String first = state(browser.begin("scoped"));
    String second = state(browser.begin("scoped"));

    comesBack(browser, second, "8105").then().body(containsString("Connected as"));
    comesBack(browser, first, "8106").then().body(containsString("Connected as"));
    asOperator().delete(subscription("scoped", "8105")).then().statusCode(200);
    comesBack(browser, second, "8105")
        .then()
        .statusCode(200)
        .body(containsString("Already connected as @ada"));
    browser
        .isLedBack("scoped", Map.of("state", second, "error", "access_denied"))
        .then()
        .statusCode(200)
        .body(containsString("Already connected as @ada"));

    assertThat(X.two().activity().of("8105")).isEmpty();
    assertThat(X.two().activity().of("8106")).hasSize(11);
  }

  @Test
  void withoutTheCookieNothingIsCompletedAndNothingEnded() {
    Browser ada = new Browser();
    String state = state(ada.begin("scoped"));
    Browser mallory = new Browser();
    mallory.begin("scoped");

    for (Browser other : List.of(mallory, new Browser())) {
      comesBack(other, state, "8107")
          .then()
          .statusCode(400)
          .body(containsString("This browser did not begin this"));
      other
          .isLedBack("scoped", Map.of("state", state, "error", "access_denied"))
          .then()
          .statusCode(400);
    }
    ada.isLedBack("scoped", Map.of("state", "forged", "error", "access_denied"))
        .then()
        .statusCode(400)
        .body(not(containsString("did not let the app in")));
    // A state is no request token: the other way's cookie does not do.
    ada.comesBack("scoped", state, "8107").statusCode(400);

    assertThat(VAULT.oauth2().hasHandshake(state)).isTrue();
    comesBack(ada, state, "8107").then().statusCode(200);
  }

  @Test
  void aNoAnEndByXAndAnAttemptThatIsOverAreToldApart() {
    Browser ada = new Browser();
    String denied = state(ada.begin("scoped"));
    String ended = state(ada.begin("scoped"));
    String expired = state(ada.begin("scoped"));
    String incomplete = state(ada.begin("scoped"));
    VAULT.oauth2().forgetsHandshake(expired);

    ada.isLedBack("scoped", Map.of("state", denied, "error", "access_denied"))
        .then()
        .statusCode(200)
        .body(containsString("You did not let the app in"));
    ada.isLedBack("scoped", Map.of("state", ended, "error", "temporarily_unavailable"))
        .then()
        .statusCode(502)
        .body(containsString("X ended the attempt"));
    comesBack(ada, expired, "8108")
        .then()
        .statusCode(410)
        .body(containsString("This attempt is over"));
    ada.isLedBack("scoped", Map.of("state", incomplete))
        .then()
        .statusCode(400)
        .body(containsString("incomplete"));

    assertThat(VAULT.oauth2().hasHandshake(denied)).isFalse();
    assertThat(VAULT.oauth2().hasHandshake(ended)).isFalse();
    assertThat(VAULT.oauth2().hasHandshake(incomplete)).isTrue();
  }

  @Test
  void whileXHasNotToldWhoItIsThePageSaysThatReloadingHelps() {
    Browser ada = new Browser();
    String state = state(ada.begin("scoped"));
    VAULT.oauth2().isNotTold(state, 1);

    comesBack(ada, state, "8109")
        .then()
        .statusCode(409)
        .body(containsString("X has not told yet who you are"))
        .body(containsString("Reload"))
        .body(not(containsString("Start again")));

    comesBack(ada, state, "8109").then().statusCode(200).body(containsString("Connected as"));
  }

  @Test
  void anAppWithoutAClientIsNotReady() {
    Browser ada = new Browser();
    ada.open("scoped");
    VAULT.oauth2().hasClient(false);

    ada.press("scoped").then().statusCode(503).body(containsString("not ready"));
    VAULT.oauth2().hasClient(true);
  }

  @Test
  void aProfileDecidesByOAuth1Too() {
    registered2("scoped-one");
    Settings.put("scoped-one", "\"profile\":\"mentions\"").statusCode(200);
    Browser ada = new Browser();
    ada.at("/connect/scoped-one")
        .then()
        .body(containsString("replies to you"))
        .body(not(containsString("direct messages")));

    String token = ada.begin("scoped-one").getHeader("Location").split("oauth_token=")[1];
    ada.comesBack("scoped-one", token, "8110").statusCode(200);

    asOperator()
        .get(subscription("scoped-one", "8110"))
        .then()
        .body("state", equalTo("subscribed"))
        .body("profile", equalTo("mentions"));
  }

  @Test
  void nothingOfTheCallbackIsLogged() throws IOException {
    Browser ada = new Browser();
    String state = state(ada.begin("scoped"));
    comesBack(ada, state, "8111").then().statusCode(200);
    VAULT.oauth2().forgetsHandshake(state);
    comesBack(ada, state, "8111").then().statusCode(410);

    String log = Files.readString(Path.of("target/subscription-manager.log"));

    assertThat(log).isNotEmpty().doesNotContain("code-of-8111", state);
  }

  private static Response comesBack(Browser browser, String state, String who) {
    return comesBackTo("scoped", browser, state, who);
  }

  private static Response comesBackTo(String app, Browser browser, String state, String who) {
    return browser.isLedBack(app, Map.of("state", state, "code", "code-of-" + who));
  }

  static String state(Response begun) {
    return begun.then().statusCode(303).extract().header("Location").split("state=")[1];
  }
}
