package dev.roost.stack.command;

import dev.roost.kafkaadmin.KafkaAdmin;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs {@code kafka-admin} on the stack's cluster, or on one that its arguments name. */
final class KafkaTool {

  private static final int NOT_UP = 3;

  private final StateOption stack;
  private final String user;

  /**
   * As this user, where the cluster is secured.
   *
   * @param stack which stack
   */
  KafkaTool(StateOption stack, String user) {
    this.stack = stack;
    this.user = user;
  }

  /**
   * Runs it.
   *
   * @param name how it is called in what it prints
   * @return its exit code, or 3 where no stack is up and no cluster is named
   */
  int run(String name, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    if (needsCluster(arguments)) {
      Optional<StackFile> up = stack.running();
      if (up.isEmpty()) {
        Screen.standard(System.getenv())
            .line("Roost is not up. Start it with ./roost up, or name a --bootstrap-server.");
        return NOT_UP;
      }
      StackFile.Kafka kafka = up.get().kafka();
      all.add("--bootstrap-server=" + kafka.bootstrap());
      if (!names(arguments, "--command-config")) {
        kafka.clientFile(user).ifPresent(file -> all.add("--command-config=" + file));
      }
    }
    return KafkaAdmin.run(name, all.toArray(String[]::new));
  }

  /** Help needs no cluster, and neither does what lacks a subcommand. */
  private static boolean needsCluster(List<String> arguments) {
    return arguments.size() > 1
        && !names(arguments, "--bootstrap-server")
        && !names(arguments, "--help")
        && !arguments.contains("-h")
        && !arguments.contains("help");
  }

  private static boolean names(List<String> arguments, String option) {
    return arguments.stream()
        .anyMatch(argument -> argument.equals(option) || argument.startsWith(option + "="));
  }
}
