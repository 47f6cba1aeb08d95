package dev.roost.simulator.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an attempt ended. Only the first is a success; all others are tried again. */
enum Outcome {
  /** Answered 200. */
  @JsonProperty("accepted")
  ACCEPTED,
  /** Answered, but not with 200. */
  @JsonProperty("refused")
  REFUSED,
  /** No whole answer within three seconds. */
  @JsonProperty("timeout")
  TIMEOUT,
  /** No connection came about. */
  @JsonProperty("connection-refused")
  CONNECTION_REFUSED,
  /** The connection broke, by a fault of ours or at the other end. */
  @JsonProperty("reset")
  RESET,
  /** Sent whole, and the answer not read, by a fault of ours. */
  @JsonProperty("lost-answer")
  LOST_ANSWER
}
