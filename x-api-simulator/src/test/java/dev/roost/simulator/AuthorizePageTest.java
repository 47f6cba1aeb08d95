package dev.roost.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of OAuth 2.0 on which people consent, and the addresses it leads to. */
@QuarkusTest
class AuthorizePageTest {

  private static final String PAGE = "/i/oauth2/authorize";
  private static final String SCOPES = "users.read tweet.read dm.read offline.access";
  private static final String DENIED = OAuth2.BACK + "&error=access_denied&state=s%3D1%26t";

  private Map<String, String> parameters = Map.of();

  @BeforeEach
  void anAppAndPeople() {
    Simulator.forget();
    Simulator.app("demo");
    Simulator.user("ada");
    Simulator.user("ben");
    parameters = OAuth2.parameters("demo", SCOPES);
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "/2/oauth2/authorize"})
  void thePageNamesTheAppItsUsersAndEachScopeInPlainWords(String path) {
    Response page = get(path + OAuth2.query(parameters));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.contentType()).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.asString())
        .contains("demo wants to access your account")
        .contains("<option>ada</option>", "<option>ben</option>")
        .contains("Read your direct messages<code>dm.read</code>")
        .contains("<input type=\"checkbox\" name=\"scope\" value=\"offline.access\" checked>")
        .contains("width=device-width")
        .doesNotContain("demo_owner", "dm.write", "<script", "javascript");
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "/2/oauth2/authorize"})
  void theFormLeadsBackWithACodeForWhatWasLeftIn(String path) {
    Response pressed =
        press(
            path + OAuth2.query(parameters),
            "screen_name=ada&scope=tweet.read&scope=users.read&scope=dm.write&approve=1");

    String redirect = pressed.getHeader("Location");
    assertThat(pressed.statusCode()).isEqualTo(302);
    assertThat(redirect).matches("\\Q" + OAuth2.BACK + "\\E&state=s%3D1%26t&code=[A-Za-z0-9]+");
    assertThat(scopeOf(redirect)).isEqualTo("users.read tweet.read");
  }

  @Test
  void aFormMayHaveAllItsScopesInOneField() {
    Response pressed =
        press(
            PAGE + OAuth2.query(parameters),
            "screen_name=ada&scope=users.read+tweet.read&approve=1");

    assertThat(scopeOf(pressed.getHeader("Location"))).isEqualTo("users.read tweet.read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "screen_name=ada&scope=users.read&deny=1",
        "screen_name=ada&scope=users.read",
        "screen_name=ada&approve=1",
        "screen_name=ada&scope=dm.write&approve=1"
      })
  void whoDeniesOrLeavesNothingInIsSentBackWithoutACode(String form) {
    Response pressed = press(PAGE + OAuth2.query(parameters), form);

    assertThat(pressed.statusCode()).isEqualTo(302);
    assertThat(pressed.getHeader("Location")).isEqualTo(DENIED);
  }

  @Test
  void nobodyCanConsentForWhoHasNoAccount() {
    Response pressed =
        press(PAGE + OAuth2.query(parameters), "screen_name=eve&scope=users.read&approve=1");

    assertThat(pressed.statusCode()).isEqualTo(400);
    assertThat(pressed.getHeader("Location")).isNull();
  }

  /** Each line: a parameter, what it is instead (absent: not there). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          client_id    | nobody
          client_id    |
          redirect_uri |
          redirect_uri | http://127.0.0.1:9/back
          redirect_uri | http://127.0.0.1:9/back?app=1&x
          redirect_uri | https://127.0.0.1:9/back?app=1
          """)
  void whereTheAppIsInDoubtThePersonIsToldAndNobodySentAnywhere(
      String name, @Nullable String value) {
    change(name, value);

    Response page = get(PAGE + OAuth2.query(parameters));
    Response pressed =
        press(PAGE + OAuth2.query(parameters), "screen_name=ada&scope=users.read&approve=1");

    for (Response answer : new Response[] {page, pressed}) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.getHeader("Location")).isNull();
      assertThat(answer.asString()).contains("Something went wrong");
    }
  }

  @Test
  void anAddressThatComesTwiceIsInDoubtToo() {
    String twice = OAuth2.query(parameters) + "&redirect_uri=http%3A%2F%2Fevil.example";

    assertThat(get(PAGE + twice).statusCode()).isEqualTo(400);
  }

  @Test
  void anAppWithoutAClientSecretHasNoOAuth2() {
    Simulator.put("/simulator/apps/demo", "{\"clientSecret\":null}");

    assertThat(get(PAGE + OAuth2.query(parameters)).statusCode()).isEqualTo(400);
  }

  /** Each line: a parameter, what it is instead (absent: not there), and what the app is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          response_type         | token                     | unsupported_response_type
          response_type         |                           | invalid_request
          scope                 | users.read dm.everything  | invalid_scope
          scope                 |                           | invalid_scope
          code_challenge        |                           | invalid_request
          code_challenge        | with a blank              | invalid_request
          code_challenge_method |                           | invalid_request
          code_challenge_method | S512                      | invalid_request
          """)
  void anythingElseThatIsWrongIsToldToTheApp(String name, @Nullable String value, String error) {
    change(name, value);

    Response page = get(PAGE + OAuth2.query(parameters));
    Response pressed =
        press(PAGE + OAuth2.query(parameters), "screen_name=ada&scope=users.read&approve=1");

    for (Response answer : new Response[] {page, pressed}) {
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.getHeader("Location"))
          .isEqualTo(OAuth2.BACK + "&error=" + error + "&state=s%3D1%26t");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"S256", "s256", "plain"})
  void aChallengeIsMadeByAnyOfTheseMethods(String method) {
    change("code_challenge_method", method);

    assertThat(get(PAGE + OAuth2.query(parameters)).statusCode()).isEqualTo(200);
  }

  @Test
  void aStateIsRequiredAndHasAtMost500Characters() {
    change("state", "x".repeat(500));
    int longest = get(PAGE + OAuth2.query(parameters)).statusCode();
    change("state", "x".repeat(501));
    Response tooLong = get(PAGE + OAuth2.query(parameters));
    change("state", null);
    Response missing = get(PAGE + OAuth2.query(parameters));

    assertThat(longest).isEqualTo(200);
    assertThat(tooLong.getHeader("Location")).isEqualTo(OAuth2.BACK + "&error=invalid_request");
    assertThat(missing.getHeader("Location")).isEqualTo(OAuth2.BACK + "&error=invalid_request");
  }

  @Test
  void withoutABrowserTheSameIsSaid() {
    String url = XApi.url(PAGE + OAuth2.query(parameters));

    String all = OAuth2.consent(url, "ada");
    String some = OAuth2.consent(url, "ada", "users.read", "tweet.read");
    String none =
        Simulator.post(
                "/simulator/oauth2/authorizations",
                "{\"authorizeUrl\":\"%s\",\"screenName\":\"ada\",\"approve\":false}".formatted(url))
            .getString("redirect");

    assertThat(scopeOf(all)).isEqualTo(SCOPES);
    assertThat(scopeOf(some)).isEqualTo("users.read tweet.read");
    assertThat(none).isEqualTo(DENIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"screenName\":\"ada\"}",
        "{\"authorizeUrl\":\"http://x/i/oauth2/authorize?client_id=nobody\",\"screenName\":\"ada\"}",
        "{\"authorizeUrl\":\"no address\",\"screenName\":\"ada\"}"
      })
  void withoutABrowserWhatAPersonWouldSeeIsRefused(String body) {
    Response answer =
        given().contentType("application/json").body(body).post("/simulator/oauth2/authorizations");

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private void change(String name, @Nullable String value) {
    if (value == null) {
      parameters.remove(name);
    } else {
      parameters.put(name, value);
    }
  }

  private static String scopeOf(String redirect) {
    return OAuth2.exchange("demo", OAuth2.codeOf(redirect)).jsonPath().getString("scope");
  }

  private static Response get(String path) {
    return given().urlEncodingEnabled(false).redirects().follow(false).get(XApi.url(path));
  }

  private static Response press(String path, String form) {
    return given()
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded")
        .body(form)
        .post(XApi.url(path));
  }
}
