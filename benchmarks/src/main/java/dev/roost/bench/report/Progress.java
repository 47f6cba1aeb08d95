package dev.roost.bench.report;

import dev.roost.bench.load.Outcome;
import java.io.PrintStream;

/** Tells whoever waits how far it is. */
public final class Progress {

  private final PrintStream out;
  private final long begun = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** A line with the seconds since the start. */
  public void line(String text) {
    out.printf("  %4d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, text);
    out.flush();
  }

  /** What came of some load. */
  public void line(String where, String who, Outcome outcome) {
    line(
        "%-20s %-29s %,8.0f/s  p50 %6.1f ms  p99 %7.1f ms%s"
            .formatted(
                where,
                who,
                outcome.perSecond(),
                outcome.millis(50),
                outcome.millis(99),
                outcome.failed() == 0 ? "" : "  failed " + outcome.failed()));
  }
}
