package dev.roost.kafkaadmin;

import dev.roost.kafkaadmin.command.AclsCommand;
import dev.roost.kafkaadmin.command.DeadLettersCommand;
import dev.roost.kafkaadmin.command.DurationText;
import dev.roost.kafkaadmin.command.ExitCode;
import dev.roost.kafkaadmin.command.TopicsCommand;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What {@code kafka-admin} runs. */
@Command(
    name = "kafka-admin",
    description =
        "Provisions Roost's topics and ACLs on a Kafka cluster, and works through dead"
            + " letters.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TopicsCommand.class,
      AclsCommand.class,
      DeadLettersCommand.class,
      HelpCommand.class
    })
public final class KafkaAdmin {

  private KafkaAdmin() {}

  public static void main(String[] args) {
    System.exit(run("kafka-admin", args));
  }

  /**
   * Runs a command line.
   *
   * @param name how the program is called in what it prints
   * @return the exit code
   */
  public static int run(String name, String... args) {
    return commandLine(name).execute(args);
  }

  /** The program, to be run with other streams. */
  public static CommandLine commandLine(String name) {
    return new CommandLine(new KafkaAdmin())
        .setCommandName(name)
        .registerConverter(Duration.class, new DurationText())
        .setParameterExceptionHandler(KafkaAdmin::usage)
        .setExecutionExceptionHandler(KafkaAdmin::failed);
  }

  private static int usage(ParameterException wrong, String[] ignored) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(wrong.getMessage());
    err.println("See: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine line, ParseResult ignored) {
    line.getErr().println(reason(failure));
    return ExitCode.FAILED;
  }

  private static String reason(Exception failure) {
    Throwable root = root(failure);
    return failure.getCause() == null
        ? Objects.requireNonNullElse(failure.getMessage(), failure.toString())
        : "Kafka: %s: %s".formatted(root.getClass().getSimpleName(), root.getMessage());
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }
}
