package dev.roost.subscriptions.people;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People's pages are on their own port alone, and nothing else is there. Which port a request came
 * in by is known from the connection, and not from anything a client sends. That a path means what
 * it begins with is admin-api's doing: it refuses dot segments on both ports.
 */
@Singleton
final class PortAdmission {

  /** After admin-api has read the address, and before anything that acts on it. */
  private static final int PRIORITY = SecurityHandlerPriorities.CORS + 90;

  private static final List<String> PAGES = List.of("/connect/", "/disconnect/");
  private static final int NOT_FOUND = 404;
  private static final int CONTENT_TOO_LARGE = 413;

  private final ConnectServer server;
  private final ConnectServerConfig config;

  PortAdmission(ConnectServer server, ConnectServerConfig config) {
    this.server = server;
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, PRIORITY);
  }

  private void admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean people = request.localAddress().port() == server.port();
    if (people) {
      limit(context);
      // The pages send "Origin: null" with their form, since they keep their address to themselves.
      // CORS, where it is on for the admin API, must not refuse them for it: who may begin a
      // handshake is the page's token to say.
      request.headers().remove(HttpHeaders.ORIGIN);
    }
    if (people != isPage(request.path())) {
      refuse(context, NOT_FOUND, "There is no such page.");
    } else if (people && isTooLarge(request)) {
      refuse(context, CONTENT_TOO_LARGE, "This is more than any of these pages sends.");
    } else {
      context.next();
    }
  }

  private void limit(RoutingContext context) {
    var connection = context.request().connection();
    server.connections().expect(connection, config.requestTimeout());
    context.addEndHandler(_ -> server.connections().expect(connection, config.idleTimeout()));
  }

  private static boolean isPage(@Nullable String path) {
    return path != null && PAGES.stream().anyMatch(path::startsWith);
  }

  /** A body without a length is none that a browser sends. */
  private boolean isTooLarge(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null
          ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
          : Long.parseLong(length) > config.maxBodySize().asLongValue();
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static void refuse(RoutingContext context, int status, String why) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(why + "\n");
  }
}
