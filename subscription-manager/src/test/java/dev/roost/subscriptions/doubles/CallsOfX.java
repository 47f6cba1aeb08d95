package dev.roost.subscriptions.doubles;

import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.v2.Call;
import dev.roost.xapi.v2.Operation;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The calls that the vault makes at X, over HTTP. */
final class CallsOfX {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String x;

  CallsOfX(int port) {
    this.x = "http://localhost:" + port;
  }

  /** X's answer, in the vault's form. */
  JsonObject answer(JsonObject call, String authorization)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(x + address(call)))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization)
                .method(method(call), body(call))
                .build(),
            BodyHandlers.ofString());
    JsonObject limit = new JsonObject();
    for (String part : new String[] {"limit", "remaining", "reset"}) {
      answer
          .headers()
          .firstValue("x-rate-limit-" + part)
          .ifPresent(value -> limit.put(part, Long.valueOf(value)));
    }
    return new JsonObject()
        .put("status", answer.statusCode())
        .put("rateLimit", limit.isEmpty() ? null : limit)
        .put("body", answer.body());
  }

  private static String method(JsonObject call) {
    return operation(call).map(Operation::method).orElseGet(() -> endpoint(call).method());
  }

  private static BodyPublisher body(JsonObject call) {
    JsonObject body = call.getJsonObject("body");
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode());
  }

  private static String address(JsonObject call) {
    Map<String, String> path = new HashMap<>();
    Map<String, String> query = new HashMap<>();
    String template = operation(call).map(Operation::path).orElse("");
    Optional.ofNullable(call.getJsonObject("parameters"))
        .ifPresent(all ->
            all.forEach(one ->
                (template.contains("{" + one.getKey() + "}") ? path : query)
                    .put(one.getKey(), String.valueOf(one.getValue()))));
    return operation(call)
        .map(operation ->
            new Call(operation, path, query, Optional.empty(), Optional.empty(), Optional.empty())
                .address())
        .orElseGet(() -> endpoint(call).address(query));
  }

  private static Optional<Operation> operation(JsonObject call) {
    return Operation.of(call.getString("operation"));
  }

  private static AccountActivityEndpoint endpoint(JsonObject call) {
    return Arrays.stream(AccountActivityEndpoint.values())
        .filter(one -> one.operation().equals(call.getString("operation")))
        .findFirst()
        .orElseThrow();
  }
}
