package dev.roost.replay.job;

import dev.roost.admin.problem.ProblemException;
import dev.roost.replay.window.Window;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The window that is to be replayed.
 *
 * @param from its first minute, inclusive, ISO-8601 in UTC
 * @param to its end, a whole minute, exclusive
 */
@Schema(
    examples =
        """
        {"from":"2026-11-01T09:05:00Z","to":"2026-11-01T09:20:00Z"}
        """)
record ReplayRequest(@Nullable String from, @Nullable String to) {

  Window window() {
    return new Window(time("from", from), time("to", to));
  }

  private static Instant time(String name, @Nullable String text) {
    try {
      if (text != null) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // Said below, as for one that is missing.
    }
    throw ProblemException.invalid(
        name, "It is missing, or not a time such as 2026-11-01T09:05:00Z.");
  }
}
