package dev.roost.xapi.endpoint;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of an answer that is no success.
 *
 * @param code X's code of version 1.1
 * @param words X's own, if it is known to use them
 * @param reason X's reason of version 2
 */
record Refusal(
    Endpoint endpoint,
    OptionalInt status,
    OptionalInt code,
    Explanation explanation,
    Optional<String> words,
    Optional<XReason> reason) {

  /** The exception's message. */
  String sentence() {
    return endpoint.label()
        + ": "
        + explanation.what()
        + " ("
        + (status.isPresent() ? "HTTP " + status.getAsInt() : "no answer")
        + (code.isPresent() ? ", code " + code.getAsInt() : "")
        + reason.map(known -> ", " + known.reason()).orElse("")
        + "). "
        + explanation.cause()
        + " "
        + explanation.remedy();
  }
}
