package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.fixtures.Call.onPeoplesPort;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person's browser: it keeps cookies, and sends the form of the page it has opened. */
final class Browser {

  private static final Pattern FIELD = Pattern.compile("name=\"page\" value=\"([^\"]*)\"");

  private final Map<String, String> cookies = new HashMap<>();
  private String form = "";

  /** Its cookies by name. */
  Map<String, String> carries() {
    return cookies;
  }

  /** The hidden field of the page that was opened last. */
  String form() {
    return form;
  }

  /** Opens an app's page. */
  void open(String app) {
    Response page = onPeoplesPort().cookies(cookies).get("/connect/" + app);
    page.then().statusCode(200);
    keep(page);
    Matcher field = FIELD.matcher(page.body().asString());
    if (!field.find()) {
      throw new AssertionError("The page has no form.");
    }
    form = field.group(1);
  }

  /** Presses the page's button. */
  Response press(String app) {
    return press(app, form);
  }

  /** Presses the button of a page with that field. */
  Response press(String app, String field) {
    Response answer =
        onPeoplesPort()
            .cookies(cookies)
            .redirects()
            .follow(false)
            // As browsers say it from a page whose referrer policy is no-referrer.
            .header("Origin", "null")
            .formParam("page", field)
            .post("/connect/" + app);
    keep(answer);
    return answer;
  }

  /** Opens the page and presses its button. */
  Response begin(String app) {
    open(app);
    return press(app);
  }

  /** X leads it back after a yes of this user. */
  ValidatableResponse comesBack(String app, String requestToken, String user) {
    return onPeoplesPort()
        .cookies(cookies)
        .queryParam("oauth_token", requestToken)
        .queryParam("oauth_verifier", "verifier-of-" + user)
        .get("/connect/" + app + "/callback")
        .then();
  }

  /** X leads it back after a no. */
  ValidatableResponse refuses(String app, String requestToken) {
    return onPeoplesPort()
        .cookies(cookies)
        .queryParam("denied", requestToken)
        .get("/connect/" + app + "/callback")
        .then();
  }

  private void keep(Response answer) {
    answer
        .getDetailedCookies()
        .forEach(cookie -> {
          if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
          } else {
            cookies.put(cookie.getName(), cookie.getValue());
          }
        });
  }
}
