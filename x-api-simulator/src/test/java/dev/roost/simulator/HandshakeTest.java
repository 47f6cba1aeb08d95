package dev.roost.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class HandshakeTest {

  private static final String BACK = "http://127.0.0.1:9/back?app=1";
  private static final String ASK = XApi.ACCOUNT + "/webhooks/9/subscriptions/all.json";

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void anApp() {
    Simulator.forget();
    Simulator.app("demo");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void threeLegsLeadToATokenThatActsForTheUser() {
    String ada = Simulator.user("ada");
    Map<String, String> wish = XApi.request("demo", BACK);

    String redirect = XApi.approve(XApi.field(wish, "oauth_token"), "ada");
    Response access = XApi.access("demo", XApi.field(wish, "oauth_token"), redirect);

    Map<String, String> granted = XApi.form(access.asString());
    assertThat(wish).containsEntry("oauth_callback_confirmed", "true");
    assertThat(redirect)
        .startsWith(BACK + "&oauth_token=" + XApi.field(wish, "oauth_token") + "&oauth_verifier=");
    assertThat(granted)
        .containsOnlyKeys("oauth_token", "oauth_token_secret", "user_id", "screen_name")
        .containsEntry("user_id", ada)
        .containsEntry("screen_name", "ada");
    assertThat(XApi.code(XApi.signed(token(granted), "GET", ASK))).isEqualTo(34);
  }

  @Test
  void whatWasGivenOutIsShownToWhoSearchesForLeaksThoughItWasTakenBack() {
    String ada = Simulator.user("ada");
    String wish = XApi.wish("demo", BACK);
    Map<String, String> granted =
        XApi.form(XApi.access("demo", wish, XApi.approve(wish, "ada")).asString());
    String bearer = XApi.bearer("demo");
    Simulator.act(ada, "revoke");

    assertThat(Simulator.get("/simulator/apps/demo/tokens").getList("value"))
        .contains(bearer, granted.get("oauth_token"), granted.get("oauth_token_secret"));
  }

  @Test
  void aVerifierIsGoodOnceAndAnotherOneNever() {
    String wish = XApi.wish("demo", BACK);
    String redirect = XApi.approve(wish, "ada");

    Response wrong = XApi.access("demo", wish, "?oauth_verifier=guessed&");
    Response first = XApi.access("demo", wish, redirect);
    Response second = XApi.access("demo", wish, redirect);

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(XApi.code(wrong)).isEqualTo(32);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(401);
    assertThat(XApi.code(second)).isEqualTo(89);
  }

  @Test
  void withoutAYesThereIsNoToken() {
    String wish = XApi.wish("demo", BACK);

    Response access = XApi.access("demo", wish, "?oauth_verifier=&");

    assertThat(access.statusCode()).isEqualTo(401);
  }

  @Test
  void thePageAsksAndItsFormLeadsBackToTheApp() {
    Simulator.user("ada");
    String wish = XApi.wish("demo", BACK);

    Response page = given().get("/oauth/authorize?screen_name=ada&oauth_token=" + wish);
    Response pressed = press(wish, "approve=1&screen_name=ada");

    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.asString())
        .contains("Let demo in?", "<option selected>ada</option>", wish, "direct messages")
        .doesNotContain("demo_owner");
    assertThat(pressed.statusCode()).isEqualTo(302);
    assertThat(pressed.getHeader("Location")).contains("oauth_verifier=");
    assertThat(XApi.access("demo", wish, pressed.getHeader("Location")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoSaysNoIsSentBackAndTheTokenIsNoMore() {
    Simulator.user("ada");
    String wish = XApi.wish("demo", BACK);

    Response pressed = press(wish, "deny=1");

    assertThat(pressed.getHeader("Location")).isEqualTo(BACK + "&denied=" + wish);
    assertThat(given().get("/oauth/authorize?oauth_token=" + wish).statusCode()).isEqualTo(401);
  }

  @Test
  void authenticateAsksOnlyWhoHasNotLetTheAppIn() {
    Simulator.user("ada");
    Simulator.user("bob");
    XApi.user("demo", "ada");
    String wish = XApi.wish("demo", BACK);
    String page = "/oauth/authenticate?oauth_token=" + wish + "&screen_name=";

    int bob = given().redirects().follow(false).get(page + "bob").statusCode();
    int forced = given().redirects().follow(false).get(page + "ada&force_login=true").statusCode();
    int ada = given().redirects().follow(false).get(page + "ada").statusCode();

    assertThat(bob).isEqualTo(200);
    assertThat(forced).isEqualTo(200);
    assertThat(ada).isEqualTo(302);
  }

  @Test
  void outOfBandThePageShowsAPin() {
    Simulator.user("ada");
    String wish = XApi.wish("demo", "oob");

    String page = press(wish, "approve=1&screen_name=ada").asString();

    String pin = page.replaceFirst("(?s).*<code>(\\d{7})</code>.*", "$1");
    assertThat(XApi.access("demo", wish, "?oauth_verifier=" + pin + "&").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                        | http://localhost:8081/x     | 403
          {}                                        | oob                         | 200
          {}                                        | nonsense                    | 403
          {"callbacks":["https://example.org/x"]}   | https://example.org/x       | 200
          {"callbacks":["https://example.org/x"]}   | https://example.org/x?y=1   | 403
          {"callbacks":["https://example.org/x"]}   | https://example.org/x/      | 403
          {"callbacks":["https://example.org/x"]}   | http://example.org/x        | 403
          {"callbacks":["https://example.org/x"]}   | http://localhost:8081/x     | 403
          {"callbacks":["https://example.org/x"]}   | oob                         | 200
          """)
  void onlyAnApprovedCallbackIsTaken(String app, String callback, int status) {
    Simulator.put("/simulator/apps/demo", app);

    Response answer = request(XApi.consumer("demo"), callback);

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 403) {
      assertThat(XApi.code(answer)).isEqualTo(415);
    }
  }

  @Test
  void aWrongConsumerSecretIsRefused() {
    Signer right = XApi.consumer("demo");

    Response answer = request(new Signer(right.key(), "wrong", "", ""), BACK);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(XApi.code(answer)).isEqualTo(32);
  }

  @Test
  void aRevocationEndsTheTokenAndTheSubscription() {
    String webhook = Simulator.subscribed(receiver, "ada");
    String ada = Simulator.user("ada");
    Signer token = XApi.user("demo", "ada");
    String path = XApi.ACCOUNT + "/webhooks/" + webhook + "/subscriptions/all.json";
    int before = XApi.signed(token, "GET", path).statusCode();

    Simulator.act(ada, "revoke");

    Response after = XApi.signed(token, "GET", path);
    Signer again = XApi.user("demo", "ada");
    assertThat(before).isEqualTo(204);
    assertThat(after.statusCode()).isEqualTo(401);
    assertThat(XApi.code(after)).isEqualTo(89);
    assertThat(again.token()).isNotEqualTo(token.token());
    assertThat(XApi.signed(again, "GET", path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"/1.1/oauth/invalidate_token.json", "/1.1/oauth/invalidate_token"})
  void anAppGivesATokenBack(String path) {
    Simulator.user("ada");
    Signer token = XApi.user("demo", "ada");

    Response given = XApi.signed(token, "POST", path);

    assertThat(given.jsonPath().getString("access_token")).isEqualTo(token.token());
    assertThat(XApi.code(XApi.signed(token, "GET", ASK))).isEqualTo(89);
  }

  @Test
  void aUserWhoLetsTheAppInTwiceHasTheSameToken() {
    Simulator.user("ada");

    assertThat(XApi.user("demo", "ada")).isEqualTo(XApi.user("demo", "ada"));
  }

  @Test
  void theBearerIsTheSameUntilItIsTakenBack() {
    String bearer = XApi.bearer("demo");
    String again = XApi.bearer("demo");

    Response taken =
        given()
            .contentType("application/x-www-form-urlencoded")
            .header("Authorization", XApi.basic("demo"))
            .body("access_token=" + bearer)
            .post("/oauth2/invalidate_token");

    Response refused = XApi.with("Bearer " + bearer, "GET", XApi.ACCOUNT + "/webhooks.json");
    assertThat(again).isEqualTo(bearer).contains("%");
    assertThat(taken.jsonPath().getString("access_token")).isEqualTo(bearer);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(XApi.code(refused)).isEqualTo(89);
    assertThat(XApi.bearer("demo")).isNotEqualTo(bearer);
  }

  @Test
  void theOwnersSignatureTakesTheBearerBackToo() {
    String bearer = XApi.bearer("demo");
    String path = "/oauth2/invalidate_token?access_token=" + Signer.encoded(bearer);

    Response taken = XApi.signed(XApi.owner("demo"), "POST", path);

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(XApi.bearer("demo")).isNotEqualTo(bearer);
  }

  @Test
  void wrongCredentialsForABearerHaveALabel() {
    Response wrong =
        given()
            .contentType("application/x-www-form-urlencoded")
            .header("Authorization", "Basic d3Jvbmc6d3Jvbmc=")
            .body("grant_type=client_credentials")
            .post("/oauth2/token");
    Response other = XApi.token("demo", "password");

    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(XApi.code(wrong)).isEqualTo(99);
    assertThat(wrong.jsonPath().getString("errors[0].label")).isEqualTo("authenticity_token_error");
    assertThat(other.statusCode()).isEqualTo(403);
  }

  private static Signer token(Map<String, String> granted) {
    return XApi.withToken(
        "demo", XApi.field(granted, "oauth_token"), XApi.field(granted, "oauth_token_secret"));
  }

  private static Response request(Signer signer, String callback) {
    String path = "/oauth/request_token";
    return XApi.with(
        signer.sign("POST", XApi.url(path), "", Map.of("oauth_callback", callback)), "POST", path);
  }

  private static Response press(String wish, String buttons) {
    return given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded")
        .body("oauth_token=" + wish + "&" + buttons)
        .post("/oauth/authorize");
  }
}
