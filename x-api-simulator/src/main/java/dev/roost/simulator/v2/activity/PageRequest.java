package dev.roost.simulator.v2.activity;

import dev.roost.simulator.v2.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param after the id after which it begins; 0 for the beginning
 */
record PageRequest(int maxResults, long after) {

  private static final int MOST = 1_000;
  private static final int BASE_32 = 32;
  private static final int SHORTEST_TOKEN = 16;

  /** Reads both parameters; 400 for what X does not take. */
  static PageRequest of(@Nullable String maxResults, @Nullable String token) {
    return new PageRequest(maxResults == null ? MOST : size(maxResults), after(token));
  }

  /** That part of the list. */
  List<ActivitySubscription> of(List<ActivitySubscription> all) {
    return all.stream().filter(it -> id(it) > after).limit(maxResults).toList();
  }

  /** The token of the next page; absent where the list ends with this one. */
  @Nullable String next(List<ActivitySubscription> page, List<ActivitySubscription> all) {
    boolean ends = page.isEmpty() || page.getLast().equals(all.getLast());
    return ends ? null : token(id(page.getLast()));
  }

  /** base32hex, as X's schema has it, of at least 16 characters. */
  private static String token(long id) {
    String digits = Long.toString(id, BASE_32).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, SHORTEST_TOKEN - digits.length())) + digits;
  }

  private static int size(String text) {
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
      throw ProblemException.invalid("QueryParamInvalid", "max_results is 1 to 1000");
    }
    return Integer.parseInt(text);
  }

  private static long after(@Nullable String token) {
    if (token == null) {
      return 0;
    }
    if (!token.matches("[0-9A-Va-v]{16}")) {
      throw ProblemException.invalid("QueryParamInvalid", "pagination_token");
    }
    return new BigInteger(token, BASE_32).longValue();
  }

  private static long id(ActivitySubscription subscription) {
    return Long.parseLong(subscription.id());
  }
}
