package dev.roost.deploy.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The properties that the READMEs of a service and of the libraries with settings name. {@code
 * `roost.a.b`, `.c`} names {@code roost.a.b} and {@code roost.a.c}.
 */
final class KnownSettings {

  private static final Pattern NAME = Pattern.compile("`(\\.?[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)`");

  /** Kafka's own names, whether a service's README repeats them or not. */
  private static final List<String> KAFKA =
      List.of(
          "kafka.bootstrap.servers",
          "kafka.security.protocol",
          "kafka.sasl.mechanism",
          "kafka.sasl.jaas.config",
          "kafka.ssl.truststore.type",
          "kafka.ssl.truststore.location");

  private KnownSettings() {}

  static Stream<String> of(String service) {
    return Stream.concat(KAFKA.stream(), inReadmes(service));
  }

  private static Stream<String> inReadmes(String service) {
    return Stream.of(service, "admin-api", "postgresql", "vault-client", "service-runtime")
        .map(module -> Path.of("..", module, "README.md"))
        .filter(Files::exists)
        .flatMap(readme -> named(text(readme)).stream());
  }

  static List<String> named(String text) {
    List<String> names = new ArrayList<>();
    String parent = "";
    for (Matcher found = NAME.matcher(text); found.find(); ) {
      String name = found.group(1);
      String whole = name.startsWith(".") ? parent + name : name;
      parent = whole.contains(".") ? whole.substring(0, whole.lastIndexOf('.')) : "";
      names.add(whole);
    }
    return names;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
