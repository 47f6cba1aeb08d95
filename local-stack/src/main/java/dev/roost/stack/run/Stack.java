package dev.roost.stack.run;

import dev.roost.contracts.topic.Topics;
import dev.roost.stack.control.ControlServer;
import dev.roost.stack.kafka.Cluster;
import dev.roost.stack.kafka.Provisioning;
import dev.roost.stack.port.Ports;
import dev.roost.stack.process.Orphans;
import dev.roost.stack.process.ProcessStatus;
import dev.roost.stack.process.Program;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.process.Supervisor;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import dev.roost.stack.simulator.SimulatorClient;
import dev.roost.stack.simulator.SimulatorException;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * The stack while it is up: starts the processes in the order they need each other, is their
 * parent, and keeps {@code stack.json} current. Must be closed, or processes stay behind.
 */
public final class Stack implements ControlServer.Actions, AutoCloseable {

  private final StateDirectory state;
  private final Screen screen;
  private final Clock clock;
  private final StartBoard board;
  private final Supervisor supervisor;
  private final Cluster cluster;
  private final Services services;
  private final SimulatorClient simulator;
  private final ControlServer control;
  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final Object closing = new Object();
  private String seed = "";
  private boolean ready;
  private boolean closed;

  private Stack(StackSettings settings, Layout layout, Screen screen, Clock clock)
      throws IOException {
    this.state = settings.state();
    this.screen = screen;
    this.clock = clock;
    this.board = new StartBoard(screen, this::writeDown);
    this.supervisor = new Supervisor(state, board, clock);
    this.cluster = new Cluster(layout, state);
    HttpClient http = HttpClient.newHttpClient();
    this.services = new Services(settings.root(), layout, state, http);
    this.simulator = new SimulatorClient(http, URI.create(services.simulatorUrl()));
    this.control = new ControlServer(this);
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
    control.start();
    writeDown();
    both(this::startKafkaThenRouter, this::startSimulatorThenIngest);
    new ReadyNotice(file(), state).print(screen, Duration.between(begun, clock.instant()));
    synchronized (this) {
      ready = true;
    }
    writeDown();
  }

  private Object startKafkaThenRouter()
      throws IOException, StartFailedException, InterruptedException {
    List<Program> brokers = cluster.programs(JavaCommand.broker(state));
    for (Program broker : brokers) {
      supervisor.start(broker);
    }
    for (Program broker : brokers) {
      supervisor.awaitReady(broker.name());
    }
    Instant begun = clock.instant();
    int made =
        new Provisioning(cluster.bootstrap(), cluster.layout().brokers()).provision(Topics.ALL);
    String took = StartBoard.seconds(Duration.between(begun, clock.instant()));
    String what = "%d made, %d as they must be".formatted(made, Topics.ALL.size() - made);
    board.line("topics", Tone.GOOD, "ready", took, what);
    supervisor.start(services.router(cluster.bootstrap()));
    supervisor.awaitReady(Services.ROUTER);
    return cluster;
  }

  private Object startSimulatorThenIngest()
      throws IOException, StartFailedException, InterruptedException {
    supervisor.start(services.simulator(freshSeed()));
    supervisor.awaitReady(Services.SIMULATOR);
    introduceDemoApp();
    supervisor.start(services.ingest(cluster.bootstrap()));
    supervisor.awaitReady(Services.INGEST);
    return services;
  }

  // Who wants a run again as it was sets the seed, on a fresh state directory.
  private synchronized String freshSeed() {
    seed = System.getenv().getOrDefault("SIMULATOR_SEED", Long.toString(clock.millis()));
    return seed;
  }

  /**
   * The simulator forgets its apps when it stops, so this follows each of its starts. The app keeps
   * its secrets: webhook-ingest, which reads them once a second, is never behind.
   */
  private void introduceDemoApp() throws IOException, StartFailedException, InterruptedException {
    try {
      DemoApp.writeKeys(state, simulator.app(DemoApp.APP, DemoApp.readKeys(state)));
    } catch (SimulatorException e) {
      throw new StartFailedException(e.getMessage());
    }
  }

  /** Runs both at once; the first failure is thrown at once. */
  private static void both(Callable<Object> one, Callable<Object> other)
      throws StartFailedException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts = new ExecutorCompletionService<Object>(threads);
      starts.submit(one);
      starts.submit(other);
      try {
        starts.take().get();
        starts.take().get();
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw e.getCause() instanceof StartFailedException failed
            ? failed
            : new StartFailedException("The start failed: " + e.getCause() + ".");
      }
    }
  }

  @Override
  public String restart(String name) throws StartFailedException, InterruptedException {
    if (name.equals(Services.SIMULATOR)) {
      restartSimulator();
    } else {
      supervisor.restart(name);
    }
    return name + " is ready again, pid " + supervisor.pid(name);
  }

  private void restartSimulator() throws StartFailedException, InterruptedException {
    supervisor.restart(services.simulator(freshSeed()));
    try {
      introduceDemoApp();
    } catch (IOException e) {
      throw new StartFailedException("The keys file could not be read or written: " + e + ".");
    }
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
    List<@org.jspecify.annotations.Nullable Long> brokers = new ArrayList<>();
    cluster.names().forEach(name -> brokers.add(supervisor.pid(name)));
    return new StackFile(
        ready ? StackFile.READY : "starting",
        new StackFile.Kafka(cluster.bootstrap(), brokers),
        Map.of(
            Services.INGEST,
            new StackFile.Service(
                services.ingestUrl(), services.ingestManagement(), supervisor.pid(Services.INGEST)),
            Services.ROUTER,
            new StackFile.Service(
                null, services.routerManagement(), supervisor.pid(Services.ROUTER))),
        new StackFile.Simulator(services.simulatorUrl(), supervisor.pid(Services.SIMULATOR), seed),
        new StackFile.Demo(DemoApp.APP, DemoApp.ENDPOINT, DemoApp.webhook(services.ingestUrl())),
        control.address());
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
