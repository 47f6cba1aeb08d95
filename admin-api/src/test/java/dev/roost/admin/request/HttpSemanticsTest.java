package dev.roost.admin.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.issuer.IssuersResource;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 and 9112, where Quarkus alone does otherwise. */
@QuarkusTest
@QuarkusTestResource(IssuersResource.class)
class HttpSemanticsTest {

  private static final int PATIENCE_MS = 60_000;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Test
  void whoWaitsIsToldToSendTheBody() throws IOException {
    try (Socket socket = connect()) {
      String body = "{\"name\":\"ada\"}";
      send(
          socket,
          post(
              "Expect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n"
                  .formatted(body.length())));
      assertThat(head(socket.getInputStream())).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

      send(socket, body);

      assertThat(response(socket)).startsWith("HTTP/1.1 200 ").contains("\"ada\"");
    }
  }

  @Test
  void whoseBodyIsTooLargeIsRefusedWithoutIt() throws IOException {
    try (Socket socket = connect()) {
      send(socket, post("Expect: 100-continue\r\nContent-Length: 1000000000\r\n"));

      assertThat(response(socket)).startsWith("HTTP/1.1 413 ").contains("content-too-large");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a b\r\n"})
  void aRequestThatNamesNoHostIsRefusedQuietly(String host) throws IOException {
    Queue<LogRecord> records = new ConcurrentLinkedQueue<>();
    Handler handler = into(records);
    Logger logger = Logger.getLogger("io.quarkus.vertx.http");
    logger.addHandler(handler);
    try (Socket socket = connect()) {
      send(socket, "GET /guarded/viewer HTTP/1.1\r\n" + host + "\r\n");

      assertThat(response(socket))
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json", "urn:roost:problem:invalid-request", "Host");
      assertThat(records).noneMatch(record -> record.getLevel().intValue() > Level.INFO.intValue());
    } finally {
      logger.removeHandler(handler);
    }
  }

  private static String post(String more) {
    return "POST /guarded/orders/demo HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\nAuthorization: Bearer "
        + Tokens.person("viewer")
        + "\r\n"
        + more
        + "\r\n";
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("localhost", port);
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the connection goes on after: %s", head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }

  /** Head and body; the connection may stay open behind it. */
  private static String response(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String head = head(in);
    Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
    assertThat(length.find()).as(head).isTrue();
    return head + new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8);
  }

  private static Handler into(Queue<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        records.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
