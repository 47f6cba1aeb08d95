package dev.roost.simulator.calls;

import static java.util.Objects.requireNonNullElse;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.token.AccessToken;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.token.Bearers;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes down every answer of X's own endpoints but those of OAuth, refusals too. */
final class CallFilter {

  private static final List<String> APIS = List.of("/1.1/account_activity/", "/2/");

  /** Whoever names itself at length is told apart by the beginning. */
  private static final int LONGEST_USER_AGENT = 200;

  private static final Pattern TOKEN = Pattern.compile("oauth_token=\"([^\"]*)\"");

  private final CallLog log;
  private final Apps apps;
  private final AccessTokens tokens;
  private final Bearers bearers;

  CallFilter(CallLog log, Apps apps, AccessTokens tokens, Bearers bearers) {
    this.log = log;
    this.apps = apps;
    this.tokens = tokens;
    this.bearers = bearers;
  }

  @ServerResponseFilter
  void answered(ContainerResponseContext answer, HttpServerRequest request) {
    String path = requireNonNullElse(request.path(), "");
    if (APIS.stream().anyMatch(path::startsWith)) {
      Call call = Call.of(request);
      Optional<AccessToken> user = user(call);
      log.add(seq ->
          new Seen(
              seq,
              call.method(),
              path,
              user.map(this::ownerOrUser).orElseGet(() -> withoutUser(call)),
              user.map(AccessToken::app).or(() -> bearersApp(call)).orElse(""),
              user.map(AccessToken::userId).orElse(""),
              userAgent(request),
              answer.getStatus()));
    }
  }

  private static String userAgent(HttpServerRequest request) {
    String sent = requireNonNullElse(request.getHeader("User-Agent"), "");
    return sent.substring(0, Math.min(sent.length(), LONGEST_USER_AGENT));
  }

  private Optional<AccessToken> user(Call call) {
    return call.credentials("OAuth")
        .map(TOKEN::matcher)
        .filter(Matcher::find)
        .flatMap(found -> tokens.find(found.group(1)));
  }

  private String ownerOrUser(AccessToken token) {
    App app = apps.get(token.app());
    return token.token().equals(app.owner().token()) ? "owner" : "user";
  }

  private String withoutUser(Call call) {
    if (call.authorization().isEmpty()) {
      return "none";
    }
    return bearersApp(call).isPresent() ? "app-only" : "unknown";
  }

  private Optional<String> bearersApp(Call call) {
    return call.credentials("Bearer").flatMap(bearers::appOf);
  }
}
