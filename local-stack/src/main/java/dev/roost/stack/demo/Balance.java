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
    line(screen, "attempted", tally.attempts(), "activities X sent, copies and retries included");
    line(screen, "accepted", tally.accepted(), "of these answered 200");
    line(screen, "out", tally.out(), "activities a consumer read");
    line(screen, "duplicates dropped", tally.duplicatesDropped(), "accepted again, not out again");
    verdict(screen, "lost", tally.lost(), "accepted, never out");
    if (tally.twice() > 0) {
      verdict(screen, "out twice", tally.twice(), "a duplicate that was not dropped");
    }
    if (tally.neverAccepted() > 0) {
      line(screen, "not accepted", tally.neverAccepted(), "X has not delivered these");
    }
    screen.gap();
  }

  private static void verdict(Screen screen, String name, int count, String meaning) {
    String shown = "  %-19s%5d  %s".formatted(name, count, meaning);
    screen.line(screen.in(count == 0 ? Tone.GOOD : Tone.BAD, shown));
  }

  private static void line(Screen screen, String name, int count, String meaning) {
    screen.line("  %-19s%5d  %s".formatted(name, count, screen.in(Tone.FAINT, meaning)));
  }
}
