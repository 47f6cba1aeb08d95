package dev.roost.xapi.endpoint;

import java.util.Optional;
import java.util.OptionalInt;

/** What is known of an answer that is no success. */
record Refusal(
    Endpoint endpoint,
    OptionalInt status,
    OptionalInt code,
    Explanation explanation,
    Optional<String> words) {

  /** The exception's message. */
  String sentence() {
    return endpoint.label()
        + ": "
        + explanation.what()
        + " ("
        + (status.isPresent() ? "HTTP " + status.getAsInt() : "no answer")
        + (code.isPresent() ? ", code " + code.getAsInt() : "")
        + "). "
        + explanation.cause()
        + " "
        + explanation.remedy();
  }
}
