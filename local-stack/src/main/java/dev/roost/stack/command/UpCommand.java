package dev.roost.stack.command;

import dev.roost.simulatorclient.SimulatorException;
import dev.roost.stack.api.RefusedException;
import dev.roost.stack.demo.Demo;
import dev.roost.stack.demo.DemoApi;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.run.Stack;
import dev.roost.stack.run.StackSettings;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import dev.roost.stack.state.StackLock;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: starts everything, shows the demo, and stays until it is told to stop. */
@Command(
    name = "up",
    description = "Starts all processes, runs the demo, and keeps running until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Option(names = "--background", description = "Return when all is ready; ./roost down stops it.")
  private boolean background;

  @Option(names = "--no-demo", description = "Do not run the demo.")
  private boolean noDemo;

  @Option(
      names = "--brokers",
      paramLabel = "1|3",
      description = "How many Kafka brokers (default: as last time, 1 the first time).")
  private int brokers;

  @Option(
      names = "--secure",
      description = "Kafka with TLS, a user for each service, and ACLs; kept until reset.")
  private boolean secure;

  @Option(
      names = "--routers",
      paramLabel = "1|2",
      description = "How many activity-routers (default: as last time, 1 the first time).")
  private int routers;

  @Option(
      names = "--ingests",
      paramLabel = "1|2",
      description =
          "How many webhook-ingests, behind one address (default: as last time, 1 the first time).")
  private int ingests;

  @Option(
      names = "--client-ports",
      paramLabel = "PORT",
      split = ",",
      hidden = true,
      description =
          "The ports at which the services reach each broker: those of a proxy to kafka-N-clients.")
  private List<Integer> clientPorts = List.of();

  @Option(names = "--free-ports", description = "Take any free ports instead of 8080, 9092, ...")
  private boolean freePorts;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Screen screen = Screen.standard(System.getenv());
    if (brokers != 0 && brokers != 1 && brokers != 3) {
      screen.line("--brokers takes 1 or 3: two brokers lose their quorum when one fails.");
      return 2;
    }
    if (routers < 0 || routers > 2) {
      screen.line("--routers takes 1 or 2: more have no benefit on one machine.");
      return 2;
    }
    if (ingests < 0 || ingests > 2) {
      screen.line("--ingests takes 1 or 2: more have no benefit on one machine.");
      return 2;
    }
    StateDirectory state = stack.state();
    state.create();
    Optional<StackLock> lock = StackLock.take(state);
    if (lock.isEmpty()) {
      screen.line("Roost is already up on " + state.root() + ": see ./roost status.");
      return 0;
    }
    StackSettings settings =
        new StackSettings(
            stack.root(), state, brokers, secure, routers, ingests, clientPorts, freePorts);
    if (background) {
      lock.get().close();
      return new Background(settings, screen).up(!noDemo);
    }
    try {
      return foreground(settings, screen);
    } finally {
      lock.get().close();
    }
  }

  private int foreground(StackSettings settings, Screen screen)
      throws IOException, InterruptedException {
    LogFiles.setAside(settings.state());
    screen.line("Starting Roost; Ctrl-C stops it.");
    try (Stack up = Stack.layOut(settings, screen, Clock.systemUTC())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(up, screen), "stop"));
      return stay(up, screen);
    } catch (StartFailedException e) {
      return notStarted(e, screen);
    }
  }

  private int stay(Stack up, Screen screen) throws InterruptedException {
    try {
      up.start();
    } catch (StartFailedException e) {
      // Whoever stops a stack that is still starting knows why it did not start.
      boolean wasStopped = !up.isOpen();
      up.close();
      return wasStopped ? 1 : notStarted(e, screen);
    }
    if (!noDemo) {
      showDemo(up, screen);
      screen.line("Roost keeps running; Ctrl-C stops it.");
    }
    up.awaitStopRequest();
    stop(up, screen);
    return 0;
  }

  private static int notStarted(StartFailedException cause, Screen screen) {
    screen.gap();
    screen.line(screen.in(Tone.BAD, "Roost did not start. ") + cause.getMessage());
    return 1;
  }

  private static void showDemo(Stack up, Screen screen) throws InterruptedException {
    try {
      new Demo(up.file(), DemoApi.ACCOUNT_ACTIVITY, screen, Clock.systemUTC()).run();
    } catch (SimulatorException | RefusedException e) {
      if (up.isOpen()) {
        screen.line(screen.in(Tone.BAD, "The demo ended early. ") + e.getMessage());
      }
    }
  }

  private static void stop(Stack up, Screen screen) {
    boolean first = up.isOpen();
    if (first) {
      screen.gap();
      screen.line("Stopping");
    }
    up.close();
    if (first) {
      screen.line("Roost is down; its data is kept for the next ./roost up.");
    }
  }
}
