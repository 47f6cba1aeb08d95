package dev.roost.stack.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code stack.json}: what runs and where, for scripts, tests and other terminals. Current while
 * the stack is up, and gone when it is down.
 *
 * @param state {@code starting} or {@code ready}
 * @param tokens files with a person's token, by role
 */
public record StackFile(
    String state,
    Kafka kafka,
    Postgresql postgresql,
    Map<String, Service> services,
    Simulator simulator,
    Map<String, String> tokens,
    Demo demo,
    Control control) {

  /** The value of {@code state} once every process was ready. */
  public static final String READY = "ready";

  /**
   * The cluster.
   *
   * @param bootstrap where clients connect
   * @param pids of the brokers in order of their number; null for one that is dead
   * @param security how clients show who they are; absent where nobody asks
   */
  @JsonInclude(Include.NON_NULL)
  public record Kafka(String bootstrap, List<@Nullable Long> pids, @Nullable Security security) {

    /**
     * The file with all that a client of this user sets beside the address; empty where nobody asks
     * for users.
     */
    public Optional<Path> clientFile(String user) throws IOException {
      return security == null ? Optional.empty() : Optional.of(Path.of(security.user(user)));
    }

    /** The settings with which a client of this user connects. */
    public Map<String, Object> client(String user) throws IOException {
      Map<String, Object> settings = new HashMap<>();
      Optional<Path> file = clientFile(user);
      if (file.isPresent()) {
        settings.putAll(PropertiesFile.read(file.get()));
      }
      settings.put("bootstrap.servers", bootstrap);
      return settings;
    }
  }

  /**
   * How clients of a secured cluster show who they are.
   *
   * @param protocol Kafka's {@code security.protocol}
   * @param mechanism Kafka's {@code sasl.mechanism}
   * @param truststore the CA's certificate in PEM
   * @param users files of client settings with the password, mode 600, by user
   */
  public record Security(
      String protocol, String mechanism, String truststore, Map<String, String> users) {

    private String user(String name) throws IOException {
      String file = users.get(name);
      if (file == null) {
        throw new IOException("the brokers know no user " + name);
      }
      return file;
    }
  }

  /**
   * The database.
   *
   * @param url with user and database, without the password
   * @param pid absent while it is dead
   */
  @JsonInclude(Include.NON_NULL)
  public record Postgresql(String url, @Nullable Long pid) {}

  /**
   * A service.
   *
   * @param url its public address; absent where it has none
   * @param management the address of its health and metrics
   * @param pid absent while it is dead
   */
  @JsonInclude(Include.NON_NULL)
  public record Service(@Nullable String url, String management, @Nullable Long pid) {}

  /**
   * The simulator.
   *
   * @param pid absent while it is dead
   * @param seed from which it draws everything
   */
  @JsonInclude(Include.NON_NULL)
  public record Simulator(String url, @Nullable Long pid, String seed) {}

  /**
   * The app the stack knows from the start.
   *
   * @param webhook the address of its webhook
   * @param connect the page on which people connect to it
   */
  public record Demo(String app, String endpoint, String webhook, String connect) {}

  /**
   * The supervisor's own address, on loopback.
   *
   * @param token sent as a bearer token; who can read this file may stop and restart
   */
  public record Control(String url, String token, long pid) {

    /** Says nothing of the token. */
    @Override
    public String toString() {
      return "Control[" + url + "]";
    }
  }

  /** The file of the stack that is up; empty where none is. */
  public static Optional<StackFile> read(StateDirectory state) throws IOException {
    return JsonFile.read(state.stackFile(), StackFile.class);
  }

  /** Whether every process was ready once. */
  public boolean wasReady() {
    return state.equals(READY);
  }
}
