package dev.roost.ingest;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.FakeVault;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.IngestProcess;
import dev.roost.ingest.doubles.KeptConnection;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.kafka.KafkaBroker;
import dev.roost.testsupport.kafka.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged service as a process, stopped and killed under load. */
class StoppingIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int CLIENTS = 8;

  /** Nobody answered: the connection ended before a byte of an answer came. */
  private static final int UNANSWERED = 0;

  private final Collection<Sent> sent = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();
  private Servers servers;
  private KafkaBroker broker;
  private FakeVault vault;
  private TopicReader deliveries;
  private TopicReader heartbeats;

  /** One request: its body, how it was answered, when it began, and whether it was the last. */
  private record Sent(String body, int status, Instant began, boolean last) {}

  @BeforeEach
  void begin() {
    servers = new Servers();
    servers.start();
    broker = Servers.broker();
    vault = Servers.vault();
    deliveries = TopicReader.fromEnd(broker.bootstrapServers(), Topics.DELIVERIES.name());
    heartbeats = TopicReader.fromEnd(broker.bootstrapServers(), Topics.HEARTBEATS.name());
  }

  @AfterEach
  void end() {
    deliveries.close();
    heartbeats.close();
    servers.stop();
  }

  @Test
  void sigtermUnderLoadLeavesNoRequestUnansweredAndEndsWithAGoodbye() throws Exception {
    try (IngestProcess ingest = IngestProcess.start(broker, vault, Map.of())) {
      takingDeliveries(ingest);
      CountDownLatch gone;
      Instant sigterm;
      try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
        gone = load(clients, ingest);
        await().atMost(PATIENCE).until(() -> sent.size() > 500);
        sigterm = Instant.now();
        ingest.terminate();

        await().until(() -> ingest.management("/q/health/ready") == 503);
        assertThat(ingest.management("/q/health/live")).isEqualTo(200);
        gone.await();
      }

      assertThat(ingest.ends(PATIENCE)).isTrue();
      Set<String> stored = stored();
      List<Sent> afterSigterm = sent.stream().filter(s -> s.began().isAfter(sigterm)).toList();
      // 200 means stored, and who got no answer was not even read
      assertThat(bodies(200)).isNotEmpty().isSubsetOf(stored);
      assertThat(bodies(UNANSWERED)).doesNotContainAnyElementsOf(stored);
      // on kept connections for five seconds more, and then 503 until the end
      assertThat(sent).extracting(Sent::status).containsOnly(200, 503, UNANSWERED);
      assertThat(afterSigterm)
          .filteredOn(s -> s.began().isBefore(sigterm.plusSeconds(5)))
          .extracting(Sent::status)
          .hasSizeGreaterThan(500)
          .containsOnly(200);
      assertThat(afterSigterm)
          .filteredOn(s -> s.began().isAfter(sigterm.plusSeconds(1)))
          .filteredOn(s -> s.status() != UNANSWERED)
          .extracting(Sent::last)
          .containsOnly(true);
      assertThat(bodies(503)).isNotEmpty();
      // the goodbye is the last word of each app, and has counted every one of them
      List<JsonNode> said = heartbeats();
      assertThat(lastOf(said, "demo").path("state").asText()).isEqualTo("goodbye");
      assertThat(lastOf(said, "").path("state").asText()).isEqualTo("goodbye");
      assertThat(lastOf(said, "demo").path("accepted").asLong()).isEqualTo(bodies(200).size() + 1);
      assertThat(lastOf(said, "demo").at("/refused/stopping").asLong())
          .isEqualTo(bodies(503).size());
      assertThat(said).filteredOn(h -> h.path("state").asText().equals("goodbye")).hasSize(4);
    }
  }

  @Test
  void whoIsKilledSaysNoGoodbyeAndLosesNothingItAcknowledged() throws Exception {
    try (IngestProcess ingest = IngestProcess.start(broker, vault, Map.of())) {
      takingDeliveries(ingest);
      try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
        CountDownLatch gone = load(clients, ingest);
        await().atMost(PATIENCE).until(() -> sent.size() > 500);
        heartbeat("demo");

        ingest.kill();
        gone.await();
      }

      assertThat(bodies(200)).isNotEmpty().isSubsetOf(stored());
      assertThat(heartbeats()).extracting(h -> h.path("state").asText()).containsOnly("alive");
    }
  }

  private void takingDeliveries(IngestProcess ingest) {
    HandmadeX x = new HandmadeX(ingest.url());
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(x.deliver("demo/main", "{}", signed("{}", "demo-consumer", "")))
                .isEqualTo(200));
  }

  /** Each client posts on a connection it keeps while it may, until nobody listens any more. */
  private CountDownLatch load(ExecutorService clients, IngestProcess ingest) {
    CountDownLatch gone = new CountDownLatch(CLIENTS);
    IntStream.range(0, CLIENTS)
        .forEach(_ ->
            clients.execute(() -> {
              while (connectAndPost(ingest.port())) {}
              gone.countDown();
            }));
    return gone;
  }

  private boolean connectAndPost(int port) {
    try (KeptConnection connection = KeptConnection.to(port)) {
      while (!post(connection)) {
        // a pace, not a wait: some hundred a second by each
        LockSupport.parkNanos(3_000_000);
      }
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private boolean post(KeptConnection connection) {
    String body = "{\"n\":" + number.incrementAndGet() + "}";
    Instant began = Instant.now();
    try {
      KeptConnection.Answer answer =
          connection.post("/webhooks/demo/main", body, signed(body, "demo-consumer", ""));
      sent.add(new Sent(body, answer.status(), began, answer.last()));
      return answer.last();
    } catch (IOException hungUp) {
      sent.add(new Sent(body, UNANSWERED, began, true));
      return true;
    }
  }

  private Set<String> bodies(int status) {
    return sent.stream()
        .filter(s -> s.status() == status)
        .map(Sent::body)
        .collect(Collectors.toSet());
  }

  private Set<String> stored() {
    return deliveries.readToEnd().stream()
        .map(record -> new String(record.value(), UTF_8))
        .collect(Collectors.toSet());
  }

  private final List<JsonNode> saidSoFar = new ArrayList<>();

  private List<JsonNode> heartbeats() throws IOException {
    for (var record : heartbeats.readToEnd()) {
      saidSoFar.add(new ObjectMapper().readTree(record.value()));
    }
    return saidSoFar;
  }

  private void heartbeat(String app) {
    await().atMost(PATIENCE).until(() -> !of(heartbeats(), app).isEmpty());
  }

  private static JsonNode lastOf(List<JsonNode> heartbeats, String app) {
    return of(heartbeats, app).getLast();
  }

  private static List<JsonNode> of(List<JsonNode> heartbeats, String app) {
    return heartbeats.stream().filter(h -> h.path("app").asText("").equals(app)).toList();
  }
}
