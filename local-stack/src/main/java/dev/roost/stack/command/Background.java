package dev.roost.stack.command;

import dev.roost.simulatorclient.SimulatorException;
import dev.roost.stack.api.RefusedException;
import dev.roost.stack.demo.Demo;
import dev.roost.stack.demo.DemoApi;
import dev.roost.stack.run.JavaCommand;
import dev.roost.stack.run.StackSettings;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.state.StackFile;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A supervisor that outlives the terminal. It runs in a session of its own; here its output is
 * shown until the stack is ready.
 */
final class Background {

  // macOS has no setsid; its perl has. Without either, deaf to the terminal is the next best.
  private static final String IN_A_SESSION_OF_ITS_OWN =
      """
      if command -v setsid >/dev/null 2>&1; then exec setsid "$@"
      elif command -v perl >/dev/null 2>&1; then exec perl -e 'use POSIX; POSIX::setsid(); exec @ARGV' "$@"
      else trap '' INT HUP; exec "$@"
      fi
      """;

  private final StackSettings settings;
  private final Screen screen;
  private final Path log;
  private long shown;

  Background(StackSettings settings, Screen screen) {
    this.settings = settings;
    this.screen = screen;
    this.log = settings.state().log("stack");
  }

  /** Starts it; 0 when the stack is ready and the demo, where wanted, lost nothing. */
  int up(boolean demo) throws IOException, InterruptedException {
    // A file left by a killed supervisor must not be taken for the new one's.
    Files.deleteIfExists(settings.state().stackFile());
    Process supervisor = launch();
    while (!isReady()) {
      if (supervisor.waitFor(200, TimeUnit.MILLISECONDS)) {
        show();
        screen.line("Roost is not up; more in " + settings.state().logs() + ".");
        return Math.max(1, supervisor.exitValue());
      }
      show();
    }
    show();
    return demo ? demo() : 0;
  }

  private boolean isReady() throws IOException {
    return StackFile.read(settings.state()).filter(StackFile::wasReady).isPresent();
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", IN_A_SESSION_OF_ITS_OWN, "sh"));
    command.addAll(JavaCommand.self(settings.root()));
    command.addAll(List.of("up", "--no-demo", "--state", settings.state().root().toString()));
    if (settings.brokers() != 0) {
      command.addAll(List.of("--brokers", Integer.toString(settings.brokers())));
    }
    if (settings.secure()) {
      command.add("--secure");
    }
    if (settings.routers() != 0) {
      command.addAll(List.of("--routers", Integer.toString(settings.routers())));
    }
    if (settings.ingests() != 0) {
      command.addAll(List.of("--ingests", Integer.toString(settings.ingests())));
    }
    for (int port : settings.clientPorts()) {
      command.addAll(List.of("--client-ports", Integer.toString(port)));
    }
    if (settings.freePorts()) {
      command.add("--free-ports");
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(JavaCommand.classPath());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(log.toFile()))
        .redirectInput(Redirect.from(new File("/dev/null")))
        .start();
  }

  // Whole lines only: the rest of one comes with the next look.
  private void show() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] fresh = new byte[(int) (file.length() - shown)];
      file.seek(shown);
      file.readFully(fresh);
      int whole = new String(fresh, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
      new String(fresh, 0, whole, StandardCharsets.UTF_8).lines().forEach(this::showLine);
      shown += whole;
    }
  }

  private void showLine(String line) {
    screen.line(line.replace("; Ctrl-C stops it.", " in the background."));
  }

  private int demo() throws IOException, InterruptedException {
    Optional<StackFile> file = StackFile.read(settings.state());
    try {
      return new Demo(file.orElseThrow(), DemoApi.ACCOUNT_ACTIVITY, screen, Clock.systemUTC()).run()
          ? 0
          : 1;
    } catch (SimulatorException | RefusedException e) {
      screen.line("The demo ended early. " + e.getMessage());
      return 1;
    }
  }
}
