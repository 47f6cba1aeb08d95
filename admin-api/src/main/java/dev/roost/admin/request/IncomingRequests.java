package dev.roost.admin.request;

import dev.roost.admin.access.Refusals;
import dev.roost.admin.problem.BodyLimit;
import dev.roost.admin.problem.ParameterNames;
import dev.roost.admin.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * What is checked before a route is looked for, where Vert.x would answer without a body: the
 * percent-encoding of the address, segments that lead elsewhere, and the announced size of the
 * body.
 */
@Singleton
final class IncomingRequests {

  /**
   * Before Quarkus' own limit on the body's size, CORS and authentication, which read the query.
   */
  private static final int PRIORITY = SecurityHandlerPriorities.CORS + 100;

  private static final String NOT_ENCODED =
      " is not percent-encoded UTF-8: a % is followed by two hex digits.";

  private static final String DOT_SEGMENT =
      "The path has a segment . or .., as it is or percent-encoded: write the path that is meant.";

  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.PUT, HttpMethod.POST, HttpMethod.PATCH);

  private final BodyLimit limit;
  private final Refusals refusals;

  IncomingRequests(BodyLimit limit, Refusals refusals) {
    this.limit = limit;
    this.refusals = refusals;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    Optional<Problem> problem = problem(context.request());
    if (problem.isPresent()) {
      refusals.refused(context, problem.get());
      refuse(context, problem.get());
      return;
    }
    negotiate(context.request());
    context.next();
  }

  private Optional<Problem> problem(HttpServerRequest request) {
    String path = request.path() == null ? "" : request.path();
    String query = request.query() == null ? "" : request.query();
    if (!PercentEncoding.isWellFormed(path)) {
      return Optional.of(Problem.invalid(null, "The path" + NOT_ENCODED));
    }
    if (DotSegments.isIn(path)) {
      return Optional.of(Problem.invalid(null, DOT_SEGMENT));
    }
    Optional<String> malformed = PercentEncoding.malformedParameter(query);
    if (malformed.isPresent()) {
      String name = ParameterNames.printable(malformed.get());
      return Optional.of(Problem.invalid(name, "A query parameter" + NOT_ENCODED));
    }
    return limit.isExceededBy(length(request)) ? Optional.of(limit.problem()) : Optional.empty();
  }

  private static long length(HttpServerRequest request) {
    try {
      String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * A client that accepts problems alone must not get a 406 in a problem's place; and a request
   * without a body has no media type that could be wrong: the route says whether it needs a body.
   */
  private static void negotiate(HttpServerRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    if (accepted != null && accepted.contains(Problem.JSON)) {
      request.headers().set(HttpHeaders.ACCEPT, accepted + ", */*;q=0.1");
    }
    boolean empty =
        length(request) == 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    if (empty && WITH_BODY.contains(request.method())) {
      request.headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
    }
  }

  static void refuse(RoutingContext context, Problem problem) {
    JsonObject body =
        new JsonObject()
            .put("type", problem.type())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("detail", problem.detail());
    if (problem.parameter() != null) {
      body.put("parameter", problem.parameter());
    }
    // What is left of the body is not read.
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.JSON)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(body.encode());
  }
}
