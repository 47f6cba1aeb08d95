package dev.roost.stack.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * A broker's own process: formats its storage before the first start, then is Kafka. In one process
 * because a Java start of its own for the format would cost every first start two seconds.
 */
public final class BrokerMain {

  private BrokerMain() {}

  /**
   * Arguments: the cluster's id, the settings file, the data directory; for a secured cluster also
   * the name of the brokers' user and the file with its password.
   */
  public static void main(String[] args) throws IOException {
    String clusterId = args[0];
    String settings = args[1];
    Path data = Path.of(args[2]);
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(
          clusterId,
          settings,
          args.length > 3 ? List.of(user(args[3], Path.of(args[4]))) : List.of());
    }
    Kafka.main(new String[] {settings});
  }

  // Brokers that show themselves by a password must find it before anybody could give it to them.
  private static String user(String name, Path passwordFile) throws IOException {
    return "SCRAM-SHA-512=[name=%s,password=%s]".formatted(name, Files.readString(passwordFile));
  }

  private static void format(String clusterId, String settings, List<String> users) {
    List<String> format =
        new ArrayList<>(List.of("format", "-t", clusterId, "-c", settings, "--ignore-formatted"));
    users.forEach(user -> format.addAll(List.of("--add-scram", user)));
    // Of a user that it makes it prints what its password is checked with.
    var said = new ByteArrayOutputStream();
    int exitCode =
        StorageTool.execute(format.toArray(String[]::new), new PrintStream(said, true, UTF_8));
    if (exitCode != 0) {
      System.out.print(
          users.isEmpty() ? said.toString(UTF_8) : "Kafka could not format its storage.\n");
      System.exit(exitCode);
    }
  }
}
