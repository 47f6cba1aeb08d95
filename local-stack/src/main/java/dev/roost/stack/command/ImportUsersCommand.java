package dev.roost.stack.command;

import dev.roost.stack.api.AdminClient;
import dev.roost.stack.api.RefusedException;
import dev.roost.stack.state.StackFile;
import dev.roost.stack.userimport.ImportTally;
import dev.roost.stack.userimport.UserImport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
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

/** {@code import-users}: users of another system, never named on the command line. */
@Command(
    name = "import-users",
    description =
        "Has token-vault take over the users of a file, a line of JSON each; prints a line for each.",
    mixinStandardHelpOptions = true)
public final class ImportUsersCommand implements Callable<Integer> {

  private static final int REFUSED = 1;
  private static final int WRONG_COMMAND_LINE = 2;
  private static final int STOPPED = 4;

  @Mixin private final StateOption stack = new StateOption();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--app",
      required = true,
      paramLabel = "APP",
      description = "The app at Roost through which they let it in.")
  private String app = "";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "The lines; - is the standard input (default: -).")
  private Path file = Path.of("-");

  /** 0 when every line was taken, 1 when some were refused, 4 when it stopped. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    Optional<StackFile> running = NotUp.orStack(stack, command);
    if (running.isEmpty()) {
      return NotUp.CODE;
    }
    if (!app.matches("[A-Za-z0-9.-]{1,63}")) {
      command
          .commandLine()
          .getErr()
          .println("An app's name has letters, digits, dots and hyphens.");
      return WRONG_COMMAND_LINE;
    }
    try (InputStream lines = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
      return send(running.get(), lines, command);
    } catch (NoSuchFileException e) {
      command.commandLine().getErr().println("There is no file " + file + ".");
      return WRONG_COMMAND_LINE;
    }
  }

  private int send(StackFile running, InputStream lines, CommandSpec command)
      throws IOException, InterruptedException {
    StackFile.Service vault = Objects.requireNonNull(running.services().get("token-vault"));
    Path token = Path.of(Objects.requireNonNull(running.tokens().get("admin")));
    var line = command.commandLine();
    try (HttpClient http = HttpClient.newHttpClient()) {
      AdminClient client =
          new AdminClient(http, URI.create(Objects.requireNonNull(vault.url())), token);
      ImportTally tally =
          new UserImport(client, line.getOut(), line.getErr(), Clock.systemUTC()).run(app, lines);
      line.getErr().println(tally + ".");
      return tally.refused() == 0 ? 0 : REFUSED;
    } catch (RefusedException e) {
      line.getOut().flush();
      line.getErr().println(e.getMessage());
      line.getErr().println("What was printed before is done; send the same file again.");
      return STOPPED;
    }
  }
}
