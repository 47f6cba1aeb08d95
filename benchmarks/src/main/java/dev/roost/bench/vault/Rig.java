package dev.roost.bench.vault;

import dev.roost.bench.kafka.Broker;
import dev.roost.bench.process.ChildProcess;
import dev.roost.bench.process.Eventually;
import dev.roost.bench.process.Ports;
import dev.roost.bench.report.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** token-vault and all that it needs around it, with one app and its users' tokens in it. */
final class Rig implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);

  private final Deque<Closeable> running = new ArrayDeque<>();
  private final Path home;
  private final Database database;
  private final RunningVault vault;
  private final Traffic traffic;
  private final Clock clock;

  /**
   * Starts all of it.
   *
   * @param root the checkout
   * @param home an empty directory
   */
  Rig(Path root, Path home, VaultPlan plan, Progress progress, Clock clock)
      throws IOException, InterruptedException {
    this.home = home;
    this.clock = clock;
    try {
      Broker broker = Broker.start(home.resolve("broker"), home.resolve("broker.log"), false);
      running.push(broker::close);
      progress.line("the broker is there");
      database =
          Database.start(
              home.resolve("postgresql"), home.resolve("postgresql.log"), plan.databaseSettings());
      running.push(database::close);
      progress.line("PostgreSQL is there");
      String x = startX();
      Map<String, String> around = new HashMap<>(database.environment());
      around.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrap());
      around.put("ROOST_X_BASE_URL", x);
      vault = RunningVault.start(root, home, around, plan.flags(), clock);
      running.push(vault::close);
      progress.line("token-vault is ready");
      traffic = new Traffic(vault.subscriptionManager(), x, plan.users());
      fill();
      progress.line("%,d users' tokens are in it".formatted(plan.users()));
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private String startX() throws IOException {
    int port = Ports.free();
    ChildProcess process =
        ChildProcess.start(
            "x",
            home.resolve("x.log"),
            ChildProcess.java(
                List.of(
                    "-Xmx128m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    XMain.class.getName(),
                    Integer.toString(port))),
            Map.of());
    running.push(process::close);
    Eventually.await(
        "X",
        START,
        () -> {
          process.mustRun();
          new Socket(InetAddress.getLoopbackAddress(), port).close();
          return true;
        });
    return "http://127.0.0.1:" + port;
  }

  private void fill() throws IOException, InterruptedException {
    for (String app : List.of(Traffic.APP, LockedApp.APP)) {
      vault.put("/apps/" + app, LockedApp.credentials(app));
    }
    for (int number = 0; number < traffic.users(); number++) {
      String user = traffic.user(number);
      vault.put(
          "/apps/%s/users/%s/token".formatted(Traffic.APP, user),
          "{\"token\":\"%1$s-bench-token\",\"secret\":\"%1$s-bench-secret\"}".formatted(user));
    }
  }

  /** Where files may be written, on the disk of the database. */
  Path home() {
    return home;
  }

  Database database() {
    return database;
  }

  RunningVault vault() {
    return vault;
  }

  Traffic traffic() {
    return traffic;
  }

  Clock clock() {
    return clock;
  }

  /** Ends what was started, the last first. */
  @Override
  public void close() throws IOException {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
