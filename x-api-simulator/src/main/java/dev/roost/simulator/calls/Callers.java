package dev.roost.simulator.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.token.AccessToken;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.token.Bearers;
import dev.roost.simulator.token.Grants;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose credentials a call has, by its header alone; whether they are good enough is not asked. */
@Singleton
final class Callers {

  private static final Pattern TOKEN = Pattern.compile("oauth_token=\"([^\"]*)\"");

  private final Apps apps;
  private final AccessTokens tokens;
  private final Bearers bearers;
  private final Grants grants;

  Callers(Apps apps, AccessTokens tokens, Bearers bearers, Grants grants) {
    this.apps = apps;
    this.tokens = tokens;
    this.bearers = bearers;
    this.grants = grants;
  }

  /**
   * Who calls.
   *
   * @param as by what kind of credentials; {@link Seen} says which there are
   * @param app whose they are; empty where that is not known
   * @param userId whose token it is; empty where it is nobody's
   */
  record Caller(String as, String app, String userId) {}

  Caller of(Call call) {
    if (call.authorization().isEmpty()) {
      return new Caller("none", "", "");
    }
    return signer(call)
        .or(() -> bearer(call))
        .or(() -> client(call))
        .orElse(new Caller("unknown", "", ""));
  }

  private Optional<Caller> signer(Call call) {
    return call.credentials("OAuth")
        .map(TOKEN::matcher)
        .filter(Matcher::find)
        .flatMap(found -> tokens.find(found.group(1)))
        .map(token -> new Caller(ownerOrUser(token), token.app(), token.userId()));
  }

  private String ownerOrUser(AccessToken token) {
    App app = apps.get(token.app());
    return token.token().equals(app.owner().token()) ? "owner" : "user";
  }

  private Optional<Caller> bearer(Call call) {
    Optional<String> bearer = call.credentials("Bearer");
    return bearer
        .flatMap(bearers::appOf)
        .map(app -> new Caller("app-only", app, ""))
        .or(() ->
            bearer
                .flatMap(grants::everGiven)
                .map(grant -> new Caller("oauth2-user", grant.app(), grant.userId())));
  }

  private Optional<Caller> client(Call call) {
    return call.credentials("Basic")
        .flatMap(Callers::name)
        .flatMap(apps::byClientId)
        .map(app -> new Caller("client", app.app(), ""));
  }

  private static Optional<String> name(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8).split(":", 2)[0]);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
