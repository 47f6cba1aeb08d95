package dev.roost.stack.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory a stack lives in, {@code .roost} unless told otherwise: data, logs, and the files
 * that scripts and other terminals read.
 *
 * @param root the directory, absolute
 */
public record StateDirectory(Path root) {

  /** Names a stack makes here; nothing else is ever deleted. */
  private static final List<String> OURS =
      List.of(
          "kafka-*",
          "postgresql",
          "router*",
          "logs",
          "issuers",
          "tokens",
          "services",
          "master-key.json",
          "layout.json",
          "stack.json");

  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Makes the directory and the one for logs, where they are missing. */
  public void create() throws IOException {
    Files.createDirectories(logs());
  }

  /** The contract for scripts: what runs, where. There only while the stack is up. */
  public Path stackFile() {
    return root.resolve("stack.json");
  }

  /** What must stay the same from start to start: brokers, ports, the cluster's id. */
  public Path layoutFile() {
    return root.resolve("layout.json");
  }

  /** Held for as long as a supervisor lives. */
  public Path lockFile() {
    return root.resolve("lock");
  }

  /** Where the broker with this number, from 1, keeps its data and its settings. */
  public Path broker(int number) {
    return root.resolve("kafka-" + number);
  }

  /** Where certificates, users and passwords of a secured cluster are. */
  public Path kafkaSecurity() {
    return root.resolve("kafka-security");
  }

  /** Where the activity-router of this name keeps its store. */
  public Path router(String name) {
    return root.resolve(name.replace("activity-router", "router"));
  }

  /** Where the database server keeps its data, its programs and its password. */
  public Path postgresql() {
    return root.resolve("postgresql");
  }

  /** The database server's programs, this stack's own copy. */
  public Path databasePrograms() {
    return postgresql().resolve("server");
  }

  /** Where the two issuers' keys are. */
  public Path issuers() {
    return root.resolve("issuers");
  }

  /** A person's token with this role. */
  public Path personToken(String role) {
    return root.resolve("tokens").resolve(role);
  }

  /** The token with which this service calls token-vault, where Kubernetes would mount it. */
  public Path serviceToken(String service) {
    return root.resolve("services").resolve(service).resolve("tokens/token-vault");
  }

  /** The key that token-vault's data keys are wrapped with. */
  public Path masterKey() {
    return root.resolve("master-key.json");
  }

  /** Where all logs are. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** The log of this process. */
  public Path log(String name) {
    return logs().resolve(name + ".log");
  }

  /**
   * The argument by which every process of this stack is told from all others, also after its
   * parent died and its pid could have been reused.
   */
  public String marker() {
    return "-Droost.state=" + root;
  }

  /** Deletes all a stack made here. The stack must be down. */
  public void forget() throws IOException {
    for (String name : OURS) {
      try (var found = Files.newDirectoryStream(root, name)) {
        for (Path path : found) {
          delete(path);
        }
      }
    }
  }

  /** Deletes this directory with all in it; there may be none. */
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }
}
