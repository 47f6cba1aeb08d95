package dev.roost.stack.command;

import dev.roost.simulatorclient.Act;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.stack.people.People;
import dev.roost.stack.people.Triggered;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trigger}: the simulator's people act, and X delivers what came of it. */
@Command(
    name = "trigger",
    description = "Has somebody at the simulated X do something, which X then delivers.",
    mixinStandardHelpOptions = true)
public final class TriggerCommand implements Callable<Integer> {

  private static final int WRONG_COMMAND_LINE = 2;

  @Mixin private final StateOption stack = new StateOption();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "KIND", description = "One of: " + Triggered.ALL_KINDS)
  private String kind = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TEXT",
      description = "What is said, where something is; @name in a Post is a mention.")
  private @Nullable String text;

  @Option(
      names = "--user",
      required = true,
      paramLabel = "NAME",
      description = "Who does it, by screen name or id; whoever is not there yet is made.")
  private String user = "";

  @Option(
      names = "--to",
      paramLabel = "NAME",
      description = "To whom, by screen name or id (default: somebody).")
  private @Nullable String to;

  @Option(
      names = "--of",
      paramLabel = "POST",
      description = "Id of the Post that is answered, quoted, reposted, liked or deleted.")
  private @Nullable String of;

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (!Triggered.isKind(kind)) {
      command
          .commandLine()
          .getErr()
          .println("There is no kind " + kind + "; there are " + Triggered.ALL_KINDS + ".");
      return WRONG_COMMAND_LINE;
    }
    Optional<StackFile> running = NotUp.orStack(stack, command);
    return running.isEmpty() ? NotUp.CODE : act(running.get(), command.commandLine().getOut());
  }

  private int act(StackFile running, PrintWriter out) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      SimulatorClient simulator = new SimulatorClient(http, URI.create(running.simulator().url()));
      People people = new People(simulator);
      @Nullable String target = to == null ? null : people.id(to);
      Act act = new Act(people.id(user), kind, target, of, text);
      out.println(Triggered.sentence(user, kind, simulator.act(act), running.demo().connect()));
    }
    return 0;
  }
}
