package dev.roost.xapi.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.xapi.oauth1.PercentEncoding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One call below {@code /2}.
 *
 * @param operation what it is
 * @param path the values of the path's names, decoded
 * @param query the query's parameters, decoded
 * @param body the JSON object that is sent; empty where the operation takes none
 * @param credential with what it is authenticated; empty where the holder of the credentials is to
 *     choose
 * @param userId X's id of the user in whose name it is made; with a user's credential, or where the
 *     holder may choose one
 */
public record Call(
    Operation operation,
    Map<String, String> path,
    Map<String, String> query,
    Optional<ObjectNode> body,
    Optional<Credential> credential,
    Optional<String> userId) {

  public Call {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
  }

  /** Path and query of the request, percent-encoded; the query's parameters in order of name. */
  public String address() {
    String at = operation.path();
    for (Map.Entry<String, String> value : path.entrySet()) {
      at = at.replace("{" + value.getKey() + "}", PercentEncoding.encode(value.getValue()));
    }
    String parameters =
        new TreeMap<>(query)
            .entrySet().stream()
                .map(one -> one.getKey() + "=" + PercentEncoding.encode(one.getValue()))
                .collect(Collectors.joining("&"));
    return parameters.isEmpty() ? at : at + "?" + parameters;
  }

  /** A call in the app's name, without parameters. */
  static Call of(Operation operation) {
    return new Call(
        operation,
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.of(Credential.BEARER),
        Optional.empty());
  }

  Call at(String name, String value) {
    return new Call(operation, with(path, name, value), query, body, credential, userId);
  }

  Call where(String name, String value) {
    return new Call(operation, path, with(query, name, value), body, credential, userId);
  }

  Call sending(ObjectNode json) {
    return new Call(operation, path, query, Optional.of(json), credential, userId);
  }

  Call as(Optional<Credential> its, Optional<String> user) {
    return new Call(operation, path, query, body, its, user);
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    Map<String, String> more = new HashMap<>(all);
    more.put(name, value);
    return more;
  }

  /** Nothing of its parameters, which may be anybody's words. */
  @Override
  public String toString() {
    return "Call[" + operation + "]";
  }
}
