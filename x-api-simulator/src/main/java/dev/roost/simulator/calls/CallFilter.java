package dev.roost.simulator.calls;

import static java.util.Objects.requireNonNullElse;

import dev.roost.simulator.signing.Call;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Writes down every answer of X's own endpoints, refusals too, but those of OAuth 1.0a, of bearers
 * and of the page on which people consent.
 */
final class CallFilter {

  private static final List<String> APIS = List.of("/1.1/account_activity/", "/2/");
  private static final String PAGE = "/2/oauth2/authorize";

  /** Whoever names itself at length is told apart by the beginning. */
  private static final int LONGEST_USER_AGENT = 200;

  private final CallLog log;
  private final Callers callers;

  CallFilter(CallLog log, Callers callers) {
    this.log = log;
    this.callers = callers;
  }

  @ServerResponseFilter
  void answered(ContainerResponseContext answer, HttpServerRequest request) {
    String path = requireNonNullElse(request.path(), "");
    if (!path.equals(PAGE) && APIS.stream().anyMatch(path::startsWith)) {
      Call call = Call.of(request);
      Callers.Caller caller = callers.of(call);
      log.add(seq ->
          new Seen(
              seq,
              call.method(),
              path,
              caller.as(),
              caller.app(),
              caller.userId(),
              userAgent(request),
              answer.getStatus()));
    }
  }

  private static String userAgent(HttpServerRequest request) {
    String sent = requireNonNullElse(request.getHeader("User-Agent"), "");
    return sent.substring(0, Math.min(sent.length(), LONGEST_USER_AGENT));
  }
}
