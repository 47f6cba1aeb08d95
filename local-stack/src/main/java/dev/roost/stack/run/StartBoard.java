package dev.roost.stack.run;

import dev.roost.stack.process.ProcessWatcher;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says what becomes of the processes, one line each, and lets the stack write it down. */
final class StartBoard implements ProcessWatcher {

  private final Screen screen;
  private final Runnable changed;

  StartBoard(Screen screen, Runnable changed) {
    this.screen = screen;
    this.changed = changed;
  }

  @Override
  public void started(String name, long pid) {
    line(name, Tone.FAINT, "starting", "", "pid " + pid);
    changed.run();
  }

  @Override
  public void waiting(String name, Duration sinceStart) {
    line(name, Tone.NOTICE, "waiting", seconds(sinceStart), "./roost logs " + name);
  }

  @Override
  public void ready(String name, Duration sinceStart) {
    line(name, Tone.GOOD, "ready", seconds(sinceStart), "");
    changed.run();
  }

  @Override
  public void died(String name, int exitCode, List<String> lastLines) {
    line(name, Tone.BAD, "died", "", cause(exitCode) + "; the end of its log:");
    lastLines.forEach(text -> screen.line("    | " + text));
    screen.line("    ./roost restart " + name + " starts it again");
    changed.run();
  }

  @Override
  public void stopped(String name, Duration took, boolean killed) {
    line(name, Tone.FAINT, killed ? "killed" : "stopped", seconds(took), "");
    changed.run();
  }

  /** One line of the board; also for what is no process. */
  void line(String name, Tone tone, String word, String seconds, String more) {
    String text = "  %-20s %s %7s  %s".formatted(name, word(tone, word), seconds, more);
    screen.line(text.stripTrailing());
  }

  private String word(Tone tone, String word) {
    return screen.in(tone, "%-9s".formatted(word));
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String cause(int exitCode) {
    return exitCode > 128 ? "by signal " + (exitCode - 128) : "exit code " + exitCode;
  }
}
