package dev.roost.admin.request;

import dev.roost.admin.access.Refusals;
import dev.roost.admin.problem.Problem;
import dev.roost.runtime.logging.KeyedLogger;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * A request whose Host header is missing or is no host (RFC 9112, section 3.2). Vert.x routes none
 * of them, and Quarkus would log each as an error.
 */
@Singleton
final class RequestsWithoutHost {

  private static final KeyedLogger LOG = KeyedLogger.of(RequestsWithoutHost.class);

  private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

  private static final Problem NO_HOST =
      Problem.invalid(
          null, "The Host header is missing or is no host: send the one of the service's URL.");

  private final Refusals refusals;

  RequestsWithoutHost(Refusals refusals) {
    this.refusals = refusals;
  }

  void register(@Observes Router router) {
    router.route().order(BEFORE_ALL_OTHERS).failureHandler(this::refuse);
  }

  private void refuse(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean routed = request.authority() != null || request.version() == HttpVersion.HTTP_1_0;
    if (routed || context.statusCode() != 400 || context.response().headWritten()) {
      context.next();
      return;
    }
    LOG.debug("Request without a Host header that can be read gets 400");
    refusals.refused(context, NO_HOST);
    IncomingRequests.refuse(context, NO_HOST);
  }
}
