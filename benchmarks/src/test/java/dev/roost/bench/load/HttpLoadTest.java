package dev.roost.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

  private static final Requests ONE =
      new Requests(List.of(Requests.post("/", Map.of("x", "y"), "body".getBytes(US_ASCII))));

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  /** Refuses every tenth request. */
  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean whole =
              new String(exchange.getRequestBody().readAllBytes(), US_ASCII).equals("body");
          exchange.sendResponseHeaders(whole && asked.incrementAndGet() % 10 != 0 ? 200 : 500, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anOpenLoopSendsAllThatIsDueAndTellsWhatWasRefused() throws IOException {
    try (HttpLoad load = new HttpLoad(server.getAddress().getPort(), ONE, 4)) {
      Outcome outcome = load.keep(new Pace(40), Duration.ofMillis(500));

      assertThat(outcome.ok()).isEqualTo(18);
      assertThat(outcome.refused()).isEqualTo(2);
      assertThat(outcome.broken()).isZero();
      assertThat(asked).hasValue(20);
    }
  }

  @Test
  void aClosedLoopEndsAfterSoMany() throws IOException {
    try (HttpLoad load = new HttpLoad(server.getAddress().getPort(), ONE, 4)) {
      Outcome outcome = load.saturate(Duration.ofMinutes(1), 100);

      assertThat(outcome.ok() + outcome.refused()).isBetween(100L, 104L);
    }
  }
}
