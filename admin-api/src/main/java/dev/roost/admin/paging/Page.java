package dev.roost.admin.paging;

import dev.roost.admin.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what stands on it
 * @param next the {@code cursor} of the next page, absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** The most items a page holds. */
  public static final int LARGEST = 200;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page of {@code limit} items out of what was read, which is one more where there is more.
   *
   * @param cursor what the next page begins after
   */
  public static <T> Page<T> of(List<T> read, int limit, Function<T, String> cursor) {
    if (read.size() <= limit) {
      return new Page<>(read, null);
    }
    return new Page<>(read.subList(0, limit), cursor.apply(read.get(limit - 1)));
  }

  /** The page size asked for, if it is one. */
  public static int limit(int asked) {
    if (asked < 1 || asked > LARGEST) {
      throw ProblemException.invalid("limit", "It is between 1 and " + LARGEST + ".");
    }
    return asked;
  }
}
