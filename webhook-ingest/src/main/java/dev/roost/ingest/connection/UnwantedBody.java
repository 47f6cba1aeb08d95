package dev.roost.ingest.connection;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/**
 * The body of a request that was answered without it. It is read and dropped, so that the answer is
 * not lost in a reset, but not for ever.
 */
@Singleton
public final class UnwantedBody {

  private final Vertx vertx;
  private final ConnectionConfig config;

  UnwantedBody(Vertx vertx, ConnectionConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** Hangs up if the body is still arriving when time is up; called before the answer. */
  public void dropped(HttpServerRequest request) {
    if (hasBody(request)) {
      ContinueExpectation.bodyIsNotWanted(request);
      var _ = vertx.setTimer(config.headerReadTimeout().toMillis(), _ -> hangUp(request));
    }
  }

  private static void hangUp(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }
}
