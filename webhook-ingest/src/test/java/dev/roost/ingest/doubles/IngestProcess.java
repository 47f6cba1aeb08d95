package dev.roost.ingest.doubles;

import dev.roost.testsupport.kafka.KafkaBroker;
import dev.roost.testsupport.net.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, with the settings it ships with. */
public final class IngestProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private final int port;
  private final int managementPort;
  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();

  private IngestProcess(int port, int managementPort, Process process) {
    this.port = port;
    this.managementPort = managementPort;
    this.process = process;
  }

  /** Starts it with these servers, and more settings where a test needs them. */
  public static IngestProcess start(
      KafkaBroker broker, FakeVault vault, Map<String, String> settings) throws IOException {
    int port = FreePort.find();
    int managementPort = FreePort.find();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.management.port=" + managementPort);
    command.add("-Dkafka.bootstrap.servers=" + broker.bootstrapServers());
    vault.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", JAR.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(Path.of("target", "process.log").toFile()))
            .start();
    return new IngestProcess(port, managementPort, process);
  }

  public int port() {
    return port;
  }

  /** The service's URL without a path. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The status of a page on the management port; 0 where nobody answers. */
  public int management(String path) throws InterruptedException {
    try {
      return http.send(page(path), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The metrics' text. */
  public String metrics() throws IOException, InterruptedException {
    return http.send(page("/q/metrics"), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public boolean runs() {
    return process.isAlive();
  }

  /** Whether it is gone within this time. */
  public boolean ends(Duration within) throws InterruptedException {
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  public int exitCode() {
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.close();
  }

  private HttpRequest page(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path)).build();
  }
}
