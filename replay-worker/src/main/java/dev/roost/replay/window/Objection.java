package dev.roost.replay.window;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;

/**
 * Why X would not take a window.
 *
 * @param type the rule that is broken
 * @param detail this case, and what would be taken
 */
public record Objection(ProblemType type, String detail) {

  /** A 400 that says it. */
  public ProblemException problem() {
    return type.exception(detail);
  }
}
