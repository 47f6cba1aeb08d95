package dev.roost.ingest.connection;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.IngestProcess;
import dev.roost.ingest.doubles.KeptConnection;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.clock.MachinePauses;
import dev.roost.testsupport.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that are no X: idle, slow, endless, and very many. */
class ConnectionsIT {

  private static final Duration PROMISED = Duration.ofMillis(2_500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int IDLE = 3_000;
  private static final int SLOW = 400;

  private static Servers servers;
  private static KafkaBroker broker;
  private static IngestProcess ingest;

  @BeforeAll
  static void begin() throws IOException {
    servers = new Servers();
    servers.start();
    broker = Servers.broker();
    ingest = IngestProcess.start(broker, Servers.vault(), Map.of());
    takingDeliveries(ingest);
  }

  @AfterAll
  static void end() {
    ingest.close();
    servers.stop();
  }

  @Test
  void aHeadThatIsTooLargeIsAnswered431() throws Exception {
    try (KeptConnection connection = KeptConnection.to(ingest.port())) {
      connection.send(
          "POST /webhooks/demo/main HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(17_000) + "\r\n\r\n");

      assertThat(connection.answer().status()).isEqualTo(431);
    }
  }

  /** Each line: what is sent at once; the rest comes by and by, and never ends. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          P                                                                                  | ''
          POST /webhooks/demo/main HTTP/1.1~                                                 | ''
          POST /webhooks/demo/main HTTP/1.1~Host: x~Content-Length: 9999~~                   | 408
          POST /webhooks/demo/main HTTP/1.1~Host: x~Transfer-Encoding: chunked~~270f~        | 408
          POST /webhooks/demo/none HTTP/1.1~Host: x~Content-Length: 9999~~                   | 404
          POST /elsewhere HTTP/1.1~Host: x~Content-Length: 9999~~                            | 404
          GET /webhooks/demo/main?crc_token=t HTTP/1.1~Host: x~Content-Length: 9999~~        | 200
          PUT /webhooks/demo/main HTTP/1.1~Host: x~Content-Length: 9999~~                    | 405
          """)
  void whoSendsAByteASecondIsHungUpOnInTime(String begun, String status) throws Exception {
    try (KeptConnection connection = KeptConnection.to(ingest.port());
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      long began = System.nanoTime();
      connection.send(begun.replace("~", "\r\n"));
      var trickle =
          clock.scheduleAtFixedRate(() -> sendQuietly(connection), 1, 1, TimeUnit.SECONDS);

      String answer =
          CompletableFuture.supplyAsync(() -> rest(connection)).get(60, TimeUnit.SECONDS);
      Duration after = Duration.ofNanos(System.nanoTime() - began);
      trickle.cancel(false);

      assertThat(answer).startsWith(status.isEmpty() ? "" : "HTTP/1.1 " + status + " ");
      assertThat(answer.isEmpty()).isEqualTo(status.isEmpty());
      assertThat(after).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
    }
  }

  @Test
  void aConnectionThatRestsBetweenRequestsIsKept() throws Exception {
    try (KeptConnection connection = KeptConnection.to(ingest.port())) {
      assertThat(deliver(connection).status()).isEqualTo(200);

      await()
          .during(Duration.ofSeconds(4))
          .atMost(Duration.ofSeconds(60))
          .until(() -> ingest.management("/q/health/ready") == 200);

      assertThat(deliver(connection).status()).isEqualTo(200);
    }
  }

  @Test
  void thousandsOfIdleAndSlowConnectionsDelayNoDeliveryAndOpenNoneToKafka() throws Exception {
    List<KeptConnection> idle = new ArrayList<>();
    HandmadeX x = new HandmadeX(ingest.url());
    x.deliver("demo/main", "{}", signed("{}", "demo-consumer", ""));
    long toKafka = connectionsToKafka();
    try (SlowClients slow = new SlowClients(ingest.port(), SLOW);
        MachinePauses pauses = MachinePauses.watched()) {
      while (idle.size() < IDLE) {
        idle.add(KeptConnection.to(ingest.port()));
      }

      List<Duration> took = new ArrayList<>();
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(PATIENCE)
          .until(() -> {
            long began = System.nanoTime();
            int status = x.deliver("demo/main", "{}", signed("{}", "demo-consumer", ""));
            assertThat(status).isEqualTo(200);
            took.add(Duration.ofNanos(System.nanoTime() - began));
            return took.size() >= 200 && slow.hungUpOn() > SLOW;
          });

      Duration bound = PROMISED.plus(pauses.longest());
      assertThat(took).allSatisfy(one -> assertThat(one).isLessThan(bound));
      assertThat(connectionsToKafka()).isLessThanOrEqualTo(toKafka);
      for (KeptConnection one : idle) {
        assertThat(one.hungUp()).isFalse();
      }
    } finally {
      for (KeptConnection one : idle) {
        one.close();
      }
    }
  }

  @Test
  void pastTheBoundTheLongestSilentMakeRoomAndIdleOnesAreClosedInTime() throws Exception {
    Map<String, String> few =
        Map.of(
            "roost.ingest.connection.max-connections", "20",
            "roost.ingest.connection.silent-closed-above", "1",
            "quarkus.http.idle-timeout", "10S");
    List<KeptConnection> idle = new ArrayList<>();
    try (IngestProcess small = IngestProcess.start(broker, Servers.vault(), few)) {
      takingDeliveries(small);
      for (int i = 0; i <= 20; i++) {
        idle.add(KeptConnection.to(small.port()));
      }

      assertThat(idle.getFirst().hungUp(PATIENCE)).isTrue();
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered(small)).isEqualTo(200));
      for (KeptConnection one : idle) {
        assertThat(one.hungUp(PATIENCE)).isTrue();
      }
    } finally {
      for (KeptConnection one : idle) {
        one.close();
      }
    }
  }

  private static int delivered(IngestProcess to) {
    try (KeptConnection connection = KeptConnection.to(to.port())) {
      return deliver(connection).status();
    } catch (IOException hungUp) {
      return 0;
    }
  }

  private static KeptConnection.Answer deliver(KeptConnection connection) throws IOException {
    return connection.post("/webhooks/demo/main", "{}", signed("{}", "demo-consumer", ""));
  }

  private static void takingDeliveries(IngestProcess ingest) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered(ingest)).isEqualTo(200));
  }

  private static void sendQuietly(KeptConnection connection) {
    try {
      connection.send("a");
    } catch (IOException hungUp) {
      // seen by whoever reads
    }
  }

  private static String rest(KeptConnection connection) {
    try {
      return connection.rest();
    } catch (IOException reset) {
      return "";
    }
  }

  /** All of this machine, as Linux tells. */
  private static long connectionsToKafka() throws IOException {
    Path four = Path.of("/proc/net/tcp");
    Path six = Path.of("/proc/net/tcp6");
    Assumptions.assumeTrue(Files.exists(four) && Files.exists(six));
    int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
    String remote = String.format(Locale.ROOT, ":%04X", port);
    return Stream.of(four, six)
        .flatMap(ConnectionsIT::lines)
        .map(line -> line.strip().split(" +"))
        .filter(fields -> fields[2].endsWith(remote) && fields[3].equals("01"))
        .count();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
