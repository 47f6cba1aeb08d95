package dev.roost.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What webhook-ingest needs around it: a token-vault that hands out one app's keys, and one webhook
 * on {@code roost.webhooks}.
 */
final class Neighbours implements AutoCloseable {

  static final String APP = "bench";
  static final String ENDPOINT = "main";

  /** What X would sign with: made up, and good for nothing else. */
  static final String SECRET = "bench-consumer-secret";

  private static final String TAG = "\"1\"";
  private static final String KEYS =
      "{\"apps\":{\"%s\":{\"consumerSecrets\":[\"%s\"],\"clientSecrets\":[],\"requireModern\":false}}}"
          .formatted(APP, SECRET);

  private final HttpServer vault;
  private final Path token;

  private Neighbours(HttpServer vault, Path token) {
    this.vault = vault;
    this.token = token;
  }

  static Neighbours start(Path home, String bootstrap) throws IOException, InterruptedException {
    Path token = Files.writeString(home.resolve("token-vault"), "bench\n");
    HttpServer vault =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vault.createContext("/api/v1/webhook-keys", Neighbours::keys);
    vault.start();
    announceWebhook(bootstrap);
    return new Neighbours(vault, token);
  }

  /** What webhook-ingest is told of them by its environment. */
  Map<String, String> environment() {
    return Map.of(
        "ROOST_VAULT_CLIENT_URL",
        "http://127.0.0.1:" + vault.getAddress().getPort(),
        "ROOST_VAULT_CLIENT_TOKEN_FILE",
        token.toString());
  }

  private static void keys(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("ETag", TAG);
      if (TAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] body = KEYS.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static void announceWebhook(String bootstrap) throws InterruptedException {
    String webhook =
        """
        {"app":"%1$s","endpoint":"%2$s","url":"https://x.example/webhooks/%1$s/%2$s","wanted":true,
         "state":"valid","validity":[],"changedAt":"2026-11-24T12:00:00Z"}\
        """
            .formatted(APP, ENDPOINT);
    ProducerRecord<String, String> row =
        new ProducerRecord<>(Topics.WEBHOOKS.name(), APP + "/" + ENDPOINT, webhook);
    row.headers().add(OutboxPosition.HEADER, "1".getBytes(UTF_8));
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(row).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the webhook could not be announced", e);
    }
  }

  @Override
  public void close() {
    vault.stop(0);
  }
}
