package dev.roost.stack.run;

import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.simulatorclient.SimulatorException;
import dev.roost.stack.kafka.Cluster;
import dev.roost.stack.kafka.Provisioning;
import dev.roost.stack.postgresql.Postgresql;
import dev.roost.stack.process.Program;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.process.Supervisor;
import dev.roost.stack.run.StartPlan.Step;
import dev.roost.stack.screen.Screen.Tone;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Starts each process when what it needs is there, and again when one asks for it. */
final class Processes {

  private final StateDirectory state;
  private final Cluster cluster;
  private final Services services;
  private final SimulatorClient simulator;
  private final Supervisor supervisor;
  private final StartBoard board;
  private final Clock clock;
  private volatile String seed = "";

  Processes(
      StateDirectory state,
      Cluster cluster,
      Services services,
      SimulatorClient simulator,
      Supervising supervising) {
    this.state = state;
    this.cluster = cluster;
    this.services = services;
    this.simulator = simulator;
    this.supervisor = supervising.supervisor();
    this.board = supervising.board();
    this.clock = supervising.clock();
  }

  /** Who is the parent, who tells of it, and by which clock. */
  record Supervising(Supervisor supervisor, StartBoard board, Clock clock) {}

  /** The simulator's seed of its last start. */
  String seed() {
    return seed;
  }

  /** Starts all and returns when all are ready. */
  void startAll() throws StartFailedException, InterruptedException {
    try (StartPlan plan = new StartPlan()) {
      Step kafka = plan.step(this::startKafka);
      Step postgresql = plan.step(this::startPostgresql);
      plan.step(() -> startSimulator(Map.of()));
      for (String router : Services.routers(cluster.layout().routers())) {
        plan.step(() -> start(services.router(router)), kafka);
      }
      plan.step(() -> start(services.vault()), kafka, postgresql);
      for (String ingest : Services.ingests(cluster.layout().ingests())) {
        plan.step(() -> start(services.ingest(ingest)), kafka);
      }
      plan.step(() -> start(services.subscriptions()), kafka, postgresql);
      plan.step(() -> start(services.replay()), kafka, postgresql);
      plan.await();
    }
  }

  private void start(Program program) throws StartFailedException, InterruptedException {
    start(program, Map.of());
  }

  private void start(Program program, Map<String, String> once)
      throws StartFailedException, InterruptedException {
    supervisor.start(program, once);
    supervisor.awaitReady(program.name());
  }

  private void startKafka() throws IOException, StartFailedException, InterruptedException {
    List<Program> brokers = cluster.programs(JavaCommand.broker(state), JavaCommand.classPath());
    for (Program broker : brokers) {
      supervisor.start(broker);
    }
    for (Program broker : brokers) {
      supervisor.awaitReady(broker.name());
    }
    Provisioning provisioning = new Provisioning(cluster);
    Instant begun = clock.instant();
    String topics = provisioning.topics();
    board.line("topics", Tone.GOOD, "ready", since(begun), topics);
    if (cluster.credentials().isPresent()) {
      begun = clock.instant();
      String access = provisioning.access(cluster.credentials().get());
      board.line("access", Tone.GOOD, "ready", since(begun), access);
    }
  }

  private String since(Instant begun) {
    return StartBoard.seconds(Duration.between(begun, clock.instant()));
  }

  private void startPostgresql() throws IOException, StartFailedException, InterruptedException {
    start(services.postgresql().program());
  }

  private void startSimulator(Map<String, String> once)
      throws StartFailedException, InterruptedException {
    start(services.simulator(freshSeed()), once);
    introduceDemoApp();
  }

  // Who wants a run again as it was sets the seed, on a fresh state directory.
  private String freshSeed() {
    seed = System.getenv().getOrDefault("SIMULATOR_SEED", Long.toString(clock.millis()));
    return seed;
  }

  /** The simulator forgets its apps when it stops, so this follows each of its starts. */
  private void introduceDemoApp() throws StartFailedException, InterruptedException {
    try {
      simulator.makeApp(DemoApp.APP);
      simulator.callbacks(DemoApp.APP, List.of(services.callback(DemoApp.APP)));
    } catch (SimulatorException e) {
      throw new StartFailedException(e.getMessage());
    }
  }

  /** Stops a process, where it runs, and leaves it so. */
  void stop(String name) throws StartFailedException {
    supervisor.stop(name);
  }

  /**
   * Starts a process that does not run, and waits until it is ready.
   *
   * @param once what is added to its environment in this run alone
   */
  void startAgain(String name, Map<String, String> once)
      throws StartFailedException, InterruptedException {
    if (supervisor.isAlive(name)) {
      supervisor.awaitReady(name);
      return;
    }
    try {
      switch (name) {
        case Postgresql.NAME -> startPostgresql();
        case Services.SIMULATOR -> startSimulator(once);
        default -> supervisor.startAgain(name, once);
      }
    } catch (IOException e) {
      throw new StartFailedException(name + " could not be started: " + e.getMessage() + ".");
    }
  }
}
