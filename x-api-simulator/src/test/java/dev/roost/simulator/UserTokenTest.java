package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of users for codes and for refresh tokens, and how often each was asked for. */
@QuarkusTest
class UserTokenTest {

  private static final String NO_GOOD_CODE = "Value passed for the authorization code was invalid.";
  private static final String NO_GOOD_TOKEN = "Value passed for the token was invalid.";

  private String ada = "";

  @BeforeEach
  void anApp() {
    Simulator.forget();
    Simulator.app("demo");
    ada = Simulator.user("ada");
  }

  @Test
  void aCodeIsExchangedForTokensInXsForm() {
    Map<String, Object> tokens =
        OAuth2.tokens("demo", "ada", "users.read tweet.read offline.access").getMap("$");

    assertThat(tokens)
        .containsOnlyKeys("token_type", "expires_in", "access_token", "scope", "refresh_token")
        .containsEntry("token_type", "bearer")
        .containsEntry("expires_in", 7_200)
        .containsEntry("scope", "users.read tweet.read offline.access");
    assertThat(tokens.get("access_token")).isNotEqualTo(tokens.get("refresh_token"));
    assertThat(OAuth2.me(String.valueOf(tokens.get("access_token")))).isEqualTo(200);
  }

  @Test
  void withoutOfflineAccessThereIsNoRefreshToken() {
    Map<String, Object> tokens = OAuth2.tokens("demo", "ada", "users.read tweet.read").getMap("$");

    assertThat(tokens).containsOnlyKeys("token_type", "expires_in", "access_token", "scope");
  }

  @Test
  void aCodeThatComesTwiceRevokesWhatItGave() {
    String code = OAuth2.code("demo", "ada", OAuth2.BASIC_SCOPES);
    JsonPath tokens = OAuth2.exchange("demo", code).jsonPath();
    int before = OAuth2.me(tokens.getString("access_token"));

    Response second = OAuth2.exchange("demo", code);

    assertThat(before).isEqualTo(200);
    assertRefused(second, "invalid_request", NO_GOOD_CODE);
    assertThat(OAuth2.me(tokens.getString("access_token"))).isEqualTo(401);
    assertRefused(
        OAuth2.refresh("demo", tokens.getString("refresh_token")),
        "invalid_request",
        NO_GOOD_TOKEN);
  }

  @Test
  void aCodeWantsItsOwnAddressVerifierAndApp() {
    String code = OAuth2.code("demo", "ada", OAuth2.BASIC_SCOPES);
    OAuth2.parameters("other", "users.read");

    Response address = OAuth2.exchange("demo", code, OAuth2.BACK + "&x", OAuth2.VERIFIER);
    Response verifier = OAuth2.exchange("demo", code, OAuth2.BACK, OAuth2.CHALLENGE);
    Response app = OAuth2.exchange("other", code);
    Response right = OAuth2.exchange("demo", code);

    assertRefused(
        address,
        "invalid_request",
        "Value passed for the redirect uri did not match the uri of the authorization code.");
    assertRefused(
        verifier,
        "invalid_request",
        "Value passed for the code verifier did not match the code challenge.");
    assertRefused(app, "invalid_request", NO_GOOD_CODE);
    assertThat(right.statusCode()).isEqualTo(200);
  }

  @Test
  void aCodeEndsByItself() {
    lifetimes("{\"codeSeconds\":1}");
    String code = OAuth2.code("demo", "ada", OAuth2.BASIC_SCOPES);
    Instant over = Instant.now().plusMillis(1_100);
    await().until(() -> Instant.now().isAfter(over));

    assertRefused(OAuth2.exchange("demo", code), "invalid_request", NO_GOOD_CODE);
  }

  @Test
  void anAccessTokenEndsByItselfAndIsRefreshed() {
    lifetimes("{\"accessTokenSeconds\":1}");
    JsonPath tokens = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);
    await().until(() -> OAuth2.me(tokens.getString("access_token")) == 401);
    lifetimes("{}");

    JsonPath renewed = OAuth2.refresh("demo", tokens.getString("refresh_token")).jsonPath();

    assertThat(tokens.getInt("expires_in")).isEqualTo(1);
    assertThat(renewed.getInt("expires_in")).isEqualTo(7_200);
    assertThat(OAuth2.me(renewed.getString("access_token"))).isEqualTo(200);
  }

  @Test
  void aLifetimeIsASecondAtLeastAndStartingOverIsAsAtX() {
    lifetimes("{\"codeSeconds\":5}");
    Response refused =
        given()
            .contentType("application/json")
            .body("{\"accessTokenSeconds\":0}")
            .put("/simulator/lifetimes");
    Simulator.forget();

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Simulator.get("/simulator/lifetimes").getMap("$"))
        .isEqualTo(Map.of("codeSeconds", 30, "accessTokenSeconds", 7_200));
  }

  @Test
  void aRefreshTokenIsGoodOnceAndWhenItComesAgainNothingOfItsGrantIs() {
    JsonPath first = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);
    JsonPath second = OAuth2.refresh("demo", first.getString("refresh_token")).jsonPath();
    int before = OAuth2.me(second.getString("access_token"));

    Response again = OAuth2.refresh("demo", first.getString("refresh_token"));

    assertThat(second.getString("scope")).isEqualTo(OAuth2.BASIC_SCOPES);
    assertThat(second.getString("refresh_token")).isNotEqualTo(first.getString("refresh_token"));
    assertThat(before).isEqualTo(200);
    assertRefused(again, "invalid_request", NO_GOOD_TOKEN);
    assertThat(OAuth2.me(second.getString("access_token"))).isEqualTo(401);
    assertRefused(
        OAuth2.refresh("demo", second.getString("refresh_token")),
        "invalid_request",
        NO_GOOD_TOKEN);
  }

  @Test
  void aRefreshTokenThatComesAgainIsRefusedAloneWhereTheSwitchSaysSo() {
    V2.switches("refreshReuse", "refused");
    JsonPath first = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);
    JsonPath second = OAuth2.refresh("demo", first.getString("refresh_token")).jsonPath();

    Response again = OAuth2.refresh("demo", first.getString("refresh_token"));

    assertRefused(again, "invalid_request", NO_GOOD_TOKEN);
    assertThat(OAuth2.me(second.getString("access_token"))).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"kept, 200", "ended, 401"})
  void theFormerAccessTokenIsGoodAfterARefreshAsTheSwitchSays(String choice, int status) {
    V2.switches("formerAccessToken", choice);
    JsonPath first = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);

    JsonPath second = OAuth2.refresh("demo", first.getString("refresh_token")).jsonPath();

    assertThat(OAuth2.me(first.getString("access_token"))).isEqualTo(status);
    assertThat(OAuth2.me(second.getString("access_token"))).isEqualTo(200);
  }

  @Test
  void aRefreshTokenIsForItsOwnAppAlone() {
    OAuth2.parameters("other", "users.read");
    JsonPath tokens = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);

    Response other = OAuth2.refresh("other", tokens.getString("refresh_token"));

    assertRefused(other, "invalid_request", NO_GOOD_TOKEN);
    assertThat(OAuth2.refresh("demo", tokens.getString("refresh_token")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void consentingAgainLeavesTheFormerTokensAsTheyAre() {
    JsonPath first = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);

    JsonPath second = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);

    assertThat(OAuth2.me(first.getString("access_token"))).isEqualTo(200);
    assertThat(OAuth2.me(second.getString("access_token"))).isEqualTo(200);
  }

  /** Each line: how the client authenticates, what the switch says, and the answer. */
  @ParameterizedTest
  @CsvSource({
    "basic, either, 200",
    "form, either, 200",
    "basic, basic, 200",
    "form, basic, 401",
    "id, either, 401",
    "wrong, either, 401",
    "wrongForm, either, 401",
    "bearer, either, 401",
    "none, either, 401"
  })
  void aClientAuthenticatesByBasicOrInTheForm(String how, String choice, int status) {
    V2.switches("clientAuthentication", choice);
    String refreshToken =
        OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES).getString("refresh_token");
    String id = OAuth2.clientId("demo");
    String secret = Simulator.get("/simulator/apps/demo").getString("clientSecret");
    String header =
        switch (how) {
          case "basic" -> OAuth2.basic(id, secret);
          case "wrong" -> OAuth2.basic(id, "guessed");
          case "bearer" -> "Bearer " + XApi.bearer("demo");
          default -> "";
        };
    String more =
        switch (how) {
          case "form" -> "&client_id=" + id + "&client_secret=" + secret;
          case "wrongForm" -> "&client_id=" + id + "&client_secret=guessed";
          case "id" -> "&client_id=" + id;
          default -> "";
        };

    String form = "grant_type=refresh_token&refresh_token=" + refreshToken + more;
    Response answer = OAuth2.form(header, "/2/oauth2/token", form);
    Response revoked = OAuth2.form(header, "/2/oauth2/revoke", "token=" + refreshToken + more);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(revoked.statusCode()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.jsonPath().getMap("$"))
          .isEqualTo(
              Map.of(
                  "error",
                  "unauthorized_client",
                  "error_description",
                  "Missing valid authorization header"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant_type=authorization_code&redirect_uri=x&code_verifier=y",
        "grant_type=refresh_token",
        "code=x",
        "grant_type=refresh_token&refresh_token="
      })
  void aParameterThatIsNotThereIsNamed(String form) {
    Response answer = OAuth2.token("demo", form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("error")).isEqualTo("invalid_request");
    assertThat(answer.jsonPath().getString("error_description"))
        .startsWith("Missing required parameter [");
  }

  @Test
  void anotherGrantIsNotSupported() {
    assertThat(OAuth2.token("demo", "grant_type=client_credentials").jsonPath().getString("error"))
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  void whatIsNotGoodHasAnotherNameWhereTheSwitchSaysSo() {
    V2.switches("badGrant", "invalid_grant");

    assertRefused(OAuth2.refresh("demo", "unknown"), "invalid_grant", NO_GOOD_TOKEN);
    assertRefused(OAuth2.exchange("demo", "unknown"), "invalid_grant", NO_GOOD_CODE);
  }

  @Test
  void requestsAreCountedByAppAndUserAndUsedTokensForGood() {
    String code = OAuth2.code("demo", "ada", OAuth2.BASIC_SCOPES);
    JsonPath first = OAuth2.exchange("demo", code).jsonPath();
    JsonPath second = OAuth2.refresh("demo", first.getString("refresh_token")).jsonPath();
    OAuth2.refresh("demo", second.getString("refresh_token"));
    OAuth2.refresh("demo", first.getString("refresh_token"));
    OAuth2.refresh("demo", first.getString("refresh_token"));
    OAuth2.exchange("demo", code);
    OAuth2.refresh("demo", "unknown");
    OAuth2.revoke("demo", OAuth2.tokens("demo", "ben", "users.read").getString("access_token"));

    List<Map<String, Object>> counts = Simulator.get("/simulator/oauth2/counts").getList("$");

    assertThat(counts)
        .containsExactlyInAnyOrder(
            count("", 1, 0, 0, 0, 0, 0),
            count(ada, 6, 1, 1, 2, 2, 0),
            count(Simulator.user("ben"), 1, 1, 0, 0, 0, 1));
  }

  @Test
  void aUsedRefreshTokenIsCountedThoughItIsRefusedForAnotherReason() {
    JsonPath first = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);
    OAuth2.refresh("demo", first.getString("refresh_token"));
    Simulator.put("/simulator/misanswers", "{\"rateLimited\":1}");

    Response limited = OAuth2.refresh("demo", first.getString("refresh_token"));

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(Simulator.get("/simulator/oauth2/counts").getInt("[0].usedRefreshTokens"))
        .isEqualTo(1);
  }

  @Test
  void startingOverForgetsTokensAndCounts() {
    String token = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES).getString("access_token");

    Simulator.forget();

    assertThat(OAuth2.me(token)).isEqualTo(401);
    assertThat(Simulator.get("/simulator/oauth2/counts").getList("$")).isEmpty();
  }

  @Test
  void allThatWasGivenOutIsShownToWhoSearchesForLeaks() {
    JsonPath first = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);
    JsonPath second = OAuth2.refresh("demo", first.getString("refresh_token")).jsonPath();
    OAuth2.parameters("other", "users.read");
    OAuth2.tokens("other", "ada", OAuth2.BASIC_SCOPES);

    assertThat(Simulator.get("/simulator/apps/demo/tokens").<String>getList("value"))
        .containsExactlyInAnyOrder(
            first.getString("access_token"),
            first.getString("refresh_token"),
            second.getString("access_token"),
            second.getString("refresh_token"));
  }

  private Map<String, Object> count(
      String userId, int requests, int codes, int usedCodes, int refreshes, int used, int revoked) {
    return Map.of(
        "app", "demo",
        "userId", userId,
        "tokenRequests", requests,
        "codes", codes,
        "usedCodes", usedCodes,
        "refreshes", refreshes,
        "usedRefreshTokens", used,
        "revocations", revoked);
  }

  private static void lifetimes(String json) {
    Simulator.put("/simulator/lifetimes", json);
  }

  private static void assertRefused(Response answer, String error, String description) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getMap("$"))
        .isEqualTo(Map.of("error", error, "error_description", description));
  }
}
