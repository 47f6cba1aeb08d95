package dev.roost.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What goes wrong with one attempt. */
public enum Mischief {
  /** Nothing. */
  NONE,
  /** The connection is reset in the middle of the body: nothing whole arrives. */
  @JsonProperty("reset")
  RESET,
  /** The whole request is sent, and the connection reset before the answer is read. */
  @JsonProperty("lost-answer")
  LOST_ANSWER,
  /** The body trickles. */
  @JsonProperty("slow-body")
  SLOW_BODY
}
