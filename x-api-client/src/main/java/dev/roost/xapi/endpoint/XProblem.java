package dev.roost.xapi.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an answer in the form of X's version 2 says: a problem (RFC 9457), with {@code errors}
 * beside it for some, each a message or a problem of its own; where tokens are asked for, an {@code
 * error} (RFC 6749, 5.2).
 *
 * @param reason the first reason that is known, from the most to the least telling place
 * @param words the message as a whole, where it is one that X is known to send
 */
record XProblem(Optional<XReason> reason, Optional<String> words) {

  private static final Pattern DUPLICATE = Pattern.compile("(?i)\\bduplicate|already exists");

  /**
   * Reads a body of any form.
   *
   * @param endpoint where it creates something, words for a duplicate are one
   */
  static XProblem in(String body, Endpoint endpoint) {
    JsonNode root = Json.read(body);
    List<JsonNode> parts = new ArrayList<>();
    root.path("errors").forEach(parts::add);
    parts.add(root);
    Optional<XReason> reason =
        find(parts, "message", XProblem::beforeColon)
            .or(() -> find(parts, "reason", XProblem::whole))
            .or(() -> find(parts, "title", XProblem::whole))
            .or(() -> find(parts, "detail", XProblem::beforeColon))
            .or(() -> find(parts, "error", XProblem::whole))
            .or(() -> duplicate(parts, endpoint))
            .or(() -> find(parts, "type", XProblem::lastSegment));
    return new XProblem(reason, words(parts));
  }

  private interface Reading {
    String read(String text);
  }

  private static Optional<XReason> find(List<JsonNode> parts, String field, Reading reading) {
    return parts.stream()
        .map(part -> part.path(field).asText(""))
        .flatMap(text -> XReason.of(reading.read(text)).stream())
        .findFirst();
  }

  /** X has published no words for a duplicate, so that any that say so are taken. */
  private static Optional<XReason> duplicate(List<JsonNode> parts, Endpoint endpoint) {
    return endpoint.isCreation()
            && parts.stream()
                .flatMap(part ->
                    List.of("message", "title", "detail").stream()
                        .map(field -> part.path(field).asText("")))
                .anyMatch(text -> DUPLICATE.matcher(text).find())
        ? Optional.of(XReason.DUPLICATE_SUBSCRIPTION)
        : Optional.empty();
  }

  private static Optional<String> words(List<JsonNode> parts) {
    return parts.stream()
        .flatMap(part -> KnownWords.of(part.path("message").asText("")).stream())
        .findFirst();
  }

  private static String whole(String text) {
    return text.strip();
  }

  private static String beforeColon(String text) {
    int colon = text.indexOf(':');
    return (colon < 0 ? text : text.substring(0, colon)).strip();
  }

  /** X's host differs from page to page, so only the end of a type counts. */
  private static String lastSegment(String type) {
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
