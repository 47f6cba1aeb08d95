package dev.roost.ingest.connection;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * {@code Expect: 100-continue} (RFC 9110, section 10.1.1): the client holds its body back until it
 * is told to go on, or gets its answer without sending any.
 */
public final class ContinueExpectation {

  private static final String CONTINUE = "100-continue";

  private ContinueExpectation() {}

  /** Tells a client that waits for it to send the body. */
  public static void bodyIsWanted(HttpServerRequest request) {
    if (isOf(request)) {
      request.response().writeContinue();
    }
  }

  /**
   * Tells a client that waits that this is its last answer here: what it sent next could be the
   * body or another request.
   */
  public static void bodyIsNotWanted(HttpServerRequest request) {
    if (isOf(request)) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** In HTTP/1.0 there is no such expectation. */
  private static boolean isOf(HttpServerRequest request) {
    return CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))
        && request.version() != HttpVersion.HTTP_1_0;
  }
}
