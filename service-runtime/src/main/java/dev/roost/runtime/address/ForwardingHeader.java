package dev.roost.runtime.address;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a proxy says for whom it asks: each one appends whom it got the request from. */
public enum ForwardingHeader {
  /** {@code X-Forwarded-For: 203.0.113.9, 10.0.0.3} */
  X_FORWARDED_FOR("X-Forwarded-For") {
    @Override
    String node(String element) {
      return element;
    }
  },
  /** {@code Forwarded: for=203.0.113.9;proto=https, for="[2001:db8::1]:4711"} (RFC 7239) */
  FORWARDED("Forwarded") {
    @Override
    String node(String element) {
      return Arrays.stream(element.split(";"))
          .map(String::strip)
          .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
          .map(pair -> pair.substring("for=".length()).replace("\"", "").strip())
          .findFirst()
          .orElse("");
    }
  };

  private final String field;

  ForwardingHeader(String field) {
    this.field = field;
  }

  /**
   * The addresses as they stand there, the nearest last. Every comma parts two of them, within
   * quotes too: a caller's unclosed quote must not swallow what a proxy wrote behind it.
   */
  List<String> hops(MultiMap headers) {
    return headers.getAll(field).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(element -> withoutPort(node(element.strip())))
        .toList();
  }

  /** The address in one element, with or without a port. */
  abstract String node(String element);

  private static String withoutPort(String node) {
    if (node.startsWith("[")) {
      return node.substring(1, Math.max(1, node.indexOf(']')));
    }
    int colon = node.indexOf(':');
    // More than one: an IPv6 address, which has no port without brackets.
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }
}
