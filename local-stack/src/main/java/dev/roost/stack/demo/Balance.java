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
    line(screen, "acts", acts, "actions of the five people");
    line(
        screen,
        "attempted",
        tally.attempts(),
        "activities X sent, including copies, retries and replays");
    line(screen, "accepted", tally.accepted(), "of these answered 200");
    line(screen, "given up by X", tally.givenUp(), "activities of which no attempt was accepted");
    verdict(
        screen,
        "recovered",
        tally.recovered(),
        tally.givenUp(),
        "of these published after the replay and marked");
    line(screen, "out", tally.out(), "activities that a consumer read");
    line(
        screen,
        "duplicates dropped",
        tally.duplicatesDropped(),
        "accepted more than once, published once");
    verdict(screen, "lost", tally.lost(), 0, "attempted and not published");
    if (tally.twice() > 0) {
      verdict(screen, "out twice", tally.twice(), 0, "a duplicate that was not dropped");
    }
    if (tally.unmarked() > 0) {
      verdict(screen, "unmarked", tally.unmarked(), 0, "recovered and not marked");
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
