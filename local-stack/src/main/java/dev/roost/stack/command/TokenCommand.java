package dev.roost.stack.command;

import dev.roost.stack.issuer.Issuers;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token}: prints a token and nothing else, to be put where a script wants one. */
@Command(
    name = "token",
    description = "Prints a person's token, for the services' admin APIs.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "ROLE",
      arity = "0..1",
      defaultValue = "admin",
      description = "viewer, operator or admin (default: admin)")
  private String role = "";

  @Override
  public Integer call() throws IOException {
    var line = java.util.Objects.requireNonNull(spec).commandLine();
    if (!Issuers.ROLES.contains(role)) {
      line.getErr().println("There is no role " + role + "; there are viewer, operator and admin.");
      return 2;
    }
    Optional<String> file = stack.running().map(StackFile::tokens).map(tokens -> tokens.get(role));
    if (file.isEmpty()) {
      line.getErr()
          .println("Roost is not up, so no token would be accepted. Start it with ./roost up.");
      return 3;
    }
    line.getOut().println(Files.readString(Path.of(file.get())));
    return 0;
  }
}
