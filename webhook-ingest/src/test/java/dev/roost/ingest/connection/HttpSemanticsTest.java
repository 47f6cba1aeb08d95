package dev.roost.ingest.connection;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.doubles.KeptConnection;
import dev.roost.ingest.doubles.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 and 9112, for clients other than X and for what stands between X and Roost. */
@QuarkusTest
@WithTestResource(Servers.class)
class HttpSemanticsTest {

  private static final String WEBHOOK = "/webhooks/demo/main";
  private static final String EXPECT = "Expect: 100-continue\r\n";

  @TestHTTPResource("/")
  URI url;

  @BeforeEach
  void takingDeliveries() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          try (KeptConnection connection = connect()) {
            assertThat(connection.post(WEBHOOK, "{}", signature("{}")).status()).isEqualTo(200);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"100-continue", "100-Continue"})
  void whoWaitsIsToldToSendTheBody(String expectation) throws IOException {
    try (KeptConnection connection = connect()) {
      connection.send(head("POST", WEBHOOK, "Expect: " + expectation + "\r\n", "{}"));
      assertThat(connection.head()).containsExactly("HTTP/1.1 100 Continue");

      connection.send("{}");
      assertThat(connection.answer().status()).isEqualTo(200);

      // the connection is as good as before
      assertThat(connection.post(WEBHOOK, "{}", signature("{}")).status()).isEqualTo(200);
    }
  }

  /** Each line: method, path, how long a body is announced, status. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /webhooks/demo/main                  | 4194305 | 413
          POST | /webhooks/demo/none                  | 2       | 404
          POST | /elsewhere                           | 2       | 404
          PUT  | /webhooks/demo/main                  | 2       | 405
          GET  | /webhooks/demo/main?crc_token=token  | 2       | 200
          """)
  void whoseBodyIsNotWantedIsAnsweredWithoutItForTheLastTime(
      String method, String path, String length, int status) throws IOException {
    try (KeptConnection connection = connect()) {
      connection.send(
          "%s %s HTTP/1.1\r\nHost: x\r\n%sContent-Length: %s\r\n\r\n"
              .formatted(method, path, EXPECT, length));

      assertThat(connection.answer()).isEqualTo(new KeptConnection.Answer(status, true));
      assertThat(connection.hungUp(Duration.ofSeconds(60))).isTrue();
    }
  }

  @Test
  void inHttp10NobodyWaits() throws IOException {
    try (KeptConnection connection = connect()) {
      connection.send(head("POST", WEBHOOK, EXPECT, "{}").replace("HTTP/1.1", "HTTP/1.0") + "{}");

      assertThat(connection.head()).first().asString().startsWith("HTTP/1.0 200 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
  void anotherMethodIsToldWhichThereAre(String method) throws IOException {
    try (KeptConnection connection = connect()) {
      connection.send(method + " " + WEBHOOK + " HTTP/1.1\r\nHost: x\r\n\r\n");

      List<String> head = connection.head();

      assertThat(head).first().isEqualTo("HTTP/1.1 405 Method Not Allowed");
      assertThat(head.stream().map(String::toLowerCase))
          .contains("allow: get, post")
          .noneMatch(line -> line.startsWith("content-type:"));
      // nothing more came, so the next answer begins where this one ended
      assertThat(connection.post(WEBHOOK, "{}", signature("{}")).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/elsewhere", "/q/health", "/webhooks", "/webhooks/demo/main/7"})
  void anotherPathIsNotFoundAndSaysNoMore(String path) throws IOException {
    try (KeptConnection connection = connect()) {
      connection.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(connection.head())
          .containsExactlyInAnyOrder("HTTP/1.1 404 Not Found", "content-length: 0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a b\r\n"})
  void aRequestThatNamesNoHostIsRefusedQuietly(String host) throws IOException {
    try (Records records = new Records();
        KeptConnection connection = connect()) {
      connection.send("GET " + WEBHOOK + "?crc_token=token HTTP/1.1\r\n" + host + "\r\n");

      assertThat(connection.head())
          .containsExactlyInAnyOrder("HTTP/1.1 400 Bad Request", "content-length: 0");
      assertThat(records.louderThan(Level.FINE)).isEmpty();
      assertThat(records.of(OtherRequests.class)).hasSize(1);
    }
  }

  private KeptConnection connect() throws IOException {
    return KeptConnection.to(url.getPort());
  }

  private static Map<String, String> signature(String body) {
    return signed(body, "demo-consumer", "");
  }

  /** The head of a signed request, whose body is to follow. */
  private static String head(String method, String path, String more, String body) {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + more);
    signature(body).forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("Content-Length: " + body.length() + "\r\n\r\n").toString();
  }

  /** What the HTTP side of the service logs meanwhile. */
  private static final class Records extends Handler implements AutoCloseable {

    private static final List<Logger> LOGGERS =
        List.of(
            Logger.getLogger("io.quarkus.vertx.http"),
            Logger.getLogger("dev.roost.ingest.connection"));

    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    Records() {
      LOGGERS.forEach(logger -> logger.addHandler(this));
    }

    List<String> louderThan(Level level) {
      return records.stream()
          .filter(record -> record.getLevel().intValue() > level.intValue())
          .map(LogRecord::getMessage)
          .toList();
    }

    List<LogRecord> of(Class<?> type) {
      return records.stream()
          .filter(record -> type.getName().equals(record.getLoggerName()))
          .toList();
    }

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      LOGGERS.forEach(logger -> logger.removeHandler(this));
    }
  }
}
