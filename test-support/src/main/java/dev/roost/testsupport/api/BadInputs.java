package dev.roost.testsupport.api;

import dev.roost.testsupport.api.Route.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that a route must refuse, by what its parameters and its body are. */
final class BadInputs {

  private static final String UNKNOWN = "noSuchParameter";
  private static final Map<String, List<String>> WRONG =
      Map.of(
          "integer", List.of("", "abc", "1e1", "0", "201", "99999999999", "1%00"),
          "boolean", List.of("", "yes", "1", "TRUE"),
          "string", List.of("%00", "a%0Ab", "%7F"));
  private static final Map<String, String> RIGHT =
      Map.of("integer", "1", "boolean", "true", "string", "1");
  private static final Map<String, List<String>> NOT =
      Map.of(
          "string", List.of("1", "true", "[]", "\"a\\u0000b\"", "\"a\\nb\""),
          "boolean", List.of("\"true\"", "\"\"", "1", "0", "[]"),
          "array of string", List.of("[null]", "[1]", "[[]]", "[\"\\u0000\"]", "\"1\""));

  private final Route route;
  private final Map<String, String> values;
  private final RawRequest plain;

  /**
   * Those of a route.
   *
   * @param values of path parameters
   */
  BadInputs(Route route, Map<String, String> values) {
    this.route = route;
    this.values = values;
    this.plain = RawRequest.of(route.method(), route.with(values));
  }

  Stream<BadInput> all() {
    return Stream.of(query(), ofEachParameter(), path(), headers(), negotiation(), body())
        .flatMap(part -> part);
  }

  private Stream<BadInput> query() {
    RawRequest unknown = plain.withQuery(UNKNOWN + "=1");
    return Stream.of(
        BadInput.invalid("an unknown query parameter", unknown, UNKNOWN),
        BadInput.invalid("a query that is not UTF-8", plain.withQuery("x=%ff"), "x"),
        BadInput.invalid(
            "an unknown query parameter, from a client that accepts problems alone",
            unknown.header("Accept", "application/problem+json"),
            UNKNOWN));
  }

  private Stream<BadInput> ofEachParameter() {
    return route.parameters("query").stream()
        .flatMap(parameter -> {
          String name = parameter.name();
          String twice = name + "=" + RIGHT.getOrDefault(parameter.type(), "1");
          return Stream.concat(
              Stream.of(
                  BadInput.invalid(name + " twice", plain.withQuery(twice + "&" + twice), name)),
              WRONG.getOrDefault(parameter.type(), List.of()).stream()
                  .map(wrong ->
                      BadInput.invalid(
                          name + "=" + wrong, plain.withQuery(name + "=" + wrong), name)));
        });
  }

  private Stream<BadInput> path() {
    return Stream.concat(ofAnyForm(), route.formed().stream().map(name -> inPath(name, "!", name)));
  }

  private Stream<BadInput> ofAnyForm() {
    return route.variables().stream()
        .flatMap(name ->
            Stream.concat(
                Stream.of("%00", "a%0Ab").map(value -> inPath(name, value, name)),
                Stream.of(inPath(name, "%ff"))));
  }

  private BadInput inPath(String name, String value, String... parameter) {
    Map<String, String> other = new HashMap<>(values);
    other.put(name, value);
    return BadInput.invalid(
        "{" + name + "} = " + value, RawRequest.of(route.method(), route.with(other)), parameter);
  }

  private Stream<BadInput> headers() {
    return route.parameters("header").stream()
        .map(Value::name)
        .filter(name -> !name.startsWith("If-"))
        .flatMap(name ->
            Stream.of(
                BadInput.invalid(name + " empty", plain.header(name, ""), name),
                BadInput.invalid(
                    name + " twice",
                    plain.header(name, "key-number-1").header(name, "key-number-2"),
                    name)));
  }

  private Stream<BadInput> negotiation() {
    return Stream.of(
        new BadInput(
            "a body that is too large",
            plain.header("Content-Length", "1000000000").header("Content-Type", "text/plain"),
            413,
            "content-too-large",
            Set.of()));
  }

  private Stream<BadInput> body() {
    if (!route.hasBody()) {
      return Stream.of();
    }
    Stream<BadInput> documents =
        Stream.of("{", "{} {}", "{}x", "[]", "\"x\"", "1", "\u0000", "{\"a\":1,\"a\":1}")
            .map(json -> BadInput.invalid("the body " + json, plain.json(json)));
    Stream<BadInput> members =
        route.members().stream()
            .flatMap(member ->
                NOT.getOrDefault(member.type(), List.of()).stream()
                    .map(wrong -> withMember(member.name(), wrong)));
    return Stream.of(documents, members, Stream.of(mediaType(), unknownMember()), missingBody())
        .flatMap(part -> part);
  }

  /** A text is read after the whole body, so that another member may be refused first. */
  private BadInput withMember(String name, String json) {
    String body = "{\"%s\":%s}".formatted(name, json);
    String[] named = json.startsWith("\"") ? new String[0] : new String[] {name, name + "[0]"};
    return BadInput.invalid("the body " + body, plain.json(body), named);
  }

  private BadInput unknownMember() {
    return BadInput.invalid("an unknown member", plain.json("{\"" + UNKNOWN + "\":1}"), UNKNOWN);
  }

  private BadInput mediaType() {
    RawRequest text = new RawRequest(plain.method(), plain.target(), List.of(), "{}");
    return new BadInput(
        "a body of another media type",
        text.header("Content-Type", "text/plain"),
        415,
        "unsupported-media-type",
        Set.of());
  }

  private Stream<BadInput> missingBody() {
    return route.isBodyRequired()
        ? Stream.of(
            BadInput.invalid("no body", plain),
            BadInput.invalid("no body, of length 0", plain.header("Content-Length", "0")),
            BadInput.invalid("null for a body", plain.json("null")))
        : Stream.of();
  }
}
