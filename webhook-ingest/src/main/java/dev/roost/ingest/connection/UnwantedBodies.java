package dev.roost.ingest.connection;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Requests for what is not there: Quarkus answers 404, and does not wait for their bodies. */
@ApplicationScoped
class UnwantedBodies {

  private final UnwantedBody unwantedBody;

  UnwantedBodies(UnwantedBody unwantedBody) {
    this.unwantedBody = unwantedBody;
  }

  void register(@Observes Router router) {
    router.route().last().handler(this::drop);
  }

  private void drop(RoutingContext context) {
    unwantedBody.dropped(context.request());
    context.next();
  }
}
