package dev.roost.xapi.oauth1;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One parameter of a request, decoded. Its value may be a token or a verifier, so it is not
 * printed.
 *
 * @param name decoded
 * @param value decoded, may be empty
 */
public record Parameter(String name, String value) {

  /** A query's or a form's parameters in their order; names and values are decoded as forms are. */
  public static List<Parameter> parse(String encoded) {
    return Arrays.stream(encoded.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(Parameter::ofPair)
        .toList();
  }

  /** The parameters as a query or a form body. */
  public static String join(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
  }

  /** {@code name=value}, both percent-encoded. */
  String encoded() {
    return PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value);
  }

  private static Parameter ofPair(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0
        ? new Parameter(decoded(pair), "")
        : new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Parameter[" + name + "]";
  }
}
