package dev.roost.testsupport.outage;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/**
 * A request of a service's API.
 *
 * @param method the method
 * @param path path and query
 * @param token who asks
 * @param json the body, empty for none
 */
public record Call(String method, String path, String token, String json) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A call without a body. */
  public static Call get(String path, String token) {
    return new Call("GET", path, token, "");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  HttpRequest to(URI api) {
    BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    return HttpRequest.newBuilder(api.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .method(method, body)
        .build();
  }
}
