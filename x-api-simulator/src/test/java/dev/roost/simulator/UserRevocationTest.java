package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who ends a user's consent, what ends with it, and whom X tells. */
@QuarkusTest
class UserRevocationTest {

  private static final String PATH = "/2/activity/subscriptions";
  private static final String SCOPES =
      "users.read tweet.read dm.read dm.write like.read offline.access";

  private final Receiver receiver = new Receiver();
  private String webhook = "";
  private String ada = "";

  @BeforeEach
  void anAppThatIsToldOfRevocations() {
    Simulator.forget();
    Simulator.app("demo");
    ada = Simulator.user("ada");
    webhook = V2.webhook("demo", receiver);
    create("Bearer " + XApi.bearer("demo"), "oauth.revoke", "{}");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void anAppThatRevokesItsTokenEndsTheGrantAndIsToldAsByTheUser() {
    JsonPath tokens = everythingSubscribed();

    Response revoked = OAuth2.revoke("demo", tokens.getString("refresh_token"));

    assertThat(revoked.asString()).isEqualTo("{\"revoked\":true}");
    assertThat(OAuth2.me(tokens.getString("access_token"))).isEqualTo(401);
    assertThat(OAuth2.refresh("demo", tokens.getString("refresh_token")).statusCode())
        .isEqualTo(400);
    assertThat(subscribed()).containsExactly("oauth.revoke", "post.create");
    assertThat(accounts()).isEmpty();
    await().until(() -> receiver.arrived.size() == 2);
    assertToldByBothApis();
  }

  @Test
  void anAppIsNotToldOfItsOwnRevocationWhereTheSwitchSaysSo() {
    V2.switches("appRevocation", "silent");
    JsonPath tokens = everythingSubscribed();

    OAuth2.revoke("demo", tokens.getString("access_token")).then().statusCode(200);

    assertThat(subscribed()).containsExactly("oauth.revoke", "post.create");
    assertThat(accounts()).isEmpty();
    assertThat(Simulator.deliveries()).isEmpty();
  }

  @Test
  void oneTokenEndsAloneWhereTheSwitchSaysSo() {
    V2.switches("revocation", "token");
    JsonPath tokens = everythingSubscribed();

    OAuth2.revoke("demo", tokens.getString("refresh_token")).then().statusCode(200);
    int access = OAuth2.me(tokens.getString("access_token"));
    OAuth2.revoke("demo", tokens.getString("access_token")).then().statusCode(200);

    assertThat(OAuth2.refresh("demo", tokens.getString("refresh_token")).statusCode())
        .isEqualTo(400);
    assertThat(access).isEqualTo(200);
    assertThat(OAuth2.me(tokens.getString("access_token"))).isEqualTo(401);
    assertThat(subscribed()).hasSize(3);
    assertThat(accounts()).containsExactly(ada);
    assertThat(Simulator.deliveries()).isEmpty();
  }

  /** Each line: the switch, and whether the tokens of another consent of the user are good then. */
  @ParameterizedTest
  @CsvSource({"grant, 200, 3", "consent, 401, 2", "token, 200, 3"})
  void tokensOfAnotherConsentEndAsTheSwitchSays(String choice, int status, int left) {
    V2.switches("revocation", choice);
    JsonPath former = everythingSubscribed();
    JsonPath newer = OAuth2.tokens("demo", "ada", SCOPES);
    JsonPath bens = OAuth2.tokens("demo", "ben", SCOPES);

    OAuth2.revoke("demo", former.getString("refresh_token")).then().statusCode(200);

    assertThat(OAuth2.me(newer.getString("access_token"))).isEqualTo(status);
    assertThat(OAuth2.me(bens.getString("access_token"))).isEqualTo(200);
    assertThat(subscribed()).hasSize(left);
  }

  @Test
  void whileOAuth1LetsTheAppInNothingButTokensEnds() {
    JsonPath tokens = everythingSubscribed();
    Signer oauth1 = XApi.user("demo", "ada");

    OAuth2.revoke("demo", tokens.getString("refresh_token")).then().statusCode(200);

    assertThat(OAuth2.me(tokens.getString("access_token"))).isEqualTo(401);
    assertThat(V2.user(oauth1, "GET", "/2/users/me").statusCode()).isEqualTo(200);
    assertThat(subscribed()).hasSize(3);
    assertThat(accounts()).containsExactly(ada);
    assertThat(Simulator.deliveries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"revoked, 200", "refused, 400"})
  void aTokenThatIsUnknownOrRevokedIsAnsweredAsTheSwitchSays(String choice, int status) {
    V2.switches("unknownToken", choice);
    OAuth2.parameters("other", "users.read");
    String token = OAuth2.tokens("demo", "ada", SCOPES).getString("refresh_token");
    int others = OAuth2.revoke("other", token).statusCode();
    int first = OAuth2.revoke("demo", token).statusCode();
    int second = OAuth2.revoke("demo", token).statusCode();

    assertThat(others).isEqualTo(status);
    assertThat(first).isEqualTo(200);
    assertThat(second).isEqualTo(status);
    assertThat(OAuth2.revoke("demo", "unknown").statusCode()).isEqualTo(status);
    assertThat(Simulator.get("/simulator/oauth2/counts").getInt("[0].revocations")).isEqualTo(1);
  }

  @Test
  void theAnswerToARevocationIsEmptyWhereTheSwitchSaysSo() {
    V2.switches("revocationAnswer", "empty");

    assertThat(OAuth2.revoke("demo", "unknown").asString()).isEqualTo("{}");
  }

  @Test
  void aUserTakesOneAppsAccessAwayAndNoOthers() {
    JsonPath tokens = everythingSubscribed();
    Signer oauth1 = XApi.user("demo", "ada");
    JsonPath others = othersTokens();

    JsonPath told = revoke("ada", "demo");

    assertThat(told.getList("happenings.kind")).containsExactly("user_event", "oauth.revoke");
    assertThat(told.getList("happenings.webhookId")).containsOnly(webhook);
    assertThat(OAuth2.me(tokens.getString("access_token"))).isEqualTo(401);
    assertThat(OAuth2.refresh("demo", tokens.getString("refresh_token")).statusCode())
        .isEqualTo(400);
    assertThat(V2.user(oauth1, "GET", "/2/users/me").statusCode()).isEqualTo(401);
    assertThat(subscribed()).containsExactly("oauth.revoke", "post.create");
    assertThat(accounts()).isEmpty();
    assertThat(OAuth2.me(others.getString("access_token"))).isEqualTo(200);
    assertThat(V2.bearer("other", "GET", PATH).jsonPath().getList("data.event_type"))
        .containsExactly("oauth.revoke", "like.create");
    await().until(() -> receiver.arrived.size() == 2);
    assertToldByBothApis();
  }

  @Test
  void theActTakesTheAccessOfAllAppsAway() {
    JsonPath tokens = everythingSubscribed();
    JsonPath others = othersTokens();

    Simulator.act(ada, "revoke");

    assertThat(OAuth2.me(tokens.getString("access_token"))).isEqualTo(401);
    assertThat(OAuth2.me(others.getString("access_token"))).isEqualTo(401);
    assertThat(subscribed()).containsExactly("oauth.revoke", "post.create");
    assertThat(V2.bearer("other", "GET", PATH).jsonPath().getList("data.event_type"))
        .containsExactly("oauth.revoke");
  }

  @Test
  void anAppWithNothingButAConsentIsToldOfItsEndOnce() {
    OAuth2.tokens("demo", "ada", "users.read");

    JsonPath first = revoke("ada", "demo");
    JsonPath second = revoke("ada", "demo");

    assertThat(first.getList("happenings.kind")).containsExactly("oauth.revoke");
    assertThat(second.getList("happenings")).isEmpty();
  }

  @Test
  void thereMustBeSuchAUserAndApp() {
    assertThat(post("/simulator/users/eve/revocations", "{\"app\":\"demo\"}")).isEqualTo(404);
    assertThat(post("/simulator/users/ada/revocations", "{\"app\":\"none\"}")).isEqualTo(404);
    assertThat(post("/simulator/users/ada/revocations", "{}")).isEqualTo(400);
  }

  /** A private and a public subscription, and one to all of the Account Activity API. */
  private JsonPath everythingSubscribed() {
    JsonPath tokens = OAuth2.tokens("demo", "ada", SCOPES);
    String bearer = "Bearer " + tokens.getString("access_token");
    create(bearer, "like.create", V2.user(ada));
    create("Bearer " + XApi.bearer("demo"), "post.create", V2.user(ada));
    String all = "/2/account_activity/webhooks/" + webhook + "/subscriptions/all";
    V2.call(bearer, "POST", all, "{}").then().statusCode(200);
    return tokens;
  }

  /** Another app with a webhook of its own, which is told of revocations, too. */
  private JsonPath othersTokens() {
    Simulator.app("other");
    JsonPath tokens = OAuth2.tokens("other", "ada", SCOPES);
    Map<String, String> there = Map.of("webhook_id", V2.webhook("other", receiver));
    V2.bearer("other", "POST", PATH, V2.wish("oauth.revoke", "{}", there)).then().statusCode(200);
    V2.call(
            "Bearer " + tokens.getString("access_token"),
            "POST",
            PATH,
            V2.wish("like.create", V2.user(ada), there))
        .then()
        .statusCode(200);
    return tokens;
  }

  private void create(String authorization, String type, String filter) {
    String wish =
        "{\"event_type\":\"%s\",\"filter\":%s,\"webhook_id\":\"%s\"}"
            .formatted(type, filter, webhook);
    V2.call(authorization, "POST", PATH, wish).then().statusCode(200);
  }

  private void assertToldByBothApis() {
    JsonObject account = receiver.arrived.getFirst().body().toJsonObject();
    JsonObject revoke = account.getJsonObject("user_event").getJsonObject("revoke");
    JsonObject data = receiver.arrived.getLast().body().toJsonObject().getJsonObject("data");
    assertThat(account.fieldNames()).containsExactly("user_event");
    assertThat(revoke.getJsonObject("source").getString("user_id")).isEqualTo(ada);
    assertThat(revoke.getJsonObject("target").getString("app_id")).isEqualTo(appId());
    assertThat(data.getString("event_type")).isEqualTo("oauth.revoke");
    assertThat(data.getJsonObject("payload").getString("user_id")).isEqualTo(ada);
    assertThat(data.getJsonObject("payload").getString("app_id")).isEqualTo(appId());
  }

  private static String appId() {
    return Simulator.get("/simulator/apps/demo").getString("id");
  }

  private static List<String> subscribed() {
    return V2.bearer("demo", "GET", PATH).jsonPath().<String>getList("data.event_type").stream()
        .sorted()
        .toList();
  }

  private List<String> accounts() {
    return Simulator.get("/simulator/webhooks/" + webhook + "/subscriptions").getList("$");
  }

  private static JsonPath revoke(String screenName, String app) {
    return Simulator.post(
        "/simulator/users/" + screenName + "/revocations", "{\"app\":\"" + app + "\"}");
  }

  private static int post(String path, String body) {
    return given().contentType("application/json").body(body).post(path).statusCode();
  }
}
