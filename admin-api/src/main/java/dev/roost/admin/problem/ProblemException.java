package dev.roost.admin.problem;

import org.jspecify.annotations.Nullable;

/** A request that is refused, or that failed. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String detail;
  private final @Nullable String parameter;

  ProblemException(ProblemType type, String detail, @Nullable String parameter) {
    super(type.type());
    this.type = type;
    this.detail = detail;
    this.parameter = parameter;
  }

  /**
   * 400: the request itself is wrong.
   *
   * @param parameter the parameter, header or member of the body that is wrong
   */
  public static ProblemException invalid(@Nullable String parameter, String detail) {
    return new ProblemException(ProblemType.INVALID_REQUEST, detail, parameter);
  }

  /** Its kind. */
  public ProblemType type() {
    return type;
  }

  /** The response's content. */
  public Problem problem() {
    return new Problem(type.type(), type.title(), type.status(), detail, parameter);
  }
}
