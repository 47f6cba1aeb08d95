package dev.roost.testsupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The OpenAPI document that a running service serves. */
public final class ApiDocument {

  private final JsonNode document;

  private ApiDocument(JsonNode document) {
    this.document = document;
  }

  /** Reads it as JSON from this address, such as {@code http://localhost:9083/q/openapi}. */
  public static ApiDocument at(String url) {
    try (InputStream json = URI.create(url + "?format=json").toURL().openStream()) {
      return new ApiDocument(new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new IllegalStateException("no OpenAPI document at " + url, e);
    }
  }

  /** All operations, by path. */
  public List<Route> routes() {
    return document.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("responses"))
                .map(operation ->
                    new Route(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        operation.getValue(),
                        this)))
        .toList();
  }

  /** The operation that a request with this method and path is for. */
  public Optional<Route> route(String method, String path) {
    return routes().stream()
        .filter(route -> route.method().equals(method) && route.matches(path))
        .findFirst();
  }

  /** What a {@code $ref} refers to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }
}
