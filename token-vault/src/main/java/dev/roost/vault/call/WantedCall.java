package dev.roost.vault.call;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.name.UserId;
import dev.roost.contracts.vault.CallRequest;
import dev.roost.contracts.vault.CallRequest.As;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service wants called, of a form that can be; whether it may is another question.
 *
 * @param operation X's
 * @param parameters of path and query
 * @param body absent where there is none
 * @param as the credential; empty where the vault is to choose
 * @param userId in whose name
 */
record WantedCall(
    CalledOperation operation,
    Map<String, String> parameters,
    Optional<Map<String, Object>> body,
    Optional<As> as,
    Optional<String> userId) {

  /** Reads it; fails with 400. */
  static WantedCall of(@Nullable CallRequest asked) {
    if (asked == null) {
      throw ProblemException.invalid(null, "The body is missing.");
    }
    Optional<As> as = Optional.ofNullable(asked.as());
    Optional<String> user = Optional.ofNullable(asked.userId()).map(WantedCall::userId);
    boolean isBearer = as.equals(Optional.of(As.BEARER));
    if (isBearer && user.isPresent()) {
      throw ProblemException.invalid("userId", "It goes with a user's credential.");
    }
    if (as.isPresent() && !isBearer && user.isEmpty()) {
      throw ProblemException.invalid("userId", "A user's credential needs X's id of the user.");
    }
    return new WantedCall(
        operation(asked.operation()),
        parameters(asked.parameters()),
        Optional.ofNullable(asked.body()),
        as,
        user);
  }

  private static CalledOperation operation(@Nullable String name) {
    return Optional.ofNullable(name)
        .flatMap(CalledOperation::of)
        .orElseThrow(() ->
            ProblemException.invalid(
                "operation",
                "It is one of X's operations in lower case with hyphens, such as create-webhook,"
                    + " or one of version 1.1 that takes the bearer, such as v1-list-webhooks."));
  }

  private static Map<String, String> parameters(@Nullable Map<String, String> sent) {
    if (sent == null) {
      return Map.of();
    }
    try {
      return Map.copyOf(sent);
    } catch (NullPointerException e) {
      throw ProblemException.invalid("parameters", "Each is a text.");
    }
  }

  private static String userId(String text) {
    return UserId.parse(text)
        .map(UserId::value)
        .orElseThrow(() ->
            ProblemException.invalid(
                "userId", "It is X's id of a user: 1 to 19 digits, not the screen name."));
  }
}
