package dev.roost.bench.ingest;

import dev.roost.bench.contestant.ServerMain;
import dev.roost.bench.process.ChildProcess;
import dev.roost.bench.process.Eventually;
import dev.roost.bench.process.Flags;
import dev.roost.bench.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts contestants.
 *
 * @param root the checkout
 * @param other another checkout, where webhook-ingest is compared with that one's
 * @param logs where their output goes
 * @param bootstrap where Kafka is
 * @param neighbours those of webhook-ingest
 * @param extra flags for webhook-ingest alone, to look into it
 */
record Lineup(
    Path root,
    Optional<Path> other,
    Path logs,
    String bootstrap,
    Neighbours neighbours,
    List<String> extra) {

  private static final Duration START = Duration.ofSeconds(60);

  Contestant start(Entry entry) throws IOException {
    int port = Ports.free();
    ChildProcess process =
        ChildProcess.start(
            entry.label(),
            logs.resolve(entry.label() + ".log"),
            command(entry, port),
            environment(entry, port));
    return new Contestant(entry, process, port);
  }

  /** Waits until it answers a signed delivery with 200. */
  void await(Contestant contestant, Traffic traffic) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      byte[] body = traffic.body(0);
      HttpRequest delivery =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + contestant.port() + Traffic.PATH))
              .header("Content-Type", "application/json")
              .header(Traffic.SIGNATURE, traffic.signature(body))
              .timeout(Duration.ofSeconds(2))
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      Eventually.await(
          contestant.entry().label(),
          START,
          () -> {
            contestant.process().mustRun();
            return client.send(delivery, BodyHandlers.discarding()).statusCode() == 200;
          });
    }
  }

  private List<String> command(Entry entry, int port) {
    return switch (entry) {
      case EXPRESS -> Express.command(root, port, bootstrap);
      case INGEST -> compared(extra, jar(root, "webhook-ingest"));
      case OTHER_INGEST -> compared(extra, jar(other.orElseThrow(), "webhook-ingest"));
      case EMITTER -> compared(List.of(), jar(root, "benchmarks/emitter"));
      case BODY, SIGNED, KAFKA, KEYED ->
          compared(
              List.of(),
              List.of(
                  ServerMain.class.getName(),
                  entry.step(),
                  Integer.toString(port),
                  Neighbours.SECRET,
                  bootstrap));
    };
  }

  private static List<String> compared(List<String> flags, List<String> program) {
    return ChildProcess.java(
        Stream.of(Flags.COMPARED, flags, program).flatMap(List::stream).toList());
  }

  private static List<String> jar(Path checkout, String module) {
    return List.of(
        "-jar", checkout.resolve(module + "/target/quarkus-app/quarkus-run.jar").toString());
  }

  private Map<String, String> environment(Entry entry, int port) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.free()));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrap);
    environment.put("BENCH_SECRET", Neighbours.SECRET);
    if (entry == Entry.INGEST || entry == Entry.OTHER_INGEST) {
      environment.putAll(neighbours.environment());
    }
    return environment;
  }
}
