package dev.roost.simulator.fault;

/** What goes wrong with one attempt. */
public enum Mischief {
  /** Nothing. */
  NONE,
  /** The connection is reset in the middle of the body: nothing whole arrives. */
  RESET,
  /** The whole request is sent, and the connection reset before the answer is read. */
  LOST_ANSWER,
  /** The body trickles. */
  SLOW_BODY
}
