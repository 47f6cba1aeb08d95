package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.onPeoplesPort;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.registered2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a company sets: how its pages look, and where people are led back to. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class CompanyPagesTest {

  private static final String BACK = "https://www.example.com/x/done";
  private static final String LIST = "\"returnTo\":[\"" + BACK + "\"]";

  @Test
  void anAppForWhichNothingWasSetIsAsBefore() {
    registered("plain");

    asOperator()
        .get("/api/v1/apps/plain/connect")
        .then()
        .body("oauth", equalTo("1.0a"))
        .body("scopes", equalTo(null))
        .body("profile", equalTo(null))
        .body("returnTo", empty())
        .body("branding", equalTo(Map.of()))
        .body("disconnectPage", endsWith("/disconnect/plain"));
    onPeoplesPort()
        .get("/connect/plain")
        .then()
        .header(
            "Content-Security-Policy",
            equalTo(
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"))
        .body(containsString("<span>plain</span>"))
        .body(not(containsString("<img")));
  }

  @Test
  void whatIsAbsentStaysAndWhatIsEmptyIsTakenAway() {
    registered2("changing");
    Settings.put(
            "changing",
            "\"oauth\":\"2.0\",\"profile\":\"messages\",\"invitationsOnly\":true,"
                + LIST
                + ",\"branding\":{\"name\":\"Example Ltd\"}")
        .statusCode(200);

    Settings.put("changing", "\"invitationsOnly\":false")
        .statusCode(200)
        .body("oauth", equalTo("2.0"))
        .body("profile", equalTo("messages"))
        .body("invitationsOnly", equalTo(false))
        .body("returnTo[0]", equalTo(BACK))
        .body("branding.name", equalTo("Example Ltd"));
    Settings.put("changing", "\"profile\":\"\",\"returnTo\":[],\"branding\":{}")
        .statusCode(200)
        .body("profile", equalTo(null))
        .body("returnTo", empty())
        .body("branding", equalTo(Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "oauth":"2"                                          | oauth
          "profile":"everything"                               | profile
          "returnTo":["http://www.example.com/"]               | returnTo
          "returnTo":["https://www.example.com/a/../b"]        | returnTo
          "returnTo":[null]                                    | returnTo[0]
          "branding":{"name":" "}                              | branding.name
          "branding":{"logoUrl":"http://www.example.com/a"}    | branding.logoUrl
          "branding":{"logoUrl":"https://a.example;x/a"}       | branding.logoUrl
          "branding":{"logoUrl":"https://a@b.example/a"}       | branding.logoUrl
          "branding":{"color":"red"}                           | branding.color
          """)
  void whatCannotBeUsedIsRefusedAndNamed(String members, String parameter) {
    registered2("strict-setting");

    Settings.put("strict-setting", members.replaceAll("^'|'$", ""))
        .statusCode(400)
        .body("parameter", equalTo(parameter));
  }

  @Test
  void whatXOffersInVersion2AloneNeedsAWebhookOfIt() {
    registered("older");

    Settings.put("older", "\"oauth\":\"2.0\"").statusCode(400).body("parameter", equalTo("oauth"));
    Settings.put("older", "\"profile\":\"essential\"")
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:activity-needs-api-2"));
  }

  @Test
  void theCompanysNameLogoAndColourAreOnEveryPageAndNothingElseIsAllowed() {
    registered("branded");
    Settings.put(
            "branded",
            "\"branding\":{\"name\":\"Tom & <Co>\",\"logoUrl\":\"https://CDN.example.com:8443/l.svg?v=1\","
                + "\"color\":\"#ffee00\"}")
        .statusCode(200);

    for (ValidatableResponse page :
        new ValidatableResponse[] {
          onPeoplesPort().get("/connect/branded").then(),
          onPeoplesPort().get("/connect/branded/callback?denied=x").then(),
          onPeoplesPort().get("/disconnect/branded").then()
        }) {
      String html = page.extract().asString();
      String css = html.split("<style>", 2)[1].split("</style>", 2)[0];
      page.header(
          "Content-Security-Policy",
          equalTo(
              "default-src 'none'; style-src 'self' 'sha256-"
                  + sha256(css)
                  + "'; img-src https://cdn.example.com:8443; base-uri 'none';"
                  + " frame-ancestors 'none'"));
      // Yellow cannot be read on white.
      assertThat(css).startsWith(":root{--act:#").doesNotContain("--act:#ffee00}@");
      assertThat(html)
          .contains("<span>Tom &amp; &lt;Co&gt;</span>")
          .contains("<img src=\"https://CDN.example.com:8443/l.svg?v=1\" alt=\"\"")
          .doesNotContain("<script", "<Co>");
    }
  }

  @Test
  void whoCameFromAListedAddressIsLedBackWithTheResult() {
    registered("led");
    Settings.put("led", LIST).statusCode(200);
    Browser ada = new Browser();
    ada.openAt("/connect/led?return_to=" + BACK + "?session%3D1%26a%3Db");
    String token = token(ada.press("led"));
    Browser ben = new Browser();
    ben.openAt("/connect/led?return_to=" + BACK);
    String other = token(ben.press("led"));

    ada.isLedBack("led", Map.of("oauth_token", token, "oauth_verifier", "verifier-of-8201"))
        .then()
        .statusCode(303)
        .header("Location", BACK + "?session=1&a=b&result=connected")
        .header("Referrer-Policy", "no-referrer");
    ben.isLedBack("led", Map.of("denied", other))
        .then()
        .statusCode(303)
        .header("Location", BACK + "?result=denied");
  }

  @Test
  void whoLacksSomethingIsToldBeforeTheyGoBack() {
    registered2("led-partly");
    Settings.put("led-partly", LIST + ",\"oauth\":\"2.0\",\"profile\":\"essential\"")
        .statusCode(200);
    Browser ada = new Browser();
    ada.openAt("/connect/led-partly?return_to=" + BACK);
    String state = ConnectOAuth2Test.state(ada.press("led-partly"));

    ada.isLedBack("led-partly", Map.of("state", state, "code", "code-of-8202-without-like.read"))
        .then()
        .statusCode(200)
        .body(containsString("What does not arrive"))
        .body(containsString("href=\"" + BACK + "?result=connected-partly\""))
        .body(containsString("/connect/led-partly?return_to=https%3A%2F%2Fwww.example.com"));
  }

  @Test
  void nobodyIsLedToAnAddressThatIsNotListed() {
    registered("no-open-redirect");
    Settings.put("no-open-redirect", LIST).statusCode(200);
    String link = "/connect/no-open-redirect?return_to=";
    Browser ada = new Browser();
    int begun = VAULT.handshakesBegun();

    for (String evil :
        new String[] {"https://evil.example/", BACK + "/../admin", "//evil.example", "x"}) {
      ada.at(link + evil.replace("/", "%2F"))
          .then()
          .statusCode(400)
          .body(containsString("This link is not right"))
          .body(not(containsString("evil.example")));
    }
    ada.at(link + BACK + "?" + "a".repeat(400)).then().statusCode(400);
    ada.open("no-open-redirect");
    onPeoplesPort()
        .cookies(ada.carries())
        .redirects()
        .follow(false)
        .formParam("page", ada.form())
        .formParam("return_to", "https://evil.example/")
        .post("/connect/no-open-redirect")
        .then()
        .statusCode(400);
    assertThat(VAULT.handshakesBegun()).isEqualTo(begun);

    // One that was taken off the list meanwhile is none any more.
    ada.openAt(link + BACK);
    String token = token(ada.press("no-open-redirect"));
    Settings.put("no-open-redirect", "\"returnTo\":[]").statusCode(200);
    ada.isLedBack(
            "no-open-redirect", Map.of("oauth_token", token, "oauth_verifier", "verifier-of-8203"))
        .then()
        .statusCode(200)
        .body(containsString("Connected as"))
        .body(not(containsString("www.example.com")));
  }

  private static String token(Response begun) {
    return begun.then().statusCode(303).extract().header("Location").split("oauth_token=")[1];
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
