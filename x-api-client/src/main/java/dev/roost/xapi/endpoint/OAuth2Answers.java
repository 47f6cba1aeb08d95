package dev.roost.xapi.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.xapi.endpoint.Json.UnreadableAnswer;
import dev.roost.xapi.oauth2.GrantedTokens;
import dev.roost.xapi.oauth2.OAuth2Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What X's OAuth 2.0 endpoints for users say yes with. */
final class OAuth2Answers {

  /** What X's pages say of an access token; its answers have said the same. */
  private static final long USUAL_LIFETIME_S = 7200;

  /** Longer than any access token is valid; a larger number is a mistake, and no time. */
  private static final long LONGEST_LIFETIME_S = Duration.ofDays(366).toSeconds();

  private OAuth2Answers() {}

  static GrantedTokens tokens(String body) {
    JsonNode node = Json.read(body);
    if (!node.path("token_type").asText("bearer").equalsIgnoreCase("bearer")) {
      throw new UnreadableAnswer();
    }
    return new GrantedTokens(
        token(Json.required(node, "access_token")),
        Optional.of(node.path("refresh_token").asText(""))
            .filter(text -> !text.isEmpty())
            .map(OAuth2Answers::token),
        scopes(node.path("scope")),
        Duration.ofSeconds(
            Json.number(node.path("expires_in"))
                .filter(seconds -> seconds >= 0 && seconds <= LONGEST_LIFETIME_S)
                .orElse(USUAL_LIFETIME_S)));
  }

  static XUser me(String body) {
    JsonNode user = Json.read(body).path("data");
    return new XUser(Json.required(user, "id"), user.path("username").asText(""));
  }

  /** The same as a list, as some servers write it. */
  private static Optional<Set<String>> scopes(JsonNode scope) {
    Set<String> names = new TreeSet<>();
    if (scope.isArray()) {
      scope.forEach(one -> names.add(one.asText("")));
    } else {
      names.addAll(List.of(scope.asText("").strip().split("\\s+", -1)));
    }
    names.remove("");
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private static OAuth2Token token(String text) {
    try {
      return OAuth2Token.of(text);
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableAnswer();
    }
  }
}
