package dev.roost.ingest.connection;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.IngestProcess;
import dev.roost.ingest.doubles.KeptConnection;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.kafka.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As many connections as there may be, of which most are silent. */
class ConnectionLimitIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST = 20;
  private static final int MARK = 16;

  /** No time limit of a request ends while a slow machine opens connections. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "roost.ingest.connection.max-connections", Integer.toString(MOST),
          "roost.ingest.connection.header-read-timeout", "10m",
          "roost.ingest.delivery.response-deadline", "10m",
          "quarkus.http.idle-timeout", "30M");

  private static Servers servers;
  private static IngestProcess ingest;

  private final List<KeptConnection> connections = new ArrayList<>();

  @BeforeAll
  static void begin() throws IOException {
    servers = new Servers();
    servers.start();
    ingest = IngestProcess.start(Servers.broker(), Servers.vault(), SETTINGS);
  }

  @AfterAll
  static void end() {
    ingest.close();
    servers.stop();
  }

  @BeforeEach
  void nobodyIsConnected() {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> deliverOnAConnectionOfItsOwn() == 200);
    await().atMost(PATIENCE).until(() -> metric("roost_ingest_connections_open") == 0);
  }

  @AfterEach
  void hangUp() throws IOException {
    for (KeptConnection connection : connections) {
      connection.close();
    }
  }

  @Test
  void belowTheMarkNobodyIsClosedAndPastItTheLongestSilentIs() throws Exception {
    double before = closed("silent-connection-closed");
    open(MARK);
    // The first has been silent for the shortest time now.
    assertThat(deliver(connections.getFirst())).isEqualTo(200);
    assertThat(metric("roost_ingest_connections_open")).isEqualTo(MARK);
    assertThat(closed("silent-connection-closed")).isEqualTo(before);

    open(3);

    for (KeptConnection silent : connections.subList(1, 4)) {
      assertThat(silent.hungUp(PATIENCE)).isTrue();
    }
    assertThat(closed("silent-connection-closed")).isEqualTo(before + 3);
    assertThat(deliver(connections.getFirst())).isEqualTo(200);
    for (KeptConnection kept : connections.subList(4, connections.size())) {
      assertThat(deliver(kept)).isEqualTo(200);
    }
  }

  @Test
  void whoSendsNothingShutsNobodyOutAndIsEvidence() throws Exception {
    for (int i = 0; i < 5 * MOST; i++) {
      connections.add(KeptConnection.to(ingest.port()));
    }

    assertThat(deliverOnAConnectionOfItsOwn()).isEqualTo(200);
    try (TopicReader heartbeats =
        TopicReader.fromEnd(Servers.broker().bootstrapServers(), Topics.HEARTBEATS.name())) {
      await()
          .atMost(PATIENCE)
          .until(() ->
              heartbeats.readToEnd().stream()
                  .map(ConnectionLimitIT::value)
                  .filter(beat -> !beat.has("app"))
                  .anyMatch(beat ->
                      beat.path("refused").path("silent-connection-closed").asLong() > 4 * MOST));
    }
  }

  @Test
  void aRequestUnderWayIsNotCutOffAndPastTheBoundTheNextIsRefused() throws Exception {
    double before = closed("connection-refused");
    open(MOST);
    await().atMost(PATIENCE).until(() -> metric("roost_ingest_connections_open") == MARK);
    List<KeptConnection> kept = new ArrayList<>(connections.subList(MOST - MARK, MOST));
    for (KeptConnection connection : kept) {
      begin(connection);
    }
    // Nobody is silent any more, so nobody is closed for these.
    while (kept.size() < MOST) {
      KeptConnection next = open(1).getLast();
      begin(next);
      kept.add(next);
    }

    connections.add(KeptConnection.to(ingest.port()));

    assertThat(connections.getLast().hungUp(PATIENCE)).isTrue();

    assertThat(closed("connection-refused")).isEqualTo(before + 1);
    for (KeptConnection connection : kept) {
      connection.send("{}");
      assertThat(connection.answer().status()).isEqualTo(200);
    }
  }

  /** Its head has arrived, since the service asks for the body. */
  private static void begin(KeptConnection connection) throws IOException {
    StringBuilder head = new StringBuilder("POST /webhooks/demo/main HTTP/1.1\r\nHost: x\r\n");
    signed("{}", "demo-consumer", "")
        .forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    connection.send(head + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    assertThat(connection.answer().status()).isEqualTo(100);
  }

  /** Opens so many more; each is silent, and known to be, before the next is opened. */
  private List<KeptConnection> open(int howMany) throws IOException {
    for (int i = 0; i < howMany; i++) {
      KeptConnection next = KeptConnection.to(ingest.port());
      connections.add(next);
      assertThat(deliver(next)).isEqualTo(200);
    }
    return connections;
  }

  private static int deliverOnAConnectionOfItsOwn() throws IOException {
    try (KeptConnection connection = KeptConnection.to(ingest.port())) {
      return deliver(connection);
    }
  }

  private static int deliver(KeptConnection connection) throws IOException {
    return connection.post("/webhooks/demo/main", "{}", signed("{}", "demo-consumer", "")).status();
  }

  private static double closed(String cause) {
    return metric("roost_ingest_connections_closed_total{cause=\"" + cause + "\"}");
  }

  private static double metric(String name) {
    try {
      return Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$")
          .matcher(ingest.metrics())
          .results()
          .mapToDouble(found -> Double.parseDouble(found.group(1)))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
  }

  private static JsonNode value(ConsumerRecord<String, byte[]> record) {
    try {
      return new ObjectMapper().readTree(record.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
