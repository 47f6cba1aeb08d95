package dev.roost.stack.command;

import dev.roost.stack.secure.Credentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code kafka-admin}: the tool itself, by default on the stack that is up. */
@Command(
    name = "kafka-admin",
    description = "Compares and provisions topics and ACLs: topics, acls, dead-letters.",
    synopsisSubcommandLabel = "topics|acls|dead-letters")
public final class KafkaAdminCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  /** What is told to {@code kafka-admin}, its own help included. */
  @Unmatched private List<String> rest = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    return new KafkaTool(stack, Credentials.KAFKA).run("./roost kafka-admin", rest);
  }
}
