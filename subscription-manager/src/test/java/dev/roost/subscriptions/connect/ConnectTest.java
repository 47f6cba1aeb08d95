package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.onPeoplesPort;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
        .body(not(containsString("<script")));
    onPeoplesPort().get("/connect/assets/connect.css").then().statusCode(200).contentType("text/css");
  }

  @Test
  void whoComesBackWithTheCookieIsConnectedAndSubscribed() {
    Response begun = begin();
    String handshake = handshake(begun);

    ValidatableResponse page = callback(begun, handshake, "61");

    page.statusCode(200)
        .body(containsString("Connected as @ada"))
        .header("Set-Cookie", containsString("Max-Age=0"))
        .header("Cache-Control", "no-store");
    assertThat(X.users(webhookId)).contains("61");
    asOperator()
        .get(subscription("pages", "61"))
        .then()
        .body("state", equalTo("subscribed"))
        .body("screenName", equalTo("ada"));
  }

  @Test
  void theCookieIsForTheseSecondsOfTheseBrowsersAlone() {
    Response begun = begin();

    begun
        .then()
        .statusCode(303)
        .header("Location", startsWith(PlayedVault.AUTHORIZE))
        .header("Set-Cookie", containsString("HttpOnly"))
        .header("Set-Cookie", containsString("SameSite=Lax"))
        .header("Set-Cookie", containsString("Path=/connect/pages"))
        .header("Set-Cookie", containsString("Max-Age="))
        // The connect-url is http on loopback here.
        .header("Set-Cookie", not(containsString("Secure")));
  }

  @Test
  void anotherBrowserConnectsNobody() {
    String handshake = handshake(begin());

    onPeoplesPort()
        .queryParam("oauth_token", "request-token-of-" + handshake)
        .queryParam("oauth_verifier", "verifier-of-62")
        .get("/connect/pages/callback")
        .then()
        .statusCode(400)
        .body(containsString("This browser did not begin this"))
        .body(containsString("Start again"));

    assertThat(VAULT.hasHandshake(handshake)).isTrue();
    assertThat(X.users(webhookId)).doesNotContain("62");
  }

  @Test
  void aHandshakeIsGoodOnce() {
    Response begun = begin();
    callback(begun, handshake(begun), "63").statusCode(200);

    callback(begun, handshake(begun), "63")
        .statusCode(410)
        .body(containsString("has been used, or has expired"));
  }

  @Test
  void aNoIsRespectedAndToldToTheVault() {
    Response begun = begin();
    String handshake = handshake(begun);

    onPeoplesPort()
        .cookies(begun.cookies())
        .queryParam("denied", "request-token-of-" + handshake)
        .get("/connect/pages/callback")
        .then()
        .statusCode(200)
        .body(containsString("You did not let the app in"));

    assertThat(VAULT.hasHandshake(handshake)).isFalse();
  }

  @Test
  void whileXOrTheVaultIsAwayThePageSaysSo() {
    VAULT.away(true);

    begin()
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
    onPeoplesPort().get("/connect/pages?endpoint=other").then().statusCode(404);
    onPeoplesPort().get("/connect/pages/callback").then().statusCode(400);
  }

  @Test
  void anAppWithSeveralWebhooksAsksWhichAndRemembersIt() {
    asOperator().body("{}").put("/api/v1/apps/several/webhooks/east").then().statusCode(202);
    asOperator().body("{}").put("/api/v1/apps/several/webhooks/west").then().statusCode(202);

    onPeoplesPort().get("/connect/several").then().statusCode(200).body(containsString("endpoint=west"));
    Response begun = onPeoplesPort().redirects().follow(false).post("/connect/several?endpoint=west");
    onPeoplesPort()
        .cookies(begun.cookies())
        .queryParam("oauth_token", "request-token-of-" + handshake(begun))
        .queryParam("oauth_verifier", "verifier-of-64")
        .get("/connect/several/callback")
        .then()
        .statusCode(200);

    asOperator().get("/api/v1/apps/several/webhooks/west/subscriptions/64").then().statusCode(200);
  }

  @Test
  void nothingOfTheCallbackIsLogged() throws IOException {
    Response begun = begin();
    String handshake = handshake(begun);
    callback(begun, handshake, "65").statusCode(200);
    callback(begun, handshake, "65").statusCode(410);

    String log = Files.readString(Path.of("target/subscription-manager.log"));

    assertThat(log).isNotEmpty().doesNotContain("verifier-of-65", "request-token-of-" + handshake);
  }

  private static Response begin() {
    return onPeoplesPort().redirects().follow(false).post("/connect/pages?endpoint=main");
  }

  private static String handshake(Response begun) {
    return begun.cookie(Binding.COOKIE).split("~", 2)[1];
  }

  private static ValidatableResponse callback(Response begun, String handshake, String user) {
    return onPeoplesPort()
        .cookies(begun.cookies())
        .queryParam("oauth_token", "request-token-of-" + handshake)
        .queryParam("oauth_verifier", "verifier-of-" + user)
        .get("/connect/pages/callback")
        .then();
  }
}
