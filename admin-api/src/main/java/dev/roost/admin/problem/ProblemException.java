package dev.roost.admin.problem;

/** A request that is refused, or that could not be done. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.type());
    this.problem = problem;
  }

  /** Any status; the name is the last part of the problem's {@code type}. */
  public static ProblemException of(int status, String name, String title, String detail) {
    return new ProblemException(Problem.of(status, name, title, detail));
  }

  /** 400: the request itself is wrong. */
  public static ProblemException invalid(String detail) {
    return new ProblemException(Problem.of(400, "invalid-request", "Invalid request", detail));
  }

  /** 404: the named thing is not there. */
  public static ProblemException unknown(String name, String title, String detail) {
    return new ProblemException(Problem.of(404, name, title, detail));
  }

  /** 409: the state of things forbids it. */
  public static ProblemException conflict(String name, String title, String detail) {
    return new ProblemException(Problem.of(409, name, title, detail));
  }

  /** What is answered. */
  public Problem problem() {
    return problem;
  }
}
