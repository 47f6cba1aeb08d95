package dev.roost.stack.command;

import dev.roost.stack.control.ControlClient;
import dev.roost.stack.screen.Screen;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code start}: has the supervisor start a process that was stopped or died. */
@Command(
    name = "start",
    description = "Starts a process that was stopped or died, and waits until it is ready.",
    mixinStandardHelpOptions = true)
public final class StartCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Parameters(paramLabel = "SERVICE", description = ProcessNames.ALL)
  private String service = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    Screen screen = Screen.standard(System.getenv());
    Optional<ControlClient> control = stack.control();
    if (control.isEmpty()) {
      screen.line("Roost is not up. Start it with ./roost up.");
      return 3;
    }
    ControlClient.Answer answer = control.get().start(service);
    screen.line(answer.sentence());
    return answer.done() ? 0 : 1;
  }
}
