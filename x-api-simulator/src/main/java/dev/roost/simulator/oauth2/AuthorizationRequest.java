package dev.roost.simulator.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.signing.Form;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;

/**
 * An app's wish to act for somebody, as the browser brings it to X, and found to be in order.
 *
 * @param redirectUri where the browser goes afterwards; it is on the app's list
 * @param scopes what is asked for, at least one
 * @param state given back as it is
 */
record AuthorizationRequest(
    App app, String redirectUri, List<String> scopes, String state, CodeChallenge challenge) {

  private static final int LONGEST_STATE = 500;

  /** What becomes of a request. */
  sealed interface Reading {}

  /** It is in order. */
  record Asked(AuthorizationRequest request) implements Reading {}

  /** The app is told of a fault, at that address. */
  record SentBack(String redirect) implements Reading {}

  /** It is not known who is to be told; the person sees why. */
  record Unusable(String why) implements Reading {}

  /** Reads the query; what the app did wrong is for the app, unless the app is in doubt. */
  static Reading read(String query, Apps apps) {
    Form form = Form.of(query);
    Optional<App> app =
        single(form, "client_id").flatMap(apps::byClientId).filter(it -> it.clientSecret() != null);
    if (app.isEmpty()) {
      return new Unusable("There is no app of this client_id that has OAuth 2.0.");
    }
    String callback = single(form, "redirect_uri").orElse("");
    if (!app.get().terms().callbacks().contains(callback)) {
      return new Unusable("This redirect_uri is not on the app's list of callbacks.");
    }
    return read(form, app.get(), callback);
  }

  private static Reading read(Form form, App app, String callback) {
    Optional<String> state =
        single(form, "state").filter(it -> !it.isEmpty() && it.length() <= LONGEST_STATE);
    Optional<CodeChallenge> challenge =
        CodeChallenge.of(
            single(form, "code_challenge").orElse(""),
            single(form, "code_challenge_method").orElse(""));
    List<String> scopes = Scopes.of(single(form, "scope").orElse(""));
    String type = single(form, "response_type").orElse("");
    if (state.isEmpty()) {
      return new SentBack(back(callback, "error=invalid_request"));
    }
    if (!type.isEmpty() && !type.equals("code")) {
      return refused(callback, "unsupported_response_type", state.get());
    }
    if (type.isEmpty() || challenge.isEmpty()) {
      return refused(callback, "invalid_request", state.get());
    }
    if (scopes.isEmpty() || !scopes.stream().allMatch(Scopes::isKnown)) {
      return refused(callback, "invalid_scope", state.get());
    }
    return new Asked(new AuthorizationRequest(app, callback, scopes, state.get(), challenge.get()));
  }

  /** Where the browser goes with a code. */
  String allowed(String code) {
    return back(redirectUri, "state=" + enc(state) + "&code=" + enc(code));
  }

  /** Where it goes without one; X documents no parameters for that, clients expect these. */
  String denied() {
    return back(redirectUri, refusal("access_denied", state));
  }

  @Override
  public String toString() {
    return "AuthorizationRequest[" + app + ", " + scopes + "]";
  }

  private static SentBack refused(String callback, String error, String state) {
    return new SentBack(back(callback, refusal(error, state)));
  }

  private static String refusal(String error, String state) {
    return "error=" + error + "&state=" + enc(state);
  }

  private static String back(String callback, String query) {
    return callback + (callback.contains("?") ? "&" : "?") + query;
  }

  private static String enc(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** The value of that name; a parameter that comes twice is none (RFC 6749, 3.1). */
  private static Optional<String> single(Form form, String name) {
    List<String> values =
        form.fields().stream()
            .filter(field -> field.name().equals(name))
            .map(Form.Field::value)
            .toList();
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
