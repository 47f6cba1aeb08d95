package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.onPeoplesPort;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.roost.subscriptions.doubles.PlayedVault;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConnectTest {

  private String webhookId = "";

  @BeforeEach
  void anApp() {
    webhookId = registered("pages");
  }

  @Test
  void thePageSaysWhatTheAppWillBeToldAndKeepsToItself() {
    ValidatableResponse page = onPeoplesPort().get("/connect/pages").then();

    page.statusCode(200)
        .contentType("text/html")
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .body(containsString("direct messages"))
        .body(containsString("method=\"post\""))
        .body(containsString("name=\"page\""))
        .body(not(containsString("<script")));
    onPeoplesPort()
        .get("/connect/assets/connect.css")
        .then()
        .statusCode(200)
        .contentType("text/css");
  }

  @Test
  void whoComesBackWithTheCookieIsConnectedAndSubscribed() {
    Browser ada = new Browser();
    String token = requestToken(ada.begin("pages"));

    ada.comesBack("pages", token, "61")
        .statusCode(200)
        .body(containsString("Connected as @ada"))
        .header("Cache-Control", "no-store");

    assertThat(X.users(webhookId)).contains("61");
    asOperator()
        .get(subscription("pages", "61"))
        .then()
        .body("state", equalTo("subscribed"))
        .body("screenName", equalTo("ada"));
  }

  @Test
  void eachHandshakeHasACookieOfItsOwnThatIsSigned() {
    Browser ada = new Browser();

    Response begun = ada.begin("pages");

    begun.then().statusCode(303).header("Location", startsWith(PlayedVault.AUTHORIZE));
    String cookie = begun.getHeaders().getValues("Set-Cookie").getFirst();
    assertThat(cookie)
        .startsWith("roost-connect-handshake-")
        .contains("HttpOnly", "SameSite=Lax", "Path=/;", "Max-Age=")
        // The connect-url is http on loopback here; with https it is Secure and named __Host-.
        .doesNotContain("Secure", "\"");
    ada.carries().replaceAll((_, value) -> value.replaceFirst("\\.main\\.", ".west."));
    ada.comesBack("pages", requestToken(begun), "66")
        .statusCode(400)
        .body(containsString("This browser did not begin this"));
  }

  @Test
  void twoTabsOfOneBrowserAreBothConnected() {
    Browser browser = new Browser();
    browser.open("pages");
    String first = requestToken(browser.press("pages"));
    browser.open("pages");
    String second = requestToken(browser.press("pages"));

    ValidatableResponse later = browser.comesBack("pages", second, "67");
    ValidatableResponse earlier = browser.comesBack("pages", first, "68");

    later.statusCode(200).body(containsString("Connected as"));
    earlier.statusCode(200).body(containsString("Connected as"));
    assertThat(X.users(webhookId)).contains("67", "68");
  }

  @Test
  void aPageOpenedBeforeAnotherStillBegins() {
    Browser browser = new Browser();
    browser.open("pages");
    String first = browser.form();
    browser.open("pages");

    browser.press("pages", first).then().statusCode(303);
  }

  @Test
  void whoLoadsThePageAgainIsToldThatTheyAreConnectedAndNothingIsOrderedAgain() {
    Browser ada = new Browser();
    String token = requestToken(ada.begin("pages"));
    ada.comesBack("pages", token, "63").statusCode(200);
    asOperator().delete(subscription("pages", "63")).then().statusCode(200);

    ada.comesBack("pages", token, "63")
        .statusCode(200)
        .body(containsString("Already connected as @ada"));
    ada.refuses("pages", token).statusCode(200).body(containsString("Already connected as @ada"));

    assertThat(X.users(webhookId)).doesNotContain("63");
  }

  @Test
  void anotherBrowserConnectsNobodyAndEndsNothing() {
    Browser ada = new Browser();
    String token = requestToken(ada.begin("pages"));
    Browser mallory = new Browser();
    mallory.begin("pages");

    mallory
        .comesBack("pages", token, "62")
        .statusCode(400)
        .body(containsString("This browser did not begin this"))
        .body(containsString("Start again"));
    mallory.refuses("pages", token).statusCode(400);

    assertThat(VAULT.hasHandshake(handshake(token))).isTrue();
    assertThat(X.users(webhookId)).doesNotContain("62");
    ada.comesBack("pages", token, "62").statusCode(200);
  }

  @Test
  void aForgedDenialEndsNoHandshake() {
    Browser ada = new Browser();
    String token = requestToken(ada.begin("pages"));

    ada.refuses("pages", "x").statusCode(400).body(not(containsString("did not let the app in")));

    assertThat(VAULT.hasHandshake(handshake(token))).isTrue();
    ada.comesBack("pages", token, "69").statusCode(200).body(containsString("Connected as @ada"));
  }

  @Test
  void aHandshakeOfOneAppIsNotAnothers() {
    registered("neighbours");
    Browser ada = new Browser();
    String token = requestToken(ada.begin("pages"));

    ada.comesBack("neighbours", token, "70").statusCode(400);

    assertThat(VAULT.hasHandshake(handshake(token))).isTrue();
  }

  @Test
  void anAttemptThatIsOverIsToldSo() {
    Browser ada = new Browser();
    String token = requestToken(ada.begin("pages"));
    VAULT.forgetsHandshake(handshake(token));

    ada.comesBack("pages", token, "64")
        .statusCode(410)
        .body(containsString("This attempt is over"));
  }

  @Test
  void aNoIsRespectedAndToldToTheVault() {
    Browser ada = new Browser();
    String token = requestToken(ada.begin("pages"));

    ada.refuses("pages", token).statusCode(200).body(containsString("You did not let the app in"));

    assertThat(VAULT.hasHandshake(handshake(token))).isFalse();
  }

  @Test
  void noHandshakeIsBegunWithoutThePageBeforeIt() {
    Browser without = new Browser();
    Browser mallory = new Browser();
    mallory.open("pages");
    Browser victim = new Browser();
    victim.open("pages");
    int begun = VAULT.handshakesBegun();

    Response noPage = onPeoplesPort().redirects().follow(false).post("/connect/pages");
    Response noCookies = without.press("pages", mallory.form());
    Response anothersForm = victim.press("pages", mallory.form());

    Stream.of(noPage, noCookies, anothersForm)
        .forEach(
            refused -> refused.then().statusCode(403).body(containsString("open for too long")));
    assertThat(VAULT.handshakesBegun()).isEqualTo(begun);
  }

  @Test
  void aBrowserCarriesNoMoreHandshakesThanTheSettingSays() {
    Browser busy = new Browser();
    for (int i = 0; i < 12; i++) {
      busy.begin("pages");
    }

    assertThat(busy.carries().keySet())
        .filteredOn(name -> name.startsWith("roost-connect-handshake-"))
        .hasSize(8);
  }

  @Test
  void whileXOrTheVaultIsAwayThePageSaysSo() {
    Browser ada = new Browser();
    ada.open("pages");
    VAULT.away(true);

    ada.press("pages")
        .then()
        .statusCode(503)
        .contentType("text/html")
        .body(containsString("cannot be reached"));
    VAULT.away(false);
  }

  @Test
  void anAppWithoutAWebhookHasNoPage() {
    onPeoplesPort()
        .get("/connect/nobody")
        .then()
        .statusCode(404)
        .contentType("text/html")
        .body(containsString("nothing to connect to"));
    onPeoplesPort()
        .get("/connect/%3Cscript%3E")
        .then()
        .statusCode(404)
        .body(not(containsString("<script")));
    onPeoplesPort().get("/connect/pages/callback").then().statusCode(400);
  }

  @Test
  void whatPeopleConnectToIsTheAppsSettingAndNeverAQuestion() {
    asOperator().body("{}").put("/api/v1/apps/several/webhooks/east").then().statusCode(202);
    asOperator().body("{}").put("/api/v1/apps/several/webhooks/west").then().statusCode(202);
    String setting = "/api/v1/apps/several/connect";

    onPeoplesPort()
        .get("/connect/several")
        .then()
        .statusCode(503)
        .body(not(containsString("west")))
        .body(containsString("not ready"));
    asOperator().get(setting).then().statusCode(200).body("endpoint", equalTo(null));
    asOperator().body("{\"endpoint\":\"none\"}").put(setting).then().statusCode(404);
    asOperator().body("{}").put(setting).then().statusCode(400);
    asOperator()
        .body("{\"endpoint\":\"west\"}")
        .put(setting)
        .then()
        .statusCode(200)
        .body("endpoint", equalTo("west"))
        .body("callback", endsWith("/connect/several/callback"));
    Browser ada = new Browser();
    ada.comesBack("several", requestToken(ada.begin("several")), "65").statusCode(200);

    asOperator().get("/api/v1/apps/several/webhooks/west/subscriptions/65").then().statusCode(200);
  }

  @Test
  void nothingOfTheCallbackIsLogged() throws IOException {
    Browser ada = new Browser();
    String token = requestToken(ada.begin("pages"));
    ada.comesBack("pages", token, "165").statusCode(200);
    VAULT.forgetsHandshake(handshake(token));
    ada.comesBack("pages", token, "165").statusCode(410);

    String log = Files.readString(Path.of("target/subscription-manager.log"));

    assertThat(log).isNotEmpty().doesNotContain("verifier-of-165", token);
  }

  private static String requestToken(Response begun) {
    return begun.then().statusCode(303).extract().header("Location").split("oauth_token=")[1];
  }

  private static String handshake(String requestToken) {
    return requestToken.replaceFirst("request-token-of-", "");
  }
}
