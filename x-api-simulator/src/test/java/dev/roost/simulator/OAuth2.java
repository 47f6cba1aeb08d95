package dev.roost.simulator;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** X's OAuth 2.0 in the words of the tests. */
final class OAuth2 {

  static final String BACK = "http://127.0.0.1:9/back?app=1";

  /** Verifier and challenge are those of RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  static final String BASIC_SCOPES = "users.read tweet.read offline.access";

  private OAuth2() {}

  /** The parameters of a request that is in order, for a callback that is on the app's list. */
  static Map<String, String> parameters(String app, String scopes) {
    Simulator.put("/simulator/apps/" + app, "{\"callbacks\":[\"" + BACK + "\"]}");
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", clientId(app));
    parameters.put("redirect_uri", BACK);
    parameters.put("scope", scopes);
    parameters.put("state", "s=1&t");
    parameters.put("code_challenge", CHALLENGE);
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  static String query(Map<String, String> parameters) {
    return "?"
        + parameters.entrySet().stream()
            .map(it -> it.getKey() + "=" + Signer.encoded(it.getValue()))
            .collect(Collectors.joining("&"));
  }

  /** Where an app sends a browser. */
  static String authorizeUrl(String app, String scopes) {
    return XApi.url("/i/oauth2/authorize" + query(parameters(app, scopes)));
  }

  /** A yes without a browser, to these scopes or to all; where it leads. */
  static String consent(String authorizeUrl, String screenName, String... scopes) {
    String chosen =
        Arrays.stream(scopes).map(it -> "\"" + it + "\"").collect(Collectors.joining(","));
    String more = scopes.length == 0 ? "" : ",\"scopes\":[" + chosen + "]";
    return Simulator.post(
            "/simulator/oauth2/authorizations",
            "{\"authorizeUrl\":\"%s\",\"screenName\":\"%s\"%s}"
                .formatted(authorizeUrl, screenName, more))
        .getString("redirect");
  }

  /** The code that a yes to all of these scopes brings. */
  static String code(String app, String screenName, String scopes) {
    return codeOf(consent(authorizeUrl(app, scopes), screenName));
  }

  static String codeOf(String redirect) {
    return redirect.replaceFirst(".*[?&]code=([^&]+).*", "$1");
  }

  /** All of it: the tokens of a user who says yes to these scopes. */
  static JsonPath tokens(String app, String screenName, String scopes) {
    Response answer = exchange(app, code(app, screenName, scopes));
    return answer.then().statusCode(200).extract().jsonPath();
  }

  /** The same, as the header of a call. */
  static String bearer(String app, String screenName, String scopes) {
    return "Bearer " + tokens(app, screenName, scopes).getString("access_token");
  }

  static Response exchange(String app, String code) {
    return exchange(app, code, BACK, VERIFIER);
  }

  static Response exchange(String app, String code, String redirectUri, String verifier) {
    return token(
        app,
        "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
            .formatted(code, Signer.encoded(redirectUri), verifier));
  }

  static Response refresh(String app, String refreshToken) {
    return token(app, "grant_type=refresh_token&refresh_token=" + refreshToken);
  }

  static Response token(String app, String form) {
    return form(basic(app), "/2/oauth2/token", form);
  }

  static Response revoke(String app, String token) {
    return form(basic(app), "/2/oauth2/revoke", "token=" + token);
  }

  static Response form(String authorization, String path, String form) {
    var request = given().contentType("application/x-www-form-urlencoded").body(form);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return request.post(XApi.url(path));
  }

  static String clientId(String app) {
    return Simulator.get("/simulator/apps/" + app).getString("clientId");
  }

  static String basic(String app) {
    return basic(clientId(app), Simulator.get("/simulator/apps/" + app).getString("clientSecret"));
  }

  static String basic(String id, String secret) {
    return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
  }

  /** Whose token X says it is: 200, or why not. */
  static int me(String accessToken) {
    return V2.call("Bearer " + accessToken, "GET", "/2/users/me", "").statusCode();
  }
}
