package dev.roost.subscriptions.connect;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Cookie;
import java.util.Map;
import java.util.Optional;

/**
 * Who opens the page or sends its form.
 *
 * @param app to which app's page they came; an app of this name need not exist
 * @param invitation the one they came with, if it is genuine
 * @param cookies of their browser
 * @param request for the address they come from
 */
record Visitor(
    String app,
    Optional<Invitation> invitation,
    Map<String, Cookie> cookies,
    HttpServerRequest request) {}
