package dev.roost.admin.problem;

import java.util.Optional;

/**
 * A bean of a library whose failures mean something to a caller: without one, whatever is not a
 * {@link ProblemException} is a 500.
 */
public interface FailureProblems {

  /**
   * The problem that a failure is.
   *
   * @param failure what ended a request
   * @return empty where it is none of the library's
   */
  Optional<Problem> problemOf(Throwable failure);
}
