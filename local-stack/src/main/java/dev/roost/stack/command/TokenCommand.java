package dev.roost.stack.command;

import dev.roost.stack.issuer.IdentityProvider;
import dev.roost.stack.issuer.Lifetimes;
import dev.roost.stack.issuer.RoleEntry;
import dev.roost.stack.process.StartFailedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
      description = RoleEntry.FORM + " (default: admin)")
  private String role = "";

  @Option(
      names = "--audience",
      paramLabel = "NAME",
      description =
          "The only audience of the token, such as roost-replay-worker; may be there more than once"
              + " (default: those of all services).")
  private List<String> audiences = new ArrayList<>();

  @Override
  public Integer call() throws IOException, StartFailedException {
    var line = Objects.requireNonNull(spec).commandLine();
    Optional<RoleEntry> entry = RoleEntry.parse(role);
    if (entry.isEmpty()) {
      line.getErr().println("There is no role " + role + "; there is " + RoleEntry.FORM + ".");
      return 2;
    }
    if (stack.running().isEmpty()) {
      line.getErr()
          .println("Roost is not up, so no token would be accepted. Start it with ./roost up.");
      return 3;
    }
    line.getOut().println(token(entry.get()));
    return 0;
  }

  private String token(RoleEntry entry) throws IOException, StartFailedException {
    List<String> wanted = audiences.isEmpty() ? IdentityProvider.AUDIENCES : audiences;
    Duration lifetime = Lifetimes.of(System.getenv()).people();
    return new IdentityProvider(stack.state(), lifetime, Clock.systemUTC()).token(entry, wanted);
  }
}
