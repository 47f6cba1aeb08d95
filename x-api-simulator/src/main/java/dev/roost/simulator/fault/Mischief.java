package dev.roost.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What goes wrong with one attempt. */
public enum Mischief {
  /** Nothing. */
  @JsonProperty("none")
  NONE,
  /** The connection is reset in the middle of the body: nothing whole arrives. */
  @JsonProperty("reset")
  RESET,
  /** The whole request is sent, and the connection reset before the answer is read. */
  @JsonProperty("lost-answer")
  LOST_ANSWER,
  /** The whole request is sent, and X hangs up at its time limit without having read the answer. */
  @JsonProperty("timeout")
  TIMEOUT,
  /** Half of the body is sent, and nothing more until X hangs up at its time limit. */
  @JsonProperty("stalled-body")
  STALLED_BODY,
  /** The body trickles. */
  @JsonProperty("slow-body")
  SLOW_BODY;

  /** Whether the attempt cannot succeed, whatever the receiver does. */
  public boolean breaksTheAttempt() {
    return this != NONE && this != SLOW_BODY;
  }
}
