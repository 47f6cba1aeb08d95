package dev.roost.simulatorclient;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Users of the simulator who let apps in by OAuth 2.0 and take it back, and what the apps asked for
 * then. It waits and fails as {@link SimulatorClient} does.
 */
public final class SimulatorOAuth2 {

  private final SimulatorHttp http;

  SimulatorOAuth2(SimulatorHttp http) {
    this.http = http;
  }

  /**
   * Has a user say yes to all that an app asks for, without a browser.
   *
   * @param authorizeUrl where the app sends browsers; its query alone matters
   * @return where X would send the browser then: with a code, or with what is wrong
   */
  public URI allow(URI authorizeUrl, String screenName) {
    return decide(Map.of("authorizeUrl", authorizeUrl.toString(), "screenName", screenName));
  }

  /** The same to some of it; scopes that are not asked for do not count, and none is a no. */
  public URI allow(URI authorizeUrl, String screenName, List<String> scopes) {
    return decide(
        Map.of(
            "authorizeUrl", authorizeUrl.toString(), "screenName", screenName, "scopes", scopes));
  }

  /** Has a user say no to what an app asks for; where X would send the browser then. */
  public URI deny(URI authorizeUrl, String screenName) {
    return decide(
        Map.of(
            "authorizeUrl", authorizeUrl.toString(), "screenName", screenName, "approve", false));
  }

  /** Has a user take an app's access away, by OAuth 1.0a too, as on X's page of connected apps. */
  public void revoke(String screenName, String app) {
    http.post(
        "/simulator/users/" + screenName + "/revocations", Map.of("app", app), JsonNode.class);
  }

  /** What this app asked for this user, since the simulator began. */
  public TokenCount count(String app, String userId) {
    return counts().stream()
        .filter(it -> it.app().equals(app) && it.userId().equals(userId))
        .findFirst()
        .orElse(TokenCount.none(app, userId));
  }

  /** The same of all apps and users that anything was asked for. */
  public List<TokenCount> counts() {
    return List.of(http.get("/simulator/oauth2/counts", TokenCount[].class));
  }

  /** How long codes and access tokens that are given out from now on are good; whole seconds. */
  public void lifetimes(Duration code, Duration accessToken) {
    http.put(
        "/simulator/lifetimes",
        Map.of("codeSeconds", code.toSeconds(), "accessTokenSeconds", accessToken.toSeconds()),
        JsonNode.class);
  }

  private URI decide(Map<String, Object> decision) {
    JsonNode ended = http.post("/simulator/oauth2/authorizations", decision, JsonNode.class);
    return URI.create(ended.path("redirect").asText());
  }
}
