package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.simulator.v2.activity.EventType;
import dev.roost.simulator.v2.activity.EventTypes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What X's version 2 lets an app do with a user's OAuth 2.0 token. */
@QuarkusTest
class OAuth2AccessTest {

  private static final String PATH = "/2/activity/subscriptions";
  private static final String ME = "/2/users/me";
  private static final String ACCOUNT = "dm.read dm.write tweet.read users.read";

  private final Receiver receiver = new Receiver();
  private String ada = "";

  @BeforeEach
  void anApp() {
    Simulator.forget();
    Simulator.app("demo");
    ada = Simulator.user("ada");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void bothKindsOfUsersTokensTellWhoseTheyAre() {
    Response oauth2 = me(OAuth2.bearer("demo", "ada", "users.read tweet.read"));
    Response oauth1 = V2.as("ada", "demo", "GET", ME, "");

    for (Response answer : new Response[] {oauth2, oauth1}) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.jsonPath().getMap("$")).containsOnlyKeys("data");
      assertThat(answer.jsonPath().getMap("data"))
          .containsOnlyKeys("id", "name", "username")
          .containsEntry("id", ada)
          .containsEntry("username", "ada");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"users.read", "tweet.read", "dm.read"})
  void whoseTokenItIsWantsBothScopes(String scopes) {
    assertForbidden(me(OAuth2.bearer("demo", "ada", scopes)));
  }

  @Test
  void anAppOnItsOwnIsNobodyAndOneOutsideOfThePackageIsForbidden() {
    String token = OAuth2.bearer("demo", "ada", "users.read tweet.read");
    Response alone = V2.bearer("demo", "GET", ME);
    Simulator.put("/simulator/apps/demo", "{\"enrolled\":false}");
    Response notEnrolled = me(token);

    assertThat(alone.statusCode()).isEqualTo(403);
    assertThat(alone.jsonPath().getString("type")).endsWith("/unsupported-authentication");
    assertThat(notEnrolled.statusCode()).isEqualTo(403);
    assertThat(notEnrolled.jsonPath().getString("reason")).isEqualTo("client-not-enrolled");
    assertThat(me("Bearer unknown").statusCode()).isEqualTo(401);
  }

  @Test
  void aUserIsToldOf75TimesInAWindowWhateverTheOthersDo() {
    String adas = OAuth2.bearer("demo", "ada", "users.read tweet.read");
    String bens = OAuth2.bearer("demo", "ben", "users.read tweet.read");
    for (int i = 0; i < 74; i++) {
      assertThat(me(adas).statusCode()).isEqualTo(200);
    }

    Response last = me(adas);
    Response tooMany = me(adas);

    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(last.getHeader("x-rate-limit-limit")).isEqualTo("75");
    assertThat(last.getHeader("x-rate-limit-remaining")).isEqualTo("0");
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(me(bens).getHeader("x-rate-limit-remaining")).isEqualTo("74");
  }

  @Test
  void accountActivityIsSubscribedWithAllFourScopes() {
    String all = account();
    String token = OAuth2.bearer("demo", "ada", ACCOUNT);

    Response subscribed = V2.call(token, "POST", all, "{}");
    Response checked = V2.call(token, "GET", all, "");

    assertThat(subscribed.asString()).isEqualTo("{\"data\":{\"subscribed\":true}}");
    assertThat(checked.asString()).isEqualTo("{\"data\":{\"subscribed\":true}}");
    assertThat(
            V2.bearer("demo", "GET", all + "/list").<String>path("data.subscriptions[0].user_id"))
        .isEqualTo(ada);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dm.read", "dm.write", "tweet.read", "users.read"})
  void withoutOneOfTheFourScopesAccountActivityIsForbidden(String missing) {
    String all = account();
    String token = OAuth2.bearer("demo", "ada", ACCOUNT.replace(missing, "like.read"));

    assertForbidden(V2.call(token, "POST", all, "{}"));
    assertForbidden(V2.call(token, "GET", all, ""));
    assertThat(V2.as("ada", "demo", "GET", all, "").asString()).contains("false");
  }

  static Stream<EventType> typesForUsers() {
    return EventTypes.all().stream()
        .filter(it -> !it.scope().equals("-") && !it.scope().equals("broadcast.read"));
  }

  @ParameterizedTest
  @MethodSource("typesForUsers")
  void anEventTypeWantsItsScope(EventType type) {
    String without = OAuth2.bearer("demo", "ada", allScopesBut(type.scope()));
    String with = OAuth2.bearer("demo", "ada", type.scope());

    Response refused = create(without, type.name());
    Response created = create(with, type.name());

    assertForbidden(refused);
    assertThat(created.statusCode()).isEqualTo(200);
    assertThat(created.jsonPath().getString("data.subscription.filter.user_id")).isEqualTo(ada);
  }

  @ParameterizedTest
  @CsvSource({
    "either, broadcast.read, 200",
    "either, tweet.read, 200",
    "either, users.read, 403",
    "broadcast.read, broadcast.read, 200",
    "broadcast.read, tweet.read, 403",
    "tweet.read, tweet.read, 200",
    "tweet.read, broadcast.read, 403"
  })
  void broadcastsWantTheScopeThatTheSwitchSays(String choice, String scope, int status) {
    V2.switches("broadcastScope", choice);

    Response answer = create(OAuth2.bearer("demo", "ada", scope), "broadcast.chat");

    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"both, 200", "oauth2, 200", "oauth1, 403"})
  void whetherPrivateTypesTakeItIsASwitch(String choice, int status) {
    V2.switches("privateCredential", choice);

    Response answer = create(OAuth2.bearer("demo", "ada", "like.read"), "like.create");

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.jsonPath().getString("detail"))
          .isEqualTo(
              "Authenticating with OAuth 2.0 User Context is forbidden for this endpoint. "
                  + " Supported authentication types are [OAuth 1.0a User Context].");
    }
  }

  @Test
  void anotherUsersTokenIsNoConsentAndSeesNothing() {
    String bens = OAuth2.bearer("demo", "ben", "like.read");
    create(OAuth2.bearer("demo", "ada", "like.read"), "like.create").then().statusCode(200);

    Response answer = create(bens, "like.create");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.jsonPath().getString("type")).endsWith("/not-authorized-for-resource");
    assertThat(V2.call(bens, "GET", PATH, "").jsonPath().getList("data")).isEmpty();
  }

  @Test
  void whatTheAppMayDoByOAuth1DoesNotMatter() {
    Simulator.put("/simulator/apps/demo", "{\"permission\":\"read\"}");

    Response answer = create(OAuth2.bearer("demo", "ada", "dm.read"), "dm.received");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void revocationsAreForTheWholeAppAndTakeTheBearerAlone() {
    String wish = "{\"event_type\":\"oauth.revoke\",\"filter\":{}}";
    String token = OAuth2.bearer("demo", "ada", "users.read");

    assertThat(V2.call(token, "POST", PATH, wish).statusCode()).isEqualTo(403);
  }

  @Test
  void callsAreLoggedAsAUsersWithTheUserAndTokenRequestsAsTheClients() {
    String token = OAuth2.bearer("demo", "ada", "users.read tweet.read");
    me(token);
    OAuth2.revoke("demo", token.substring("Bearer ".length()));
    me(token);

    assertThat(
            Simulator.get("/simulator/calls")
                .<String>getList(
                    "collect { it.path + ' ' + it.as + ' ' + it.userId + ' ' + it.status }"))
        .containsExactly(
            "/2/oauth2/token client  200",
            ME + " oauth2-user " + ada + " 200",
            "/2/oauth2/revoke client  200",
            ME + " oauth2-user " + ada + " 401");
    assertThat(Simulator.get("/simulator/calls").getList("app")).containsOnly("demo");
  }

  private String account() {
    return "/2/account_activity/webhooks/" + V2.webhook("demo", receiver) + "/subscriptions/all";
  }

  private Response create(String authorization, String type) {
    return V2.call(authorization, "POST", PATH, V2.wish(type, V2.user(ada), Map.of()));
  }

  private static String allScopesBut(String scope) {
    return Stream.of(
            "users.read",
            "tweet.read",
            "like.read",
            "follows.read",
            "mute.read",
            "block.read",
            "dm.read",
            "dm.write")
        .filter(it -> !it.equals(scope))
        .reduce((one, two) -> one + " " + two)
        .orElseThrow();
  }

  private static Response me(String authorization) {
    return V2.call(authorization, "GET", ME, "");
  }

  private static void assertForbidden(Response answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.jsonPath().getMap("$"))
        .isEqualTo(
            Map.of(
                "title", "Forbidden", "detail", "Forbidden", "type", "about:blank", "status", 403));
  }
}
