package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.onPeoplesPort;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.registered2;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People who take back what they let an app do, and operators who do it for them. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DisconnectTest {

  @Test
  void whoProvesAtXWhoTheyAreIsDisconnectedAndSeesIt() {
    String webhook = registered("leave");
    Browser ada = new Browser();
    ada.comesBack("leave", token(ada.begin("leave")), "8301").statusCode(200);
    assertThat(X.users(webhook)).contains("8301");
    Browser phone = new Browser();
    phone
        .at("/disconnect/leave")
        .then()
        .statusCode(200)
        .body(containsString("whoever signs in there is disconnected"));

    String token = token(phone.leave("leave"));
    Response answer = provesBy(phone, "leave", token, "8301");

    answer.then().statusCode(303).header("Location", endsWith("/disconnect/leave/status"));
    assertThat(X.users(webhook)).doesNotContain("8301");
    assertThat(VAULT.endedCredentials("8301")).isPositive();
    await()
        .untilAsserted(() ->
            phone
                .at("/disconnect/leave/status")
                .then()
                .statusCode(200)
                .body(containsString("<h1>Disconnected</h1>"))
                .body(containsString("X delivers nothing of yours"))
                .body(containsString("erased here")));
    asOperator().get(subscription("leave", "8301")).then().body("state", equalTo("unsubscribed"));
    // The same address again, and the way back: nothing is ordered again.
    int ended = VAULT.endedCredentials("8301");
    provesBy(phone, "leave", token, "8301").then().statusCode(303);
    VAULT.forgetsHandshake(token.replaceFirst("request-token-of-", ""));
    provesBy(phone, "leave", token, "8301").then().statusCode(303);
    assertThat(VAULT.endedCredentials("8301")).isEqualTo(ended);
  }

  @Test
  void byOAuth2NoMoreIsAskedForThanToKnowWhoItIsAndAllEventTypesEnd() {
    registered2("leave-2");
    Settings.put(
            "leave-2",
            "\"oauth\":\"2.0\",\"profile\":\"essential\","
                + "\"returnTo\":[\"https://www.example.com/bye\"]")
        .statusCode(200);
    Browser ada = new Browser();
    String state = ConnectOAuth2Test.state(ada.begin("leave-2"));
    ada.isLedBack("leave-2", Map.of("state", state, "code", "code-of-8302")).then().statusCode(200);
    assertThat(X.two().activity().of("8302")).hasSize(11);

    ada.openAt("/disconnect/leave-2?return_to=https://www.example.com/bye");
    String leaving = ConnectOAuth2Test.state(ada.leaveFromHere("leave-2"));
    ada.isLedBack("leave-2", Map.of("state", leaving, "code", "code-of-8302"))
        .then()
        .statusCode(303);

    assertThat(VAULT.oauth2().askedScopes(leaving)).containsExactly("tweet.read", "users.read");
    assertThat(X.two().activity().of("8302")).isEmpty();
    await()
        .untilAsserted(() ->
            ada.at("/disconnect/leave-2/status")
                .then()
                .body(containsString("href=\"https://www.example.com/bye?result=disconnected\"")));
  }

  @Test
  void nobodyIsDisconnectedWithoutTheProof() {
    String webhook = registered("stay");
    Browser ada = new Browser();
    ada.comesBack("stay", token(ada.begin("stay")), "8303").statusCode(200);
    Browser mallory = new Browser();
    String token = token(mallory.leave("stay"));

    // Another browser, a no, a page that was not opened, and a status that nobody ordered.
    provesBy(ada, "stay", token, "8303").then().statusCode(400);
    mallory
        .isLedBack("stay", Map.of("denied", token))
        .then()
        .statusCode(200)
        .body(containsString("Nothing was changed"))
        .body(not(containsString("let the app in")));
    onPeoplesPort().redirects().follow(false).post("/disconnect/stay").then().statusCode(403);
    mallory.at("/disconnect/stay/status").then().statusCode(400);
    // A handshake that was begun to connect disconnects nobody.
    String connecting = token(ada.begin("stay"));
    ada.comesBack("stay", connecting, "8303").statusCode(200);

    assertThat(X.users(webhook)).contains("8303");
    assertThat(VAULT.endedCredentials("8303")).isZero();
    onPeoplesPort().get("/disconnect/nobody-at-all").then().statusCode(404);
  }

  @Test
  void whoIsDisconnectedIsNotSubscribedAndIsUntilAllIsDone() {
    registered("patient");
    VAULT.holds("8304");
    asOperator().put(subscription("patient", "8304")).then().statusCode(200);
    VAULT.away(true);

    asOperator()
        .delete("/api/v1/apps/patient/users/8304/connection")
        .then()
        .statusCode(202)
        .body("state", equalTo("disconnecting"))
        .body("requestedBy", equalTo("operator"))
        .body("work.task", equalTo("disconnect"));
    assertThat(VAULT.endedCredentials("8304")).isZero();
    VAULT.away(false);

    await()
        .untilAsserted(() ->
            asOperator()
                .get("/api/v1/apps/patient/users/8304/connection")
                .then()
                .statusCode(200)
                .body("state", equalTo("disconnected"))
                .body("subscriptionsLeft", equalTo(0))
                .body("credentials", equalTo("none"))
                .body("work", equalTo(null)));
    asOperator().get(subscription("patient", "8304")).then().body("state", equalTo("unsubscribed"));
    asOperator()
        .get("/api/v1/apps/patient/users/8305/connection")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:roost:problem:unknown-subscription"));
  }

  @Test
  void whoConnectsAgainMeanwhileStaysConnected() {
    String webhook = registered("returning");
    VAULT.holds("8306");
    asOperator().put(subscription("returning", "8306")).then().statusCode(200);
    Browser ada = new Browser();
    String token = token(ada.begin("returning"));
    VAULT.away(true);
    asOperator().delete("/api/v1/apps/returning/users/8306/connection").then().statusCode(202);
    VAULT.away(false);

    ada.comesBack("returning", token, "8306").statusCode(200);

    int ended = VAULT.endedCredentials("8306");
    asOperator()
        .get("/api/v1/apps/returning/users/8306/connection")
        .then()
        .body("reason", containsString("connected again"))
        .body("work", equalTo(null));
    assertThat(X.users(webhook)).contains("8306");
    assertThat(VAULT.endedCredentials("8306")).isEqualTo(ended);
  }

  private static Response provesBy(Browser browser, String app, String token, String user) {
    return browser.isLedBack(
        app, Map.of("oauth_token", token, "oauth_verifier", "verifier-of-" + user));
  }

  private static String token(Response begun) {
    return begun.then().statusCode(303).extract().header("Location").split("oauth_token=")[1];
  }
}
