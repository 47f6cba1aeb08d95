package dev.roost.stack.demo;

import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits, and says every now and then what for, so that nobody thinks it hangs.
 *
 * @param screen where it says it
 * @param clock by which it waits
 * @param meanwhile what is done until the next look, for as long as it is told
 */
record Patience(Screen screen, Clock clock, Meanwhile meanwhile) {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration WORD = Duration.ofSeconds(3);

  /** Something that passes the time. */
  @FunctionalInterface
  interface Meanwhile {

    void pass(Duration time) throws InterruptedException;
  }

  /** Something that is waited for. */
  @FunctionalInterface
  interface Question<E extends Exception> {

    /** Empty when it is so; else what is still missing, in a few words. */
    String missing() throws E, InterruptedException;
  }

  /** Waits until nothing is missing, at most for this long; whether nothing is. */
  <E extends Exception> boolean await(Duration most, Question<E> question)
      throws E, InterruptedException {
    Instant deadline = clock.instant().plus(most);
    Instant nextWord = clock.instant().plus(WORD);
    String missing = question.missing();
    while (!missing.isEmpty() && clock.instant().isBefore(deadline)) {
      if (clock.instant().isAfter(nextWord)) {
        screen.line(screen.in(Tone.NOTICE, "  waiting: " + missing));
        nextWord = nextWord.plus(WORD);
      }
      meanwhile.pass(LOOK);
      missing = question.missing();
    }
    return missing.isEmpty();
  }
}
