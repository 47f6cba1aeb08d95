package dev.roost.replay.window;

import dev.roost.admin.problem.ProblemException;

/**
 * Why X would not take a window.
 *
 * @param name what the problem's type ends with
 * @param title the rule that is broken
 * @param detail this case, and what would be taken
 */
public record Objection(String name, String title, String detail) {

  /** A 400 that says it. */
  public ProblemException problem() {
    return ProblemException.of(400, name, title, detail);
  }
}
