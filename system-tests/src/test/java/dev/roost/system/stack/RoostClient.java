package dev.roost.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Roost's own REST APIs, as an operator's script calls them. */
public final class RoostClient {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Function<String, URI> services;
  private final String token;

  /**
   * @param services the address of the service with this name, asked for anew each time
   * @param token shown with every call
   */
  public RoostClient(Function<String, URI> services, String token) {
    this.services = services;
    this.token = token;
  }

  /**
   * An answer.
   *
   * @param body JSON; missing where there is none
   */
  public record Answer(int status, JsonNode body) {

    /** What a problem's type ends with; empty where it is none. */
    public String problem() {
      return body.path("type").asText().replaceFirst("^urn:roost:problem:", "");
    }
  }

  /** Calls a service under {@code /api/v1}, whatever it answers. */
  public Answer call(String service, String method, String path, @Nullable Object body) {
    return send(service, method, "/api/v1" + path, body, Map.of());
  }

  /** The same with headers. */
  public Answer call(
      String service,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    return send(service, method, "/api/v1" + path, body, headers);
  }

  /** The body of a call that must succeed. */
  public JsonNode done(String service, String method, String path, @Nullable Object body) {
    Answer answer = call(service, method, path, body);
    if (answer.status() >= 300) {
      throw new IllegalStateException(
          "%s %s at %s was answered %d: %s"
              .formatted(method, path, service, answer.status(), answer.body()));
    }
    return answer.body();
  }

  private Answer send(
      String service,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(services.apply(service).resolve(path))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json");
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      headers.forEach(request::header);
      var content =
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
      HttpResponse<byte[]> answer =
          http.send(request.method(method, content).build(), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), json(answer.body()));
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path + " at " + service + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
