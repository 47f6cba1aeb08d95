package dev.roost.simulator.token;

/** What came of a refresh token. */
public sealed interface Renewal {

  /** It was good, and is used now. */
  record Renewed(TokenPair pair) implements Renewal {}

  /** It had been used before. */
  record Used(Grant grant) implements Renewal {}

  /** It is unknown, revoked, or another app's. */
  record Refused() implements Renewal {}
}
