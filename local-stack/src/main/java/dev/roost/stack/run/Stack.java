package dev.roost.stack.run;

import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.stack.balancer.TcpBalancer;
import dev.roost.stack.control.ControlServer;
import dev.roost.stack.issuer.Issuers;
import dev.roost.stack.issuer.Lifetimes;
import dev.roost.stack.issuer.MasterKey;
import dev.roost.stack.issuer.RefreshJob;
import dev.roost.stack.issuer.RoleEntry;
import dev.roost.stack.kafka.Cluster;
import dev.roost.stack.port.Ports;
import dev.roost.stack.postgresql.Postgresql;
import dev.roost.stack.process.DebugPort;
import dev.roost.stack.process.Orphans;
import dev.roost.stack.process.ProcessStatus;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.process.Supervisor;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.secure.Credentials;
import dev.roost.stack.state.JsonFile;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StackFile;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The stack while it is up: starts the processes in the order they need each other, is their
 * parent, and keeps {@code stack.json} current. Must be closed, or processes stay behind.
 */
public final class Stack implements ControlServer.Actions, AutoCloseable {

  private final StateDirectory state;
  private final Screen screen;
  private final Clock clock;
  private final Supervisor supervisor;
  private final Cluster cluster;
  private final Addresses addresses;
  private final Postgresql postgresql;
  private final RefreshJob tokens;
  private final Processes processes;
  private final ControlServer control;
  private final Optional<TcpBalancer> balancer;
  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final Object closing = new Object();
  private boolean ready;
  private boolean closed;

  private Stack(StackSettings settings, Layout layout, Screen screen, Clock clock)
      throws IOException, StartFailedException {
    this.state = settings.state();
    this.screen = screen;
    this.clock = clock;
    StartBoard board = new StartBoard(screen, this::writeDown);
    this.supervisor = new Supervisor(state, board, clock);
    this.cluster = Cluster.of(layout, state, settings.clientPorts());
    this.addresses = new Addresses(layout);
    this.postgresql =
        new Postgresql(state, addresses.port(Postgresql.NAME), cluster.credentials().isPresent());
    Issuers issuers =
        new Issuers(state, Services.CALLERS_OF_THE_VAULT, Lifetimes.of(System.getenv()), clock);
    this.tokens = new RefreshJob(issuers, sentence -> screen.line("  " + sentence));
    HttpClient http = HttpClient.newHttpClient();
    Services services =
        new Services(
            new ServiceJars(settings.root(), state, http), addresses, cluster, postgresql, issuers);
    this.processes =
        new Processes(
            state,
            cluster,
            services,
            new SimulatorClient(http, URI.create(addresses.url(Services.SIMULATOR))),
            new Processes.Supervising(supervisor, board, clock));
    this.control = new ControlServer(this);
    this.balancer = balancer(layout, addresses);
  }

  /**
   * Lays the stack out, and stops what a killed supervisor left of the last one. Starts nothing
   * yet. The caller holds the state directory's lock.
   */
  public static Stack layOut(StackSettings settings, Screen screen, Clock clock)
      throws IOException, StartFailedException {
    stopOrphans(settings.state(), screen);
    Ports ports = new Ports(RandomGenerator.getDefault());
    LayoutChoice choice = LayoutChoice.of(Layout.read(settings.state()), settings, ports);
    choice.layout().write(settings.state());
    choice.moved().forEach(sentence -> screen.line("  " + sentence));
    return new Stack(settings, choice.layout(), screen, clock);
  }

  /** Before the webhook-ingests, where there are several: X knows one address. */
  private static Optional<TcpBalancer> balancer(Layout layout, Addresses addresses) {
    List<Integer> ports =
        Services.ingests(layout.ingests()).stream().map(addresses::ingestPort).toList();
    return ports.size() == 1
        ? Optional.empty()
        : Optional.of(new TcpBalancer(addresses.port(Services.INGEST), ports));
  }

  private static void stopOrphans(StateDirectory state, Screen screen) {
    List<ProcessHandle> orphans = Orphans.of(state);
    if (!orphans.isEmpty()) {
      screen.line("  stopping %d processes whose supervisor was killed".formatted(orphans.size()));
      Orphans.stop(orphans);
    }
  }

  /** Starts all and returns when all are ready. */
  public void start() throws StartFailedException, InterruptedException {
    Instant begun = clock.instant();
    makeSecrets();
    control.start();
    openBalancer();
    writeDown();
    processes.startAll();
    new ReadyNotice(file(), state).print(screen, Duration.between(begun, clock.instant()));
    synchronized (this) {
      ready = true;
    }
    writeDown();
  }

  private void openBalancer() throws StartFailedException {
    if (balancer.isPresent()) {
      try {
        balancer.get().open();
      } catch (IOException e) {
        throw new StartFailedException(
            "The balancer of the webhook-ingests could not listen: " + e.getMessage() + ".");
      }
    }
  }

  private void makeSecrets() throws StartFailedException {
    try {
      MasterKey.ensure(state.masterKey());
      tokens.start();
    } catch (IOException e) {
      throw new StartFailedException("A key or a token could not be written: " + e + ".");
    }
  }

  @Override
  public String restart(String name) throws StartFailedException, InterruptedException {
    processes.stop(name);
    processes.startAgain(name, Map.of());
    return name + " is ready again, pid " + supervisor.pid(name);
  }

  @Override
  public String debug(String name, DebugPort port)
      throws StartFailedException, InterruptedException {
    if (name.equals(Postgresql.NAME)) {
      throw new StartFailedException("postgresql is not a Java process: it takes no debugger.");
    }
    processes.stop(name);
    processes.startAgain(name, port.environment());
    String where = port.number() == 0 ? "at the port that its log names" : "at " + port.address();
    return "%s is ready again, pid %d, and accepts a debugger %s"
        .formatted(name, supervisor.pid(name), where);
  }

  @Override
  public String start(String name) throws StartFailedException, InterruptedException {
    processes.startAgain(name, Map.of());
    return name + " is ready, pid " + supervisor.pid(name);
  }

  @Override
  public String stop(String name) throws StartFailedException {
    processes.stop(name);
    return name + " is stopped";
  }

  @Override
  public List<ProcessStatus> statuses() {
    return supervisor.statuses();
  }

  @Override
  public void requestStop() {
    stopRequested.countDown();
  }

  /** Waits until somebody asks to stop. */
  public void awaitStopRequest() throws InterruptedException {
    stopRequested.await();
  }

  private synchronized void writeDown() {
    if (closed) {
      return;
    }
    try {
      JsonFile.write(state.stackFile(), file());
    } catch (IOException e) {
      throw new UncheckedIOException("stack.json could not be written", e);
    }
  }

  /** What is written to {@code stack.json} now. */
  public synchronized StackFile file() {
    List<@Nullable Long> brokers = new ArrayList<>();
    cluster.names().forEach(name -> brokers.add(supervisor.pid(name)));
    return new StackFile(
        ready ? StackFile.READY : "starting",
        new StackFile.Kafka(
            cluster.bootstrap(),
            brokers,
            cluster.credentials().map(Credentials::described).orElse(null)),
        new StackFile.Postgresql(postgresql.url(), supervisor.pid(Postgresql.NAME)),
        services(),
        new StackFile.Simulator(
            addresses.url(Services.SIMULATOR),
            supervisor.pid(Services.SIMULATOR),
            processes.seed()),
        tokenFiles(),
        new StackFile.Demo(
            DemoApp.APP,
            DemoApp.ENDPOINT,
            DemoApp.webhook(addresses.url(Services.INGEST)),
            DemoApp.connectPage(addresses.url(Services.CONNECT))),
        control.address());
  }

  private Map<String, StackFile.Service> services() {
    Map<String, StackFile.Service> services = new LinkedHashMap<>();
    for (String ingest : Services.ingests(cluster.layout().ingests())) {
      services.put(ingest, service(ingest, addresses.ingestUrl(ingest)));
    }
    for (String name : Services.WITH_AN_ADDRESS) {
      services.put(name, service(name, addresses.url(name)));
    }
    for (String router : Services.routers(cluster.layout().routers())) {
      services.put(router, service(router, null));
    }
    return services;
  }

  private StackFile.Service service(String name, @Nullable String url) {
    return new StackFile.Service(url, addresses.managementUrl(name), supervisor.pid(name));
  }

  private Map<String, String> tokenFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    RoleEntry.ROLES.forEach(role -> files.put(role, state.personToken(role).toString()));
    return files;
  }

  /** Whether {@link #close} was not called yet. */
  public synchronized boolean isOpen() {
    return !closed;
  }

  /**
   * Stops all processes; returns when none is left. Whoever calls while another stops them waits: a
   * signal may come while {@code ./roost down} is at work, and must not end this process early.
   */
  @Override
  public void close() {
    synchronized (closing) {
      if (isOpen()) {
        markClosed();
        supervisor.stopAll();
        balancer.ifPresent(TcpBalancer::close);
        tokens.close();
        control.stop();
        forgetFile();
      }
    }
  }

  private synchronized void markClosed() {
    closed = true;
  }

  private void forgetFile() {
    try {
      Files.deleteIfExists(state.stackFile());
    } catch (IOException e) {
      screen.line("  " + state.stackFile() + " could not be deleted: " + e.getMessage());
    }
  }
}
