package dev.roost.stack.kafka;

import dev.roost.stack.process.Program;
import dev.roost.stack.process.Stopping;
import dev.roost.stack.secure.Credentials;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.PropertiesFile;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The Kafka cluster: one broker or three, each broker and controller at once.
 *
 * @param layout its id, size and ports
 * @param state where its data is
 * @param clientPorts where the services find each broker; empty where they connect to it itself
 * @param credentials its users and certificates, where it is secured
 */
public record Cluster(
    Layout layout,
    StateDirectory state,
    List<Integer> clientPorts,
    Optional<Credentials> credentials) {

  /** When brokers are stopped: after all who talk to them. */
  public static final int STOP_RANK = 100;

  private static final int FIRST_PORT = 9092;

  /** The cluster of this layout; the users of a secured one are made where they are missing. */
  public static Cluster of(Layout layout, StateDirectory state, List<Integer> clientPorts)
      throws IOException {
    return new Cluster(
        layout,
        state,
        clientPorts,
        layout.secure() ? Optional.of(Credentials.in(state)) : Optional.empty());
  }

  /** Names and wanted ports of the listeners of so many brokers; 9092 and up. */
  public static Map<String, Integer> listeners(int brokers) {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (int number = 1; number <= brokers; number++) {
      wanted.put(listener(number), FIRST_PORT + 2 * (number - 1));
      wanted.put(controllerListener(number), FIRST_PORT + 2 * (number - 1) + 1);
    }
    return wanted;
  }

  /**
   * Names and wanted ports of the listeners that services reach through something of the caller's.
   */
  public static Map<String, Integer> clientListeners(int brokers) {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (int number = 1; number <= brokers; number++) {
      wanted.put(clientListener(number), 0);
    }
    return wanted;
  }

  static String clientListener(int number) {
    return listener(number) + "-clients";
  }

  static String listener(int number) {
    return "kafka-" + number;
  }

  static String controllerListener(int number) {
    return "kafka-" + number + "-controller";
  }

  /** Names of the broker processes: {@code kafka}, or {@code kafka-1} to {@code kafka-3}. */
  public List<String> names() {
    return numbers().mapToObj(this::name).toList();
  }

  private String name(int number) {
    return layout.brokers() == 1 ? "kafka" : "kafka-" + number;
  }

  /** Where the services connect: as everybody, or to the caller's ports. */
  private String clientBootstrap() {
    return clientPorts.isEmpty()
        ? bootstrap()
        : clientPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  /** Where clients connect: every broker's address, comma-separated. */
  public String bootstrap() {
    return numbers()
        .mapToObj(number -> "127.0.0.1:" + layout.port(listener(number)))
        .collect(Collectors.joining(","));
  }

  /** The settings of a client of this user; where nobody asks for a user, the address alone. */
  public Map<String, Object> client(String user) {
    Map<String, Object> settings = new HashMap<>();
    credentials.ifPresent(all -> settings.putAll(all.settings(user)));
    settings.put("bootstrap.servers", bootstrap());
    return settings;
  }

  /** The same as a service finds it in its environment, which may have a way of its own. */
  public Map<String, String> environment(String user) {
    Map<String, Object> settings = client(user);
    settings.put("bootstrap.servers", clientBootstrap());
    Map<String, String> environment = new HashMap<>();
    settings.forEach((name, value) ->
        environment.put(
            "KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value.toString()));
    return environment;
  }

  /**
   * The programs to run, their settings files freshly written.
   *
   * @param java the start of the command: a Java runtime and its flags
   * @param environment what the runtime needs there
   */
  public List<Program> programs(List<String> java, Map<String, String> environment)
      throws IOException {
    List<Program> programs = new ArrayList<>();
    for (int number : numbers().toArray()) {
      programs.add(program(number, java, environment));
    }
    return programs;
  }

  private Program program(int number, List<String> java, Map<String, String> environment)
      throws IOException {
    Path home = state.broker(number);
    Files.createDirectories(home.resolve("data"));
    Path file = home.resolve("server.properties");
    PropertiesFile.write(
        file,
        BrokerSettings.of(number, this),
        "Written at every start by ./roost up; changes here are lost");
    List<String> command = new ArrayList<>(java);
    command.add(BrokerMain.class.getName());
    command.addAll(List.of(layout.clusterId(), file.toString(), home.resolve("data").toString()));
    credentials.ifPresent(all ->
        command.addAll(List.of(Credentials.KAFKA, all.passwordFile(Credentials.KAFKA).toString())));
    var readiness =
        new BrokerReadiness(number, layout.port(listener(number)), client(Credentials.KAFKA));
    return new Program(name(number), Stopping.at(STOP_RANK), command, environment, readiness);
  }

  private IntStream numbers() {
    return IntStream.rangeClosed(1, layout.brokers());
  }
}
