package dev.roost.admin.problem;

import dev.roost.contracts.vault.VaultProblem;

/**
 * What a type of problem says, in whatever case.
 *
 * @param status the HTTP status
 * @param type the value of {@code type}: a URN
 * @param title the value of {@code title}
 * @param summary what it means, in one sentence
 */
record Definition(int status, String type, String title, String summary) {

  /** With the last part of its type. */
  static Definition of(int status, String name, String title, String summary) {
    return new Definition(status, VaultProblem.NAMESPACE + name, title, summary);
  }

  /** One that token-vault's clients compare. */
  static Definition of(int status, VaultProblem problem, String title, String summary) {
    return new Definition(status, problem.type(), title, summary);
  }
}
