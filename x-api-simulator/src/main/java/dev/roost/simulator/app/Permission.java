package dev.roost.simulator.app;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the tokens of an app may do, as X's portal names it; each includes the one before. */
public enum Permission {
  /** Read. */
  @JsonProperty("read")
  READ,
  /** Read and Write. */
  @JsonProperty("write")
  WRITE,
  /** Read, Write, and Direct Messages. */
  @JsonProperty("directMessages")
  DIRECT_MESSAGES;

  /** The lesser of two. */
  public Permission and(Permission other) {
    return compareTo(other) < 0 ? this : other;
  }
}
