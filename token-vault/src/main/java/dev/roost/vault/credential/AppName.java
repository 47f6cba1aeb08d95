package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;

/** Roost's own name of an app at X. */
public final class AppName {

  private AppName() {}

  /**
   * The name, if it is one.
   *
   * @throws ProblemException 400, it is not
   */
  public static String checked(String name) {
    try {
      return dev.roost.contracts.name.AppName.of(name).value();
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(String.valueOf(e.getMessage()));
    }
  }

  /** 404: the vault knows no such app. */
  public static ProblemException unknown() {
    return ProblemException.unknown(
        "unknown-app",
        "No such app",
        "The vault knows no app of this name. PUT /api/v1/apps/{app} stores its credentials.");
  }
}
