package dev.roost.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.stack.state.JsonFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls one service's admin API with one person's token, which is read afresh for each call. */
public final class AdminClient {

  // Registering waits for X, which waits 3 s for the webhook.
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  // Each line is a transaction of the service.
  private static final Duration TIMEOUT_OF_LINES = Duration.ofSeconds(60);
  private static final String JSON_LINES = "application/x-ndjson";
  private static final byte[] NOTHING = {'{', '}'};

  private final HttpClient http;
  private final URI base;
  private final Path token;

  /**
   * A client.
   *
   * @param base the service's address
   * @param token the file with the person's token
   */
  public AdminClient(HttpClient http, URI base, Path token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /** What is there. */
  public JsonNode get(String path) throws RefusedException, InterruptedException {
    return call("GET", path, null);
  }

  /** What is there; empty where nothing is. */
  public Optional<JsonNode> find(String path) throws RefusedException, InterruptedException {
    Answer answer = send("GET", path, null);
    return answer.status() == 404 ? Optional.empty() : Optional.of(accepted("GET " + path, answer));
  }

  /** Has it be so. */
  public JsonNode put(String path, Object body) throws RefusedException, InterruptedException {
    return call("PUT", path, body);
  }

  /** Asks for something once, however often the request arrives. */
  public JsonNode post(String path, Object body) throws RefusedException, InterruptedException {
    return call("POST", path, body);
  }

  /** Sends lines of JSON, and gives the lines that it is answered with. */
  public List<JsonNode> postLines(String path, byte[] lines)
      throws RefusedException, InterruptedException {
    try {
      HttpRequest request =
          request(path)
              .timeout(TIMEOUT_OF_LINES)
              .header("Content-Type", JSON_LINES)
              .header("Accept", JSON_LINES + ", application/problem+json")
              .POST(BodyPublishers.ofByteArray(lines))
              .build();
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new RefusedException(
            refusal("POST " + path, answer.statusCode(), read(answer.body())));
      }
      return JsonFile.JSON.readerFor(JsonNode.class).<JsonNode>readValues(answer.body()).readAll();
    } catch (IOException e) {
      throw new RefusedException(base + " did not answer POST " + path + ": " + e + ".");
    }
  }

  private record Answer(int status, JsonNode body) {}

  private JsonNode call(String method, String path, @Nullable Object body)
      throws RefusedException, InterruptedException {
    return accepted(method + " " + path, send(method, path, body));
  }

  private JsonNode accepted(String call, Answer answer) throws RefusedException {
    if (answer.status() >= 300) {
      throw new RefusedException(refusal(call, answer.status(), answer.body()));
    }
    return answer.body();
  }

  private Answer send(String method, String path, @Nullable Object body)
      throws RefusedException, InterruptedException {
    try {
      HttpResponse<byte[]> answer =
          http.send(request(method, path, body), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), read(answer.body()));
    } catch (IOException e) {
      throw new RefusedException(base + " did not answer " + method + " " + path + ": " + e + ".");
    }
  }

  private HttpRequest request(String method, String path, @Nullable Object body)
      throws IOException {
    var content =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(JsonFile.JSON.writeValueAsBytes(body));
    return request(path)
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .method(method, content)
        .build();
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Authorization", "Bearer " + Files.readString(token));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JsonFile.JSON.readTree(body.length == 0 ? NOTHING : body);
    } catch (IOException notJson) {
      return JsonFile.JSON.createObjectNode();
    }
  }

  private String refusal(String call, int status, JsonNode problem) {
    return "%s answered %d to %s: %s. %s"
        .formatted(
            base,
            status,
            call,
            problem.path("title").asText("no reason given"),
            problem.path("detail").asText(""))
        .strip();
  }
}
