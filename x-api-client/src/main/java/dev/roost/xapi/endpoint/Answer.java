package dev.roost.xapi.endpoint;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.util.Optional;

/**
 * What X answered: its status, what it says of its rate limit, the header that tells when to come
 * back, its body.
 */
record Answer(
    int status,
    Optional<String> limit,
    Optional<String> remaining,
    Optional<String> reset,
    Optional<String> retryAfter,
    String body) {

  static Answer of(HttpResponse<Buffer> response) {
    String body = response.bodyAsString();
    return new Answer(
        response.statusCode(),
        Optional.ofNullable(response.getHeader("x-rate-limit-limit")),
        Optional.ofNullable(response.getHeader("x-rate-limit-remaining")),
        Optional.ofNullable(response.getHeader("x-rate-limit-reset")),
        Optional.ofNullable(response.getHeader("Retry-After")),
        body == null ? "" : body);
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
