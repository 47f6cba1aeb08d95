package dev.roost.simulatorclient;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call of the simulator's API: JSON there and back, everything else an exception. */
final class SimulatorHttp {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final byte[] NOTHING = {'{', '}'};

  private final HttpClient http;
  private final URI base;

  SimulatorHttp(HttpClient http, URI base) {
    this.http = http;
    this.base = base;
  }

  URI base() {
    return base;
  }

  <T> T get(String path, Class<T> type) {
    return call("GET", path, null, type);
  }

  <T> T put(String path, Object body, Class<T> type) {
    return call("PUT", path, body, type);
  }

  <T> T post(String path, Object body, Class<T> type) {
    return call("POST", path, body, type);
  }

  private <T> T call(String method, String path, @Nullable Object body, Class<T> type) {
    try {
      HttpResponse<byte[]> answer =
          http.send(request(method, path, body), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new SimulatorException(refusal(method + " " + path, answer));
      }
      return JSON.readValue(answer.body().length == 0 ? NOTHING : answer.body(), type);
    } catch (IOException e) {
      throw new SimulatorException("The simulator at " + base + " did not answer: " + e + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulatorException("Waiting for the simulator was interrupted.");
    }
  }

  private HttpRequest request(String method, String path, @Nullable Object body)
      throws IOException {
    BodyPublisher content =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .method(method, content)
        .build();
  }

  private static String refusal(String call, HttpResponse<byte[]> answer) {
    JsonNode error = readOrEmpty(answer.body()).path("errors").path(0);
    return "The simulator answered %s to %s: %s"
        .formatted(answer.statusCode(), call, error.path("message").asText("no reason given"));
  }

  private static JsonNode readOrEmpty(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return JSON.createObjectNode();
    }
  }
}
