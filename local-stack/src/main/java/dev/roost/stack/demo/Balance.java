package dev.roost.stack.demo;

import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;

/**
 * The demo's last lines.
 *
 * @param tally what was counted
 * @param acts how many acts were played
 */
record Balance(Tally tally, int acts) {

  void print(Screen screen) {
    screen.gap();
    line(screen, "acts", acts, "what the five did");
    line(screen, "attempted", tally.attempts(), "activities X sent; copies, retries, replays too");
    line(screen, "accepted", tally.accepted(), "of these answered 200");
    line(screen, "given up by X", tally.givenUp(), "activities it retried in vain, to the end");
    verdict(
        screen,
        "recovered",
        tally.recovered(),
        tally.givenUp(),
        "of these out by the replay, marked so");
    line(screen, "out", tally.out(), "activities a consumer read");
    line(screen, "duplicates dropped", tally.duplicatesDropped(), "accepted again, not out again");
    verdict(screen, "lost", tally.lost(), 0, "attempted, never out");
    if (tally.twice() > 0) {
      verdict(screen, "out twice", tally.twice(), 0, "a duplicate that was not dropped");
    }
    if (tally.unmarked() > 0) {
      verdict(screen, "unmarked", tally.unmarked(), 0, "recovered, and not marked so");
    }
    screen.gap();
  }

  private static void verdict(Screen screen, String name, int count, int right, String meaning) {
    String shown = "  %-19s%5d  %s".formatted(name, count, meaning);
    screen.line(screen.in(count == right ? Tone.GOOD : Tone.BAD, shown));
  }

  private static void line(Screen screen, String name, int count, String meaning) {
    screen.line("  %-19s%5d  %s".formatted(name, count, screen.in(Tone.FAINT, meaning)));
  }
}
