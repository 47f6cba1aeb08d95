package dev.roost.testsupport.net;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a {@link ScriptedServer} does with a request. */
public sealed interface Reply {

  /**
   * Answers.
   *
   * @param status the HTTP status
   * @param headers besides Content-Length
   * @param body as UTF-8; empty for no body
   */
  record Response(int status, Map<String, String> headers, String body) implements Reply {

    /** Copies the headers. */
    public Response {
      headers = Map.copyOf(headers);
    }

    /** The same with one header more. */
    public Response with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Response(status, more, body);
    }
  }

  /** Never answers, and leaves the connection open. */
  record Silence() implements Reply {}

  /** Closes the connection without an answer. */
  record Disconnect() implements Reply {}

  /**
   * 200 with a body that comes byte by byte and never ends.
   *
   * @param pause between two bytes
   */
  record Drip(Duration pause) implements Reply {}

  /**
   * 200 with so many bytes, or as many of them as the client takes.
   *
   * @param bytes the length of the body
   */
  record Flood(long bytes) implements Reply {}

  /** A status without a body. */
  static Response status(int status) {
    return new Response(status, Map.of(), "");
  }

  /** A status with a body and no Content-Type. */
  static Response of(int status, String body) {
    return new Response(status, Map.of(), body);
  }

  /** A status with a JSON body. */
  static Response json(int status, String body) {
    return of(status, body).with("Content-Type", "application/json");
  }

  /** An error as RFC 9457 has it, of a type {@code urn:roost:problem:<name>}. */
  static Response problem(int status, String name, String detail) {
    String body =
        """
        {"type":"urn:roost:problem:%1$s","title":"%1$s","status":%2$d,"detail":"%3$s"}
        """
            .formatted(name, status, detail);
    return of(status, body).with("Content-Type", "application/problem+json");
  }
}
