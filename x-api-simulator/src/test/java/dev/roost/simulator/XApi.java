package dev.roost.simulator;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** X's own API in the words of the tests. */
final class XApi {

  static final String ACCOUNT = "/1.1/account_activity";

  private XApi() {}

  static String url(String path) {
    return "http://localhost:" + RestAssured.port + path;
  }

  /** The signer of an app without any token. */
  static Signer consumer(String app) {
    return withToken(app, "", "");
  }

  /** The signer of an app with that token. */
  static Signer withToken(String app, String token, String secret) {
    JsonPath shown = Simulator.get("/simulator/apps/" + app);
    return new Signer(
        shown.getString("consumerKey"), shown.getString("consumerSecret"), token, secret);
  }

  /** The signer of an app with its owner's token. */
  static Signer owner(String app) {
    JsonPath shown = Simulator.get("/simulator/apps/" + app);
    return withToken(app, shown.getString("ownerToken"), shown.getString("ownerTokenSecret"));
  }

  /** The signer of an app that this user lets in, leg by leg. */
  static Signer user(String app, String screenName) {
    String wish = wish(app, "http://127.0.0.1:1/back");
    return user(app, wish, approve(wish, screenName));
  }

  /** The same from the second leg on. */
  static Signer user(String app, String wish, String redirect) {
    Map<String, String> granted = form(access(app, wish, redirect).asString());
    return withToken(app, field(granted, "oauth_token"), field(granted, "oauth_token_secret"));
  }

  /** The first leg, for a callback that is on the app's list. */
  static Map<String, String> request(String app, String callback) {
    Simulator.put("/simulator/apps/" + app, "{\"callbacks\":[\"" + callback + "\"]}");
    String path = "/oauth/request_token";
    String header = consumer(app).sign("POST", url(path), "", Map.of("oauth_callback", callback));
    Response answer = with(header, "POST", path);
    Map<String, String> wish = form(answer.then().statusCode(200).extract().asString());
    SECRETS.put(field(wish, "oauth_token"), field(wish, "oauth_token_secret"));
    return wish;
  }

  /** The token of the first leg. */
  static String wish(String app, String callback) {
    return field(request(app, callback), "oauth_token");
  }

  /** The second leg without a browser; where it leads. */
  static String approve(String wish, String screenName) {
    return Simulator.post(
            "/simulator/authorizations",
            "{\"oauth_token\":\"" + wish + "\",\"screenName\":\"" + screenName + "\"}")
        .getString("redirect");
  }

  /** The third leg, with the verifier in a form. */
  static Response access(String app, String wish, String redirect) {
    String path = "/oauth/access_token";
    String body = redirect.replaceFirst(".*(oauth_verifier=[^&]+).*", "$1");
    return given()
        .contentType("application/x-www-form-urlencoded")
        .header(
            "Authorization",
            withToken(app, wish, String.valueOf(SECRETS.get(wish))).sign("POST", url(path), body))
        .body(body)
        .post(url(path));
  }

  private static final Map<String, String> SECRETS = new HashMap<>();

  static String bearer(String app) {
    return token(app, "client_credentials").then().statusCode(200).extract().path("access_token");
  }

  static Response token(String app, String grant) {
    return given()
        .contentType("application/x-www-form-urlencoded;charset=UTF-8")
        .header("Authorization", basic(app))
        .body("grant_type=" + grant)
        .post("/oauth2/token");
  }

  static String basic(String app) {
    Signer keys = consumer(app);
    String plain = keys.key() + ":" + keys.secret();
    return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(UTF_8));
  }

  static Response signed(Signer signer, String method, String path) {
    return with(signer.sign(method, url(path), ""), method, path);
  }

  static Response alone(String app, String method, String path) {
    return with("Bearer " + bearer(app), method, path);
  }

  static Response with(String authorization, String method, String path) {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", authorization)
        .request(method, url(path));
  }

  static String field(Map<String, String> form, String name) {
    return requireNonNull(form.get(name), name);
  }

  static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], parts[1]);
    }
    return form;
  }

  static int code(Response answer) {
    return answer.jsonPath().getInt("errors[0].code");
  }
}
