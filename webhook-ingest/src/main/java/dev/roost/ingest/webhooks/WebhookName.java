package dev.roost.ingest.webhooks;

import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;

/**
 * Roost's own name for one webhook of an app, as it stands in the path X calls.
 *
 * @param app the app's name at Roost
 * @param endpoint the webhook's name within the app
 */
public record WebhookName(String app, String endpoint) {

  /** The path X calls, as a Vert.x route. */
  public static final String PATH = "/webhooks/:app/:endpoint";

  private static final String PREFIX = "/webhooks/";

  /**
   * Stands for a path that nobody configured: its text is the caller's, and no good as a metric's
   * tag.
   */
  public static final WebhookName NOBODY = new WebhookName("unknown", "unknown");

  /** The name that was called, on a route with {@link #PATH}. */
  public static WebhookName of(RoutingContext context) {
    return new WebhookName(
        Objects.requireNonNull(context.pathParam("app")),
        Objects.requireNonNull(context.pathParam("endpoint")));
  }

  /** The name in a path that has the form of {@link #PATH}; whether it is served is not said. */
  public static Optional<WebhookName> ofPath(String path) {
    return path.startsWith(PREFIX) ? ofKey(path.substring(PREFIX.length())) : Optional.empty();
  }

  /** Reads a record's key, {@code app/endpoint}; empty where a name breaks its rule. */
  static Optional<WebhookName> ofKey(String key) {
    String[] parts = key.split("/", -1);
    return parts.length == 2
        ? AppName.parse(parts[0])
            .flatMap(app ->
                EndpointName.parse(parts[1])
                    .map(endpoint -> new WebhookName(app.value(), endpoint.value())))
        : Optional.empty();
  }

  /** {@code app/endpoint}, the record key where a body names no user. */
  public String key() {
    return app + "/" + endpoint;
  }
}
