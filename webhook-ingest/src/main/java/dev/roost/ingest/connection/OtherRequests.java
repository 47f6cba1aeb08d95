package dev.roost.ingest.connection;

import dev.roost.ingest.webhooks.WebhookName;
import dev.roost.runtime.logging.KeyedLogger;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Requests that are neither a challenge nor a delivery, by RFC 9110 and 9112: another method on a
 * webhook is 405 and told which there are, another path is 404, and a request that names no host is
 * 400. All without a body, and without a wait for the request's own.
 */
@ApplicationScoped
class OtherRequests {

  private static final KeyedLogger LOG = KeyedLogger.of(OtherRequests.class);

  private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;
  private static final String METHODS = "GET, POST";

  private final UnwantedBody unwantedBody;

  OtherRequests(UnwantedBody unwantedBody) {
    this.unwantedBody = unwantedBody;
  }

  void register(@Observes Router router) {
    router.route(WebhookName.PATH).last().handler(this::refuseMethod);
    router.route().last().handler(context -> end(context, 404));
    router.route().order(BEFORE_ALL_OTHERS).failureHandler(this::unreadable);
  }

  private void refuseMethod(RoutingContext context) {
    context.response().putHeader(HttpHeaders.ALLOW, METHODS);
    end(context, 405);
  }

  /** Vert.x routes nothing without a host, and Quarkus would log each such request as an error. */
  private void unreadable(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean routed = request.authority() != null || request.version() == HttpVersion.HTTP_1_0;
    if (routed || context.statusCode() != 400 || context.response().headWritten()) {
      context.next();
      return;
    }
    LOG.debug("Request without a Host header that can be read gets 400");
    end(context, 400);
  }

  private void end(RoutingContext context, int status) {
    unwantedBody.dropped(context.request());
    context.response().setStatusCode(status).end();
  }
}
