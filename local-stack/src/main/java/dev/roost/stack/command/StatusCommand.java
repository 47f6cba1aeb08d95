package dev.roost.stack.command;

import dev.roost.stack.control.ControlClient;
import dev.roost.stack.control.ControlClient.Line;
import dev.roost.stack.process.Orphans;
import dev.roost.stack.process.ProcessStatus.Phase;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: what runs, since when, and where. */
@Command(
    name = "status",
    description = "Shows the processes. Exit code: 0 all ready, 1 something is not, 3 not up.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

  private static final int NOT_UP = 3;

  @Mixin private final StateOption stack = new StateOption();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Screen screen = Screen.standard(System.getenv());
    Optional<StackFile> running = stack.running();
    if (running.isEmpty()) {
      return notUp(screen);
    }
    StackFile file = running.get();
    List<Line> lines = new ControlClient(file.control()).statuses();
    lines.forEach(line -> print(screen, line));
    screen.gap();
    screen.line("  webhook    " + file.demo().webhook());
    screen.line("  simulator  " + file.simulator().url());
    screen.line("  Kafka      " + file.kafka().bootstrap());
    screen.line("  PostgreSQL " + file.postgresql().url());
    screen.line("  details    " + stack.state().stackFile());
    boolean allReady = lines.stream().allMatch(line -> line.phase() == Phase.READY);
    return allReady && file.wasReady() ? 0 : 1;
  }

  private int notUp(Screen screen) {
    int orphans = Orphans.of(stack.state()).size();
    screen.line(
        orphans == 0
            ? "Roost is not up. Start it with ./roost up."
            : "%d processes of a stack without a supervisor are still running: ./roost down stops them."
                .formatted(orphans));
    return NOT_UP;
  }

  private void print(Screen screen, Line line) {
    Duration time = Duration.between(Instant.ofEpochMilli(line.since()), clock.instant());
    String phase = screen.in(tone(line.phase()), "%-9s".formatted(line.phase().word()));
    String pid = line.phase().isAlive() ? "pid " + line.pid() : "";
    screen.line("  %-20s %s %-11s for %s".formatted(line.name(), phase, pid, roughly(time)));
  }

  private static Tone tone(Phase phase) {
    return switch (phase) {
      case READY -> Tone.GOOD;
      case STARTING -> Tone.NOTICE;
      case DEAD -> Tone.BAD;
      case STOPPED -> Tone.FAINT;
    };
  }

  private static String roughly(Duration time) {
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() > 0
            ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
            : time.toSeconds() + " s";
  }
}
