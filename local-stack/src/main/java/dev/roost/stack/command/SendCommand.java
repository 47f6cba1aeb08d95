package dev.roost.stack.command;

import dev.roost.simulatorclient.HandmadeDelivery;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

/** {@code send}: a body of one's own, delivered as X would. */
@Command(
    name = "send",
    description =
        "Has the simulated X deliver the bytes of a file to webhook-ingest, signed, once.",
    mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {

  private static final int NOT_ACCEPTED = 1;
  private static final int WRONG_COMMAND_LINE = 2;

  @Mixin private final StateOption stack = new StateOption();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The body; - is the standard input.")
  private Path file = Path.of("-");

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "The webhook's URL, as X has it (default: that of the demo's).")
  private @Nullable URI webhook;

  @Option(names = "--unsigned", description = "Without X's signature, to see it refused.")
  private boolean unsigned;

  /** 0 when it was answered 200. */
  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    Optional<StackFile> running = NotUp.orStack(stack, command);
    if (running.isEmpty()) {
      return NotUp.CODE;
    }
    byte[] body;
    try {
      body = file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      command.commandLine().getErr().println("There is no file " + file + ".");
      return WRONG_COMMAND_LINE;
    }
    return send(running.get(), body, command);
  }

  private int send(StackFile running, byte[] body, CommandSpec command) {
    URI url = webhook == null ? URI.create(running.demo().webhook()) : webhook;
    try (HttpClient http = HttpClient.newHttpClient()) {
      SimulatorClient simulator = new SimulatorClient(http, URI.create(running.simulator().url()));
      Optional<String> id = simulator.webhookAt(url);
      if (id.isEmpty()) {
        command
            .commandLine()
            .getErr()
            .println("X has no webhook " + url + ". ./roost demo registers the demo's.");
        return NOT_ACCEPTED;
      }
      HandmadeDelivery.Answer answer =
          simulator.deliver(new HandmadeDelivery(id.get(), body, !unsigned));
      return say(answer, command.commandLine().getOut());
    }
  }

  private static int say(HandmadeDelivery.Answer answer, PrintWriter out) {
    out.println(
        answer.status() == null
            ? "No answer after %d ms: %s.".formatted(answer.millis(), answer.outcome())
            : "Answered %d after %d ms.".formatted(answer.status(), answer.millis()));
    return answer.isAccepted() ? 0 : NOT_ACCEPTED;
  }
}
