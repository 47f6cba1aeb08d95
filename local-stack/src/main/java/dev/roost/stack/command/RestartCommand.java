package dev.roost.stack.command;

import dev.roost.stack.control.ControlClient;
import dev.roost.stack.screen.Screen;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restart}: has the supervisor stop a process, if it lives, and start it again. */
@Command(
    name = "restart",
    description = "Restarts a process, running or not, and waits until it is ready.",
    mixinStandardHelpOptions = true)
public final class RestartCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Parameters(paramLabel = "SERVICE", description = ProcessNames.ALL)
  private String service = "";

  @Option(
      names = "--debug",
      arity = "0..1",
      fallbackValue = "5005",
      paramLabel = "PORT",
      description = {
        "Has the process accept a debugger on this port of 127.0.0.1 until its next start",
        "(without a number: 5005; 0: any free port, which its log names)."
      })
  private @Nullable Integer debugPort;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Screen screen = Screen.standard(System.getenv());
    Optional<ControlClient> control = stack.control();
    if (control.isEmpty()) {
      screen.line("Roost is not up. Start it with ./roost up.");
      return 3;
    }
    screen.line("Restarting " + service);
    ControlClient.Answer restarted =
        debugPort == null
            ? control.get().restart(service)
            : control.get().debug(service, debugPort);
    screen.line(restarted.sentence());
    return restarted.done() ? 0 : 1;
  }
}
