package dev.roost.bench.router;

import dev.roost.bench.process.ChildProcess;
import dev.roost.bench.process.Consumption;
import dev.roost.bench.process.Eventually;
import dev.roost.bench.process.Flags;
import dev.roost.bench.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** activity-router as it is packaged, in a process of its own. */
final class RunningRouter implements AutoCloseable {

  private static final Duration RESTORE = Duration.ofMinutes(8);
  private static final String COUNTER = "roost_router_activities_total";
  private static final String SWEEP = "roost_router_dedup_cleanup_seconds{quantile=\"0.999\"";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ChildProcess process;
  private final URI management;

  private RunningRouter(ChildProcess process, URI management) {
    this.process = process;
    this.management = management;
  }

  static RunningRouter start(Path root, Path home, String bootstrap, List<String> flags)
      throws IOException {
    int port = Ports.free();
    List<String> command = new ArrayList<>(Flags.COMPARED);
    command.addAll(flags);
    command.addAll(
        List.of(
            "-Dquarkus.log.category.\"io.smallrye.health\".level=ERROR",
            "-jar",
            root.resolve("activity-router/target/quarkus-app/quarkus-run.jar").toString()));
    ChildProcess process =
        ChildProcess.start(
            "activity-router",
            home.resolve("activity-router.log"),
            ChildProcess.java(command),
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrap,
                "QUARKUS_MANAGEMENT_HOST",
                "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(port),
                "ROOST_ROUTER_STATE_DIR",
                home.resolve("state").toString()));
    return new RunningRouter(process, URI.create("http://127.0.0.1:" + port));
  }

  /** Waits until its store is restored and it runs; how long that took. */
  Duration awaitRunning() {
    long begun = System.nanoTime();
    Eventually.await(
        "activity-router",
        RESTORE,
        () -> {
          mustRun();
          return get("/q/health/ready").statusCode() == 200;
        });
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** How many activities it gave out so far, by its own count. */
  long given() throws IOException, InterruptedException {
    return (long) metric(COUNTER).sum();
  }

  /** The slowest step in a thousand of its forgetting, of late, by its own timer. */
  Duration sweep() throws IOException, InterruptedException {
    return Duration.ofNanos((long) (metric(SWEEP).max().orElse(0) * 1e9));
  }

  private DoubleStream metric(String name) throws IOException, InterruptedException {
    return get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
  }

  Consumption consumption() {
    return process.consumption();
  }

  long memory() throws IOException {
    return process.memory();
  }

  void mustRun() {
    process.mustRun();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(management.resolve(path)).timeout(Duration.ofSeconds(10)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }
}
