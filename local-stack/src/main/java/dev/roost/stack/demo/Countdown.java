package dev.roost.stack.demo;

import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits for a moment and says how long it still is: every ten seconds, at the end more often. */
final class Countdown {

  private static final long STEP = 10;
  private static final long LAST_STEP = 3;

  private Countdown() {}

  /** Waits until then. */
  static void until(Instant moment, Screen screen, Clock clock, Patience.Meanwhile meanwhile)
      throws InterruptedException {
    long said = Long.MAX_VALUE;
    for (Duration left = left(moment, clock); !left.isZero(); left = left(moment, clock)) {
      long seconds = left.plusMillis(999).toSeconds();
      if (isWorthAWord(seconds, said)) {
        screen.line(screen.in(Tone.NOTICE, "  %3d s".formatted(seconds)));
        said = seconds;
      }
      meanwhile.pass(left.compareTo(Duration.ofSeconds(1)) < 0 ? left : Duration.ofSeconds(1));
    }
  }

  static boolean isWorthAWord(long seconds, long said) {
    return said == Long.MAX_VALUE
        || (seconds < said - 1 && (seconds % STEP == 0 || seconds == LAST_STEP));
  }

  private static Duration left(Instant moment, Clock clock) {
    Duration left = Duration.between(clock.instant(), moment);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
