package dev.roost.vault.problem;

/** A request that is refused; nothing was changed. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.type());
    this.problem = problem;
  }

  /** 400: the request itself is wrong. */
  public static ProblemException invalid(String detail) {
    return new ProblemException(Problem.of(400, "invalid-request", "Invalid request", detail));
  }

  /** 404: the named thing is not there. */
  public static ProblemException unknown(String name, String title, String detail) {
    return new ProblemException(Problem.of(404, name, title, detail));
  }

  /** 409: the state of the app forbids it. */
  public static ProblemException conflict(String name, String title, String detail) {
    return new ProblemException(Problem.of(409, name, title, detail));
  }

  /** What is answered. */
  public Problem problem() {
    return problem;
  }
}
