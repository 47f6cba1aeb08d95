package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** X's id of a user. */
public final class UserId {

  private UserId() {}

  /**
   * The id, if it is one.
   *
   * @throws ProblemException 400, it is not
   */
  public static String checked(@Nullable String userId) {
    try {
      return dev.roost.contracts.name.UserId.of(userId == null ? "" : userId).value();
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(String.valueOf(e.getMessage()));
    }
  }
}
