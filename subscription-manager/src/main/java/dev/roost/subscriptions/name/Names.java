package dev.roost.subscriptions.name;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.contracts.name.UserId;
import java.util.function.Function;

/** Names in paths; whatever breaks the rules of {@code contracts} is refused with a 400. */
public final class Names {

  private Names() {}

  /** Roost's own name of an app at X. */
  public static String app(String name) {
    return checked(name, AppName::of).value();
  }

  /** Roost's own name of one webhook of an app. */
  public static String endpoint(String name) {
    return checked(name, EndpointName::of).value();
  }

  /** X's id of a user. */
  public static String userId(String id) {
    return checked(id, UserId::of).value();
  }

  private static <T> T checked(String text, Function<String, T> rule) {
    try {
      return rule.apply(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(String.valueOf(e.getMessage()));
    }
  }
}
