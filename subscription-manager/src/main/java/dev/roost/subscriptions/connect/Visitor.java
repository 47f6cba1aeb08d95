package dev.roost.subscriptions.connect;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Cookie;
import java.util.Map;
import java.util.Optional;

/**
 * Who opens a page or sends its form.
 *
 * @param trip what they came with
 * @param cookies of their browser
 * @param request for the address they come from
 */
record Visitor(Trip trip, Map<String, Cookie> cookies, HttpServerRequest request) {

  String app() {
    return trip.app();
  }

  Optional<Invitation> invitation() {
    return trip.invitation();
  }
}
