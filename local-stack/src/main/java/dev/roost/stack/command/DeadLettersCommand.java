package dev.roost.stack.command;

import dev.roost.contracts.principal.Principal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code dead-letters}: that of {@code kafka-admin}, on the stack that is up. */
@Command(
    name = "dead-letters",
    description = "Lists, shows and re-publishes deliveries that activity-router could not read.",
    synopsisSubcommandLabel = "list|show|retry")
public final class DeadLettersCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  /** What is told to {@code kafka-admin}, its own help included. */
  @Unmatched private List<String> rest = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("dead-letters"));
    arguments.addAll(rest);
    return new KafkaTool(stack, Principal.DEAD_LETTERS.userName()).run("./roost", arguments);
  }
}
