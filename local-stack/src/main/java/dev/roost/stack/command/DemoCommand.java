package dev.roost.stack.command;

import dev.roost.simulatorclient.SimulatorException;
import dev.roost.stack.api.RefusedException;
import dev.roost.stack.demo.Demo;
import dev.roost.stack.demo.DemoApi;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: shows the whole journey on a stack that is up. */
@Command(
    name = "demo",
    description = "Runs the demo on the running stack and counts the activities.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Option(
      names = "--api",
      paramLabel = "API",
      defaultValue = "account-activity",
      description =
          "The API of X: account-activity (version 1.1, the default), account-activity-2, or"
              + " activity.")
  private String api = DemoApi.ACCOUNT_ACTIVITY.option();

  /** 0 when nothing was lost and nothing came out twice. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    Screen screen = Screen.standard(System.getenv());
    Optional<DemoApi> chosen = DemoApi.of(api);
    if (chosen.isEmpty()) {
      screen.line("--api takes one of " + DemoApi.options() + ", not " + api + ".");
      return 2;
    }
    Optional<StackFile> running = stack.running().filter(StackFile::wasReady);
    if (running.isEmpty()) {
      screen.line("Roost is not up. Start it with ./roost up, which also runs the demo.");
      return 3;
    }
    try {
      return new Demo(running.get(), chosen.get(), screen, Clock.systemUTC()).run() ? 0 : 1;
    } catch (SimulatorException | RefusedException e) {
      screen.line(screen.in(Tone.BAD, "The demo ended early. ") + e.getMessage());
      return 1;
    }
  }
}
