package dev.roost.subscriptions.name;

import dev.roost.admin.problem.ProblemException;
import java.util.regex.Pattern;

/** The forms of names in paths; whatever has another form is refused with a 400. */
public final class Names {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");
  private static final Pattern USER_ID = Pattern.compile("[0-9]{1,19}");

  private Names() {}

  /** Roost's own name of an app at X. */
  public static String app(String name) {
    return plain(name, "An app's name");
  }

  /** Roost's own name of one webhook of an app. */
  public static String endpoint(String name) {
    return plain(name, "An endpoint's name");
  }

  /** X's id of a user. */
  public static String userId(String id) {
    if (!USER_ID.matcher(id).matches()) {
      throw ProblemException.invalid("A user's id is X's: 1 to 19 digits, not the screen name.");
    }
    return id;
  }

  /** Whether a name has the form of an app's or an endpoint's. */
  public static boolean isPlain(String name) {
    return PLAIN.matcher(name).matches();
  }

  private static String plain(String name, String what) {
    if (!isPlain(name)) {
      throw ProblemException.invalid(
          what
              + " has 1 to 63 letters, digits, dots and hyphens, and begins with a letter or"
              + " digit.");
    }
    return name;
  }
}
