package dev.roost.admin.paging;

import dev.roost.admin.problem.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page begins, as the {@code next} of the page before says. */
public final class Cursor {

  private Cursor() {}

  /**
   * In a list by number, the largest first: items with smaller numbers than this.
   *
   * @return the largest number there is, without a cursor
   */
  public static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  /**
   * In a list by name: items with names after this.
   *
   * @param form reads a name of that list; empty if it is none
   * @return the empty name, without a cursor
   */
  public static String after(
      @Nullable String cursor, Function<String, ? extends Optional<?>> form) {
    if (cursor == null) {
      return "";
    }
    if (form.apply(cursor).isEmpty()) {
      throw invalid();
    }
    return cursor;
  }

  private static ProblemException invalid() {
    return ProblemException.invalid("cursor", "It is the next of the page before, nothing else.");
  }
}
