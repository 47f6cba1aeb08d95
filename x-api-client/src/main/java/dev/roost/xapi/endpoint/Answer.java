package dev.roost.xapi.endpoint;

import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.util.Optional;

/**
 * What X answered, whatever it was. The body may quote what X was sent, so it is read and never
 * logged.
 *
 * @param status the HTTP status
 * @param limit {@code x-rate-limit-limit} as X wrote it
 * @param remaining {@code x-rate-limit-remaining} as X wrote it
 * @param reset {@code x-rate-limit-reset} as X wrote it
 * @param retryAfter {@code Retry-After}
 * @param body empty where there is none
 */
public record Answer(
    int status,
    Optional<String> limit,
    Optional<String> remaining,
    Optional<String> reset,
    Optional<String> retryAfter,
    String body) {

  static Answer of(HttpResponse<String> response) {
    String body = response.body();
    return new Answer(
        response.statusCode(),
        Optional.ofNullable(response.getHeader("x-rate-limit-limit")),
        Optional.ofNullable(response.getHeader("x-rate-limit-remaining")),
        Optional.ofNullable(response.getHeader("x-rate-limit-reset")),
        Optional.ofNullable(response.getHeader("Retry-After")),
        body == null ? "" : body);
  }

  /** Whether the status is 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Nothing of the body. */
  @Override
  public String toString() {
    return "Answer[status=" + status + "]";
  }
}
