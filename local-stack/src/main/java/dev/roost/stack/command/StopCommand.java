package dev.roost.stack.command;

import dev.roost.stack.control.ControlClient;
import dev.roost.stack.screen.Screen;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stop}: has the supervisor stop one process and leave it so. */
@Command(
    name = "stop",
    description = "Stops one process until it is started again; the others keep running.",
    mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

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
    ControlClient.Answer answer = control.get().stop(service);
    screen.line(answer.sentence());
    return answer.done() ? 0 : 1;
  }
}
