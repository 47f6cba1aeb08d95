package dev.roost.testsupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation of an API.
 *
 * @param method in upper case
 * @param path its template, such as {@code /api/v1/apps/{app}}
 * @param operation as the document describes it
 * @param document where it stands
 */
public record Route(String method, String path, JsonNode operation, ApiDocument document) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  /** A query parameter, a header, or a member of a body, with its JSON type. */
  record Value(String name, String type) {}

  boolean matches(String actual) {
    return actual.matches(VARIABLE.matcher(path).replaceAll("[^/]+"));
  }

  /** The path with these values; each that is missing is {@code 1}. */
  String with(Map<String, String> values) {
    return VARIABLE
        .matcher(path)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "1")));
  }

  List<String> variables() {
    return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** The roles that its security requirements name. */
  Set<String> roles() {
    return operation
        .path("security")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .flatMap(JsonNode::valueStream)
        .map(JsonNode::asText)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Parameters in {@code query} or {@code header}. */
  List<Value> parameters(String in) {
    return operation
        .path("parameters")
        .valueStream()
        .map(document::resolved)
        .filter(parameter -> parameter.path("in").asText().equals(in))
        .map(
            parameter -> new Value(parameter.path("name").asText(), type(parameter.path("schema"))))
        .toList();
  }

  /** Path parameters that have a form: not every text is one. */
  List<String> formed() {
    return operation
        .path("parameters")
        .valueStream()
        .map(document::resolved)
        .filter(parameter -> parameter.path("in").asText().equals("path"))
        .filter(parameter -> document.resolved(parameter.path("schema")).has("pattern"))
        .map(parameter -> parameter.path("name").asText())
        .toList();
  }

  /** Whether it takes a JSON document. */
  boolean hasBody() {
    return operation.path("requestBody").path("content").has("application/json");
  }

  boolean isBodyRequired() {
    return operation.path("requestBody").path("required").asBoolean();
  }

  /** The members of the body that have a plain type; of an array, {@code array of} its items'. */
  List<Value> members() {
    JsonNode schema =
        document.resolved(
            operation.path("requestBody").path("content").path("application/json").path("schema"));
    return schema.path("properties").properties().stream()
        .map(member -> new Value(member.getKey(), type(member.getValue())))
        .toList();
  }

  private String type(JsonNode node) {
    JsonNode schema = document.resolved(node);
    JsonNode type = schema.path("type");
    String name =
        type.isArray()
            ? type.valueStream()
                .map(JsonNode::asText)
                .filter(one -> !one.equals("null"))
                .findFirst()
                .orElse("")
            : type.asText();
    return name.equals("array") ? "array of " + type(schema.path("items")) : name;
  }

  /** Whether the document shows a problem of this type among the responses with this status. */
  boolean documents(int status, String type) {
    return operation
        .path("responses")
        .path(String.valueOf(status))
        .path("content")
        .path("application/problem+json")
        .path("examples")
        .valueStream()
        .anyMatch(example -> example.path("value").path("type").asText().equals(type));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
