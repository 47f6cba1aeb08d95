package dev.roost.deploy.rule;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** What a service's own {@code application.properties} says about it. */
record ServiceSettings(Properties properties) {

  static ServiceSettings of(String service) {
    return read(Path.of("..", service, "src/main/resources/application.properties"));
  }

  private static ServiceSettings read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ServiceSettings(properties);
  }

  /** None where it is told not to listen. */
  Optional<Integer> publicPort() {
    return "false".equals(properties.getProperty("quarkus.http.host-enabled"))
        ? Optional.empty()
        : Optional.of(number("quarkus.http.port"));
  }

  /** The port of people's pages; none where the service has no such pages. */
  Optional<Integer> connectPort() {
    return Optional.ofNullable(properties.getProperty("roost.subscriptions.connect-port"))
        .map(Integer::valueOf);
  }

  int managementPort() {
    return number("quarkus.management.port");
  }

  /** How long it may take to end what it has begun. */
  Duration shutdown() {
    return duration("quarkus.shutdown.delay").plus(duration("quarkus.shutdown.timeout"));
  }

  private Duration duration(String property) {
    return Duration.parse("PT" + properties.getProperty(property, "0s"));
  }

  private int number(String property) {
    return Integer.parseInt(properties.getProperty(property));
  }
}
