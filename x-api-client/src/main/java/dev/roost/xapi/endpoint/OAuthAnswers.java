package dev.roost.xapi.endpoint;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.xapi.endpoint.Json.UnreadableAnswer;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.Token;
import dev.roost.xapi.oauth2.BearerToken;
import java.util.Locale;
import java.util.Map;

/** What X's OAuth endpoints say yes with: forms in OAuth 1.0a, JSON in OAuth 2.0. */
final class OAuthAnswers {

  private OAuthAnswers() {}

  /** Without X's confirmation of the callback, the verifier could reach someone else. */
  static Token requestToken(String body) {
    Map<String, String> form = form(body);
    if (!required(form, "oauth_callback_confirmed").equals("true")) {
      throw new UnreadableAnswer();
    }
    return token(form);
  }

  static UserAccess userAccess(String body) {
    Map<String, String> form = form(body);
    return new UserAccess(
        token(form), required(form, "user_id"), form.getOrDefault("screen_name", ""));
  }

  static BearerToken bearer(String body) {
    JsonNode node = Json.read(body);
    if (!Json.required(node, "token_type").toLowerCase(Locale.ROOT).equals("bearer")) {
      throw new UnreadableAnswer();
    }
    try {
      return BearerToken.of(Json.required(node, "access_token"));
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableAnswer();
    }
  }

  private static Token token(Map<String, String> form) {
    return new Token(
        required(form, "oauth_token"), OAuthSecret.of(required(form, "oauth_token_secret")));
  }

  private static String required(Map<String, String> form, String name) {
    String value = form.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new UnreadableAnswer();
    }
    return value;
  }

  private static Map<String, String> form(String body) {
    try {
      return Parameter.parse(body).stream()
          .collect(toMap(Parameter::name, Parameter::value, (first, _) -> first));
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableAnswer();
    }
  }
}
