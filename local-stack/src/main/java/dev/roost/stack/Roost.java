package dev.roost.stack;

import dev.roost.stack.command.DeadLettersCommand;
import dev.roost.stack.command.DemoCommand;
import dev.roost.stack.command.DownCommand;
import dev.roost.stack.command.ImportUsersCommand;
import dev.roost.stack.command.KafkaAdminCommand;
import dev.roost.stack.command.ListenCommand;
import dev.roost.stack.command.LogsCommand;
import dev.roost.stack.command.ResetCommand;
import dev.roost.stack.command.RestartCommand;
import dev.roost.stack.command.SendCommand;
import dev.roost.stack.command.StartCommand;
import dev.roost.stack.command.StatusCommand;
import dev.roost.stack.command.StopCommand;
import dev.roost.stack.command.TokenCommand;
import dev.roost.stack.command.TriggerCommand;
import dev.roost.stack.command.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What {@code ./roost} runs. */
@Command(
    name = "./roost",
    description = "Runs Roost on this machine: Kafka, PostgreSQL, a simulated X, and the services.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      StatusCommand.class,
      ListenCommand.class,
      TriggerCommand.class,
      SendCommand.class,
      LogsCommand.class,
      DeadLettersCommand.class,
      KafkaAdminCommand.class,
      ImportUsersCommand.class,
      TokenCommand.class,
      RestartCommand.class,
      StopCommand.class,
      StartCommand.class,
      DownCommand.class,
      ResetCommand.class,
      HelpCommand.class
    },
    footer = {
      "%n  test [MAVEN ARGS]  Builds and tests every module.",
      "  test --secured     Tests the whole stack on Kafka with TLS, users and ACLs.",
      "  test --xdk         Tests the simulator with X's own TypeScript SDK.",
      "  test --faults      Fault injection; --seeds N, --seed N, --ids N for a part of it.",
      "  bench COMMAND      Measures Roost on this machine: ingest, router, vault, jmh."
    })
public final class Roost {

  private Roost() {}

  /**
   * The system property {@code roost.root} names the checkout; without it, the working directory.
   */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Roost());
    line.setExecutionExceptionHandler(Roost::sayWhy);
    System.exit(line.execute(args));
  }

  private static int sayWhy(Exception cause, CommandLine line, CommandLine.ParseResult ignored) {
    String message = cause.getMessage();
    line.getErr().println(message == null ? cause.toString() : message);
    return 1;
  }
}
