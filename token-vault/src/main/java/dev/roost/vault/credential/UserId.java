package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** X's id of a user. */
public final class UserId {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,19}");

  private UserId() {}

  /**
   * The id, if it is one.
   *
   * @throws ProblemException 400, it is not
   */
  public static String checked(@Nullable String userId) {
    if (userId == null || !FORM.matcher(userId).matches()) {
      throw ProblemException.invalid("A user's id is X's: 1 to 19 digits, not the screen name.");
    }
    return userId;
  }
}
