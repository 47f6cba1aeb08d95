package dev.roost.stack.secure;

import dev.roost.contracts.principal.Principal;
import dev.roost.stack.state.PropertiesFile;
import dev.roost.stack.state.StackFile;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The users of a secured cluster, the certificates, and for each user a file of client settings,
 * mode 600, as Kafka's own tools take it.
 */
public final class Credentials {

  /** The brokers, and whoever looks after them: no ACL limits it. */
  public static final String KAFKA = "kafka";

  /** How every client shows who it is. */
  public static final String MECHANISM = "SCRAM-SHA-512";

  private static final String PROTOCOL = "SASL_SSL";
  private static final List<String> USERS =
      Stream.concat(Stream.of(KAFKA), Stream.of(Principal.values()).map(Principal::userName))
          .toList();

  private final Path directory;
  private final Certificates certificates;
  private final Map<String, String> passwords;

  private Credentials(Path directory, Certificates certificates, Map<String, String> passwords) {
    this.directory = directory;
    this.certificates = certificates;
    this.passwords = passwords;
  }

  /** Those of this stack, made where they are missing. */
  public static Credentials in(StateDirectory state) throws IOException {
    Path directory = state.kafkaSecurity();
    Map<String, String> passwords = new LinkedHashMap<>();
    for (String user : USERS) {
      passwords.put(user, Passwords.in(passwordFile(directory, user)));
    }
    Credentials all =
        new Credentials(directory, Certificates.in(directory, "broker.pem", KAFKA), passwords);
    for (String user : USERS) {
      all.writeClientFile(user);
    }
    return all;
  }

  /** Passwords by user, {@link #KAFKA} included. */
  public Map<String, String> passwords() {
    return Map.copyOf(passwords);
  }

  /** The file with this user's password alone. */
  public Path passwordFile(String user) {
    return passwordFile(directory, user);
  }

  /** What a client of this user sets. */
  public Map<String, String> settings(String user) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("security.protocol", PROTOCOL);
    settings.put("sasl.mechanism", MECHANISM);
    settings.put("sasl.jaas.config", jaas(user));
    settings.putAll(trust());
    return settings;
  }

  /** What every side sets to trust what the CA signed. */
  public Map<String, String> trust() {
    return Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", path(certificates.ca()));
  }

  /** What a broker sets to show its certificate. */
  public Map<String, String> identity() {
    return Map.of("ssl.keystore.type", "PEM", "ssl.keystore.location", path(certificates.server()));
  }

  /** The user and its password, as Kafka has them set. */
  public String jaas(String user) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, Objects.requireNonNull(passwords.get(user)));
  }

  /** What {@code stack.json} says of it. */
  public StackFile.Security described() {
    Map<String, String> files = new LinkedHashMap<>();
    USERS.forEach(user -> files.put(user, path(clientFile(user))));
    return new StackFile.Security(PROTOCOL, MECHANISM, path(certificates.ca()), files);
  }

  private void writeClientFile(String user) throws IOException {
    PropertiesFile.write(
        clientFile(user),
        settings(user),
        "Written at every start by ./roost up --secure; changes here are lost");
  }

  private Path clientFile(String user) {
    return directory.resolve(user + ".properties");
  }

  private static Path passwordFile(Path directory, String user) {
    return directory.resolve(user + ".password");
  }

  private static String path(Path file) {
    return file.toString();
  }
}
