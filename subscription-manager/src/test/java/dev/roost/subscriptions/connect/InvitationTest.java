package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class InvitationTest {

  @Test
  void strangersAreTurnedAwayWhereAnInvitationIsNeeded() {
    invitationsOnly("guests");
    registered("open-beside");
    Browser stranger = new Browser();
    int begun = VAULT.handshakesBegun();

    stranger
        .at("/connect/guests")
        .then()
        .statusCode(403)
        .body(containsString("You need an invitation"))
        .body(not(containsString("<form")));
    // The page's token is no app's: with another app's page the form can be sent all the same.
    stranger.open("open-beside");
    stranger.press("guests").then().statusCode(403).body(containsString("You need an invitation"));

    assertThat(VAULT.handshakesBegun()).isEqualTo(begun);
  }

  @Test
  void theInvitedConnectAndTheInvitationBeginsNoMoreThanItsNumber() {
    invitationsOnly("invited");
    String link = link(made("invited", "{\"maxHandshakes\":2}"));
    Browser ada = new Browser();
    ada.openAt(link);
    Response first = ada.press("invited");
    Browser ben = new Browser();
    ben.openAt(link);
    Response second = ben.press("invited");
    int begun = VAULT.handshakesBegun();

    Response third = ben.press("invited");

    first.then().statusCode(303);
    second.then().statusCode(303);
    third.then().statusCode(403).body(containsString("cannot be used any more"));
    assertThat(VAULT.handshakesBegun()).isEqualTo(begun);
    String token = first.getHeader("Location").split("oauth_token=")[1];
    ada.comesBack("invited", token, "361").statusCode(200);
  }

  @Test
  void theInvitedAreLetPastTheLimitsAndWithoutUsesLeftTheyAreNot() {
    registered("busy");
    String link = link(made("busy", "{\"maxHandshakes\":1}"));
    Browser flood = new Browser("198.51.100.9");
    flood.open("busy");
    while (flood.press("busy").statusCode() != 429) {
      // Until the network's limit is used up.
    }
    Browser invited = new Browser("198.51.100.9");
    invited.openAt(link);

    invited.press("busy").then().statusCode(303);
    Response again = invited.press("busy");

    again
        .then()
        .statusCode(429)
        .body(containsString("Too many attempts from your network"))
        // Who starts again is still invited.
        .body(containsString("?invitation="));
  }

  @Test
  void whoIsLedBackWithoutHavingConnectedStartsAgainInvited() {
    invitationsOnly("comes-back");
    String link = link(made("comes-back", "{\"maxHandshakes\":3}"));
    Browser ada = new Browser();
    ada.openAt(link);
    String token = ada.press("comes-back").getHeader("Location").split("oauth_token=")[1];

    ada.refuses("comes-back", token)
        .statusCode(200)
        .body(containsString("You did not let the app in"))
        .body(containsString("?invitation=" + link.split("invitation=")[1]));
    ada.carries().replaceAll((name, value) -> name.endsWith("invitation") ? value + "x" : value);
    ada.refuses("comes-back", token).body(not(containsString("?invitation=")));
  }

  @Test
  void oneThatIsForgedOrAnotherAppsOrWithdrawnInvitesNobody() {
    invitationsOnly("mine");
    invitationsOnly("theirs");
    Response made = made("mine", "{}");
    String link = link(made);

    new Browser().at(link).then().statusCode(200);
    new Browser().at(link.replace("/mine", "/theirs")).then().statusCode(403);
    new Browser().at(link.substring(0, link.length() - 2) + "AA").then().statusCode(403);
    Browser late = new Browser();
    late.openAt(link);
    asOperator()
        .delete("/api/v1/apps/mine/connect/invitations/" + made.path("id"))
        .then()
        .statusCode(200)
        .body("withdrawn", equalTo(true));

    late.press("mine").then().statusCode(403).body(containsString("It was withdrawn, or"));
  }

  @Test
  void oneThatHasExpiredInvitesNobody() {
    invitationsOnly("invited-late");
    Instant soon = Instant.now().plus(Duration.ofSeconds(2));
    String link = link(made("invited-late", "{\"expiresAt\":\"" + soon + "\"}"));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            new Browser().at(link).then().statusCode(403).body(containsString("it has expired")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"maxHandshakes":0}                     | maxHandshakes
          {"maxHandshakes":10001}                 | maxHandshakes
          {"expiresAt":"tomorrow"}                | expiresAt
          {"expiresAt":"2020-01-01T00:00:00Z"}    | expiresAt
          {"expiresAt":"2999-01-01T00:00:00Z"}    | expiresAt
          """)
  void whatCannotBeIsRefusedWithItsName(String body, String parameter) {
    registered("strictly");

    made("strictly", body).then().statusCode(400).body("parameter", equalTo(parameter));
  }

  @Test
  void anAppThatIsUnknownHasNoInvitations() {
    made("unknown-to-all", "{}")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:roost:problem:unknown-app"));
  }

  @Test
  void theSettingStaysAsItIsWhereItIsNotNamed() {
    invitationsOnly("stays");
    String setting = "/api/v1/apps/stays/connect";

    asOperator()
        .body("{\"endpoint\":\"main\"}")
        .put(setting)
        .then()
        .body("invitationsOnly", equalTo(true));
    asOperator()
        .body("{\"endpoint\":\"main\",\"invitationsOnly\":false}")
        .put(setting)
        .then()
        .body("invitationsOnly", equalTo(false));
    new Browser().open("stays");
  }

  @Test
  void noInvitationIsLogged() throws IOException {
    registered("quiet");
    String link = link(made("quiet", "{\"maxHandshakes\":1}"));
    Browser ada = new Browser();
    ada.openAt(link);
    ada.press("quiet").then().statusCode(303);
    ada.press("quiet").then().statusCode(303);
    VAULT.away(true);
    ada.press("quiet").then().statusCode(503);
    VAULT.away(false);

    String log = Files.readString(Path.of("target/subscription-manager.log"));

    assertThat(log).isNotEmpty().doesNotContain(link.split("invitation=")[1]);
  }

  private static void invitationsOnly(String app) {
    registered(app);
    asOperator()
        .body(new JsonObject().put("endpoint", "main").put("invitationsOnly", true).encode())
        .put("/api/v1/apps/" + app + "/connect")
        .then()
        .statusCode(200)
        .body("invitationsOnly", equalTo(true));
  }

  private static Response made(String app, String body) {
    return asOperator().body(body).post("/api/v1/apps/" + app + "/connect/invitations");
  }

  private static String link(Response made) {
    made.then().statusCode(201).header("Cache-Control", "no-store");
    URI link = URI.create(made.path("link"));
    return link.getRawPath() + "?" + link.getRawQuery();
  }
}
