package dev.roost.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.simulatorclient.SimulatorClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * A stack of its own for one test class: up before its first test, down after its last. What it
 * wrote is thrown away when all went well, else kept, and the place is printed.
 */
public final class RunningStack
    implements BeforeAllCallback, AfterAllCallback, TestWatcher, AutoCloseable {

  private static final RunningStack SHARED = new RunningStack(checkout(), _ -> List.of(), true);
  private static final RunningStack JUDGED = new RunningStack(checkout(), _ -> List.of(), true);
  private static final List<String> AS_IT_COMES =
      List.of("up", "--background", "--no-demo", "--free-ports");

  /** The user of the brokers themselves, whom no ACL limits. */
  public static final String ANYTHING = "kafka";

  /** The app the stack comes up with. */
  public static final String APP = "demo";

  /** Names of the processes. */
  public static final String BROKER = "kafka";

  public static final String INGEST = "webhook-ingest";
  public static final String ROUTER = "activity-router";
  public static final String VAULT = "token-vault";
  public static final String SUBSCRIPTIONS = "subscription-manager";
  public static final String REPLAY = "replay-worker";
  public static final String SECOND_ROUTER = "activity-router-2";
  private static final String SIMULATOR = "simulator";
  private static final String POSTGRESQL = "postgresql";

  private static final Object STARTING = new Object();

  /** HTTP/2 would begin with an upgrade, whose answer once never came. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration UP = Duration.ofMinutes(8);
  private static final Duration SOON = Duration.ofMinutes(5);

  private final Path root;
  private final Below below;
  private final boolean shared;
  private @Nullable Path state;
  private @Nullable Shell shell;
  private boolean failed;

  /** A stack outlives whoever started it; an interrupted build must not leave one behind. */
  private final Thread whenInterrupted = new Thread(() -> roost(SOON, "down"), "stack-down");

  /** What a stack stands on that a test has made: a small disk, bad ways between processes. */
  @FunctionalInterface
  public interface Below {

    /** Made before the stack comes up; further arguments of {@code up}. */
    List<String> prepare(Path state) throws IOException;

    /** What the processes of the stack get in their environment; by default nothing. */
    default Map<String, String> environment() {
      return Map.of();
    }

    /** Undone once the stack is down; by default nothing was made. */
    default void undo() throws IOException {}
  }

  /** A stack as it comes: one broker, one router. */
  public RunningStack() {
    this(_ -> List.of());
  }

  /** A stack that is asked for with further options of {@code ./roost up}. */
  public static RunningStack askedFor(String... options) {
    return new RunningStack(_ -> List.of(options));
  }

  /** A stack on something made for it. */
  public RunningStack(Below below) {
    this(checkout(), below);
  }

  /**
   * A stack on something made for it, of services that were built elsewhere.
   *
   * @param root where {@code ./roost} is, and the modules beside it
   */
  public RunningStack(Path root, Below below) {
    this(root, below, false);
  }

  private RunningStack(Path root, Below below, boolean shared) {
    this.root = root;
    this.below = below;
    this.shared = shared;
  }

  /** The checkout that these tests are part of. */
  public static Path checkout() {
    return Shell.repository();
  }

  /**
   * One stack for all test classes that break nothing: up before the first, down after the last
   * test of the run.
   */
  public static RunningStack shared() {
    return SHARED;
  }

  /**
   * One stack for the test classes that have the oracle judge all that was ever sent there. What
   * they break is whole again before the next of them; they run one after the other.
   */
  public static RunningStack judged() {
    return JUDGED;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    // Test classes run several at a time: the next to share it waits until it is up.
    synchronized (this) {
      if (!shared) {
        up(context);
      } else if (state == null) {
        up(context);
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put(this, this);
      }
    }
  }

  private void up(ExtensionContext context) throws IOException {
    up(context.getRequiredTestClass().getSimpleName());
  }

  /** Brings it up, for a test that has several; {@link #close} ends it. */
  public void up(String name) throws IOException {
    Path kept = checkout().resolve("system-tests/target/stacks");
    Files.createDirectories(kept);
    Path fresh = Files.createTempDirectory(kept, name + "-");
    state = fresh;
    shell = new Shell(root, fresh.resolve("roost.out"), below.environment());
    // Until it is up it has failed: JUnit tells no watcher when this method throws.
    failed = true;
    Runtime.getRuntime().addShutdownHook(whenInterrupted);
    Progress.say("%s: ./roost up".formatted(name));
    try {
      List<String> arguments = new ArrayList<>(AS_IT_COMES);
      arguments.addAll(below.prepare(fresh));
      // Eight processes that start have no processor to spare for eight more.
      synchronized (STARTING) {
        roost(UP, arguments.toArray(String[]::new));
      }
      failed = false;
      Progress.say("%s: the stack is up".formatted(name));
    } catch (IllegalStateException e) {
      end();
      throw e;
    }
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    failed = true;
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (!shared) {
      end();
    }
  }

  /** Has what the stack wrote kept, for whoever looks for the reason, unless this goes well. */
  public void keptWhereThisFails(Runnable trial) {
    boolean failedBefore = failed;
    failed = true;
    trial.run();
    failed = failedBefore;
  }

  /** Called by JUnit for the shared one, when all is over. */
  @Override
  public void close() throws IOException {
    end();
  }

  /** The simulator's API. */
  public SimulatorClient simulator() {
    return new SimulatorClient(HTTP, URI.create(file().at("/simulator/url").asText()));
  }

  /** Where people connect to the demo app. */
  public URI connectPage() {
    return URI.create(file().at("/demo/connect").asText());
  }

  /** Where X would call: the webhook of the demo app. */
  public URI webhook() {
    return URI.create(file().at("/demo/webhook").asText());
  }

  /** Roost's APIs, called with the token of a person of this role. */
  public RoostClient as(String role) {
    return new RoostClient(this::service, read(Path.of(file().at("/tokens/" + role).asText())));
  }

  /**
   * Roost's APIs, called with what {@code ./roost token} prints for this role.
   *
   * @param role perhaps bound to an app, as {@code operator:demo}
   * @param audiences of the token; none for those of all services
   */
  public RoostClient as(String role, List<String> audiences) {
    List<String> arguments = new ArrayList<>(List.of("token", role));
    audiences.forEach(audience -> arguments.addAll(List.of("--audience", audience)));
    String printed = roost(SOON, arguments.toArray(String[]::new)).strip();
    return new RoostClient(this::service, printed.substring(printed.lastIndexOf('\n') + 1));
  }

  /** Roost's APIs, called with the token that this service shows the vault. */
  public RoostClient asService(String service) {
    return new RoostClient(
        this::service, read(state().resolve("services/" + service + "/tokens/token-vault")));
  }

  /** Roost's APIs, called with this token, or with none where it is empty. */
  public RoostClient with(String token) {
    return new RoostClient(this::service, token);
  }

  /** Where a service listens. */
  public URI service(String name) {
    return URI.create(file().at("/services/" + name + "/url").asText());
  }

  /** Where a service tells of itself: its health, metrics and OpenAPI document. */
  public URI management(String name) {
    return URI.create(file().at("/services/" + name + "/management").asText());
  }

  /** What a service tells of itself under this path of its management. */
  public String told(String service, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(management(service).resolve(path)).timeout(SOON).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(service + " does not tell " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What a service counts under this name, over all labels. */
  public double metric(String service, String name) {
    return told(service, "/q/metrics")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The directory in which everything of this stack stands, logs included. */
  public Path directory() {
    return state();
  }

  /** What {@code stack.json} says now. */
  public JsonNode description() {
    return file();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new downstream consumer; the caller closes it. */
  public Downstream downstream() {
    return new Downstream(client(ANYTHING));
  }

  /** The settings of a client of this user; where nobody asks for a user, the address alone. */
  public Map<String, Object> client(String user) {
    JsonNode kafka = file().path("kafka");
    Map<String, Object> settings = new HashMap<>();
    if (kafka.has("security")) {
      Properties file = new Properties();
      try (var in = Files.newInputStream(Path.of(kafka.at("/security/users/" + user).asText()))) {
        file.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
    }
    settings.put("bootstrap.servers", kafka.path("bootstrap").asText());
    return settings;
  }

  /** Ends the process as the kernel would when memory is short. */
  public void kill(String process) {
    Progress.say("kill -9 %s".formatted(process));
    shell().signal("KILL", pid(process));
  }

  /** The process stands still; its connections stay open. */
  public void freeze(String process) {
    Progress.say("freeze %s".formatted(process));
    shell().signal("STOP", pid(process));
  }

  /** The process goes on where it stood. */
  public void thaw(String process) {
    Progress.say("thaw %s".formatted(process));
    shell().signal("CONT", pid(process));
  }

  /** Starts the process again, whatever became of it, and waits until it is ready. */
  public void restart(String process) {
    long began = System.nanoTime();
    roost(SOON, "restart", process);
    Progress.say("%s is back after %.1f s".formatted(process, (System.nanoTime() - began) / 1e9));
  }

  /** Kills the process and starts it again at once. */
  public void killAndRestart(String process) {
    kill(process);
    restart(process);
  }

  /** Runs {@code ./roost} on this stack; what it printed. */
  public String roost(Duration within, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--state", state().toString()));
    return shell().roost(within, all);
  }

  private void end() throws IOException {
    try {
      roost(SOON, "down");
      below.undo();
      Runtime.getRuntime().removeShutdownHook(whenInterrupted);
    } finally {
      if (failed) {
        Progress.say("what the stack wrote is kept in %s".formatted(state()));
      } else {
        forget(state());
      }
    }
  }

  private static void forget(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private long pid(String process) {
    JsonNode pid =
        switch (process) {
          case BROKER, "kafka-1" -> file().at("/kafka/pids/0");
          case "kafka-2" -> file().at("/kafka/pids/1");
          case "kafka-3" -> file().at("/kafka/pids/2");
          case POSTGRESQL -> file().at("/postgresql/pid");
          case SIMULATOR -> file().at("/simulator/pid");
          default -> file().path("services").path(process).path("pid");
        };
    if (!pid.isNumber()) {
      throw new IllegalStateException(process + " has no pid in stack.json");
    }
    return pid.longValue();
  }

  /** Read anew each time: a restarted process has another pid. */
  private JsonNode file() {
    try {
      return JSON.readTree(Files.readAllBytes(state().resolve("stack.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path state() {
    return Objects.requireNonNull(state, "the stack was never brought up");
  }

  private Shell shell() {
    return Objects.requireNonNull(shell, "the stack was never brought up");
  }
}
