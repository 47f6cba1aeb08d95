package dev.roost.stack.command;

import dev.roost.stack.control.ControlClient;
import dev.roost.stack.screen.Screen;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restart}: has the supervisor stop a process, if it lives, and start it again. */
@Command(
    name = "restart",
    description = "Starts a process again, dead or alive, and waits until it is ready.",
    mixinStandardHelpOptions = true)
public final class RestartCommand implements Callable<Integer> {

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
    screen.line("Restarting " + service);
    ControlClient.Answer restarted = control.get().restart(service);
    screen.line(restarted.sentence());
    return restarted.done() ? 0 : 1;
  }
}
