package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.fixtures.Call.onPeoplesPort;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person's browser: it keeps cookies, and sends the form of the page it has opened. */
final class Browser {

  private static final Pattern FIELD = Pattern.compile("name=\"page\" value=\"([^\"]*)\"");
  private static final Pattern RETURN_TO = Pattern.compile("name=\"return_to\" value=\"([^\"]*)\"");
  private static final Pattern INVITATION =
      Pattern.compile("name=\"invitation\" value=\"([^\"]*)\"");

  private final Map<String, String> cookies = new HashMap<>();
  private String address;
  private String form = "";
  private String invitation = "";
  private String returnTo = "";

  /** One that the proxy in front knows by no address. */
  Browser() {
    this("");
  }

  /** One that the proxy in front knows by this address. */
  Browser(String address) {
    this.address = address;
  }

  /** It moves to another network. */
  Browser from(String newAddress) {
    address = newAddress;
    return this;
  }

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
    openAt("/connect/" + app);
  }

  /** Opens a page by its whole path and query, as from a link. */
  void openAt(String link) {
    Response page = at(link);
    page.then().statusCode(200);
    keep(page);
    Matcher field = FIELD.matcher(page.body().asString());
    if (!field.find()) {
      throw new AssertionError("The page has no form.");
    }
    form = field.group(1);
    Matcher invited = INVITATION.matcher(page.body().asString());
    invitation = invited.find() ? invited.group(1) : "";
    Matcher back = RETURN_TO.matcher(page.body().asString());
    returnTo = back.find() ? back.group(1).replace("&amp;", "&") : "";
  }

  /** Asks for a page, whatever the answer. */
  Response at(String link) {
    return calls().urlEncodingEnabled(false).get(link);
  }

  private RequestSpecification calls() {
    // REST Assured leaves each connection open, of which the port takes so many.
    RequestSpecification call = onPeoplesPort().cookies(cookies).header("Connection", "close");
    return address.isEmpty() ? call : call.header("X-Forwarded-For", address);
  }

  /** Presses the page's button. */
  Response press(String app) {
    return press(app, form);
  }

  /** Presses the button of a page with that field. */
  Response press(String app, String field) {
    return pressAt("/connect/" + app, field);
  }

  /** Presses the button of the page to disconnect. */
  Response leave(String app) {
    openAt("/disconnect/" + app);
    return leaveFromHere(app);
  }

  /** Presses the button of the page to disconnect that it has opened. */
  Response leaveFromHere(String app) {
    return pressAt("/disconnect/" + app, form);
  }

  private Response pressAt(String path, String field) {
    RequestSpecification call = calls();
    if (!invitation.isEmpty()) {
      call.formParam("invitation", invitation);
    }
    if (!returnTo.isEmpty()) {
      call.formParam("return_to", returnTo);
    }
    Response answer =
        call.redirects()
            .follow(false)
            // As browsers say it from a page whose referrer policy is no-referrer.
            .header("Origin", "null")
            .formParam("page", field)
            .post(path);
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
    return calls()
        .queryParam("oauth_token", requestToken)
        .queryParam("oauth_verifier", "verifier-of-" + user)
        .get("/connect/" + app + "/callback")
        .then();
  }

  /** X leads it back after a no. */
  ValidatableResponse refuses(String app, String requestToken) {
    return calls().queryParam("denied", requestToken).get("/connect/" + app + "/callback").then();
  }

  /** X leads it back by OAuth 2.0 with these parameters, such as state and code; not further. */
  Response isLedBack(String app, Map<String, String> parameters) {
    Response answer =
        calls()
            .redirects()
            .follow(false)
            .queryParams(parameters)
            .get("/connect/" + app + "/callback");
    keep(answer);
    return answer;
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
