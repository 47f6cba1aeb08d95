package dev.roost.stack.userimport;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says how far an import is, once it lasts. */
final class Progress {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final PrintWriter to;
  private final Clock clock;
  private Instant said;

  Progress(PrintWriter to, Clock clock) {
    this.to = to;
    this.clock = clock;
    this.said = clock.instant();
  }

  /** Says it where two seconds have passed since it did. */
  void show(ImportTally tally) {
    Instant now = clock.instant();
    if (Duration.between(said, now).compareTo(PAUSE) >= 0) {
      said = now;
      to.println(tally);
      to.flush();
    }
  }
}
