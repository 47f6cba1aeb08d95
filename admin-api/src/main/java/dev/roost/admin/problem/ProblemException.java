package dev.roost.admin.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that is refused, or that failed. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String detail;
  private final @Nullable String parameter;
  private final @Nullable Duration retryAfter;

  ProblemException(
      ProblemType type, String detail, @Nullable String parameter, @Nullable Duration retryAfter) {
    super(type.type());
    this.type = type;
    this.detail = detail;
    this.parameter = parameter;
    this.retryAfter = retryAfter;
  }

  /**
   * 400: the request itself is wrong.
   *
   * @param parameter the parameter, header or member of the body that is wrong
   */
  public static ProblemException invalid(@Nullable String parameter, String detail) {
    return new ProblemException(ProblemType.INVALID_REQUEST, detail, parameter, null);
  }

  /** Its kind. */
  public ProblemType type() {
    return type;
  }

  /** The response, with {@code Retry-After} where it is known. */
  Response response() {
    return retryAfter == null
        ? problem().response()
        : Response.fromResponse(problem().response())
            .header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()))
            .build();
  }

  /** The response's content. */
  public Problem problem() {
    return new Problem(type.type(), type.title(), type.status(), detail, parameter);
  }
}
