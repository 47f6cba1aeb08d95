package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import java.util.regex.Pattern;

/** Roost's own name of an app at X. */
public final class AppName {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");

  private AppName() {}

  /**
   * The name, if it is one.
   *
   * @throws ProblemException 400, it is not
   */
  public static String checked(String name) {
    if (!FORM.matcher(name).matches()) {
      throw ProblemException.invalid(
          "An app's name has 1 to 63 letters, digits, dots and hyphens, and begins with a letter"
              + " or digit.");
    }
    return name;
  }

  /** 404: the vault knows no such app. */
  public static ProblemException unknown() {
    return ProblemException.unknown(
        "unknown-app",
        "No such app",
        "The vault knows no app of this name. PUT /api/v1/apps/{app} stores its credentials.");
  }
}
