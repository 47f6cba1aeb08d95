package dev.roost.replay.rule;

/** Whose minutes evidence is about. */
public sealed interface Scope {

  /** Those of every endpoint. */
  record All() implements Scope {}

  /** Those of one. */
  record One(Endpoint endpoint) implements Scope {}

  /** Whether an endpoint's minutes are meant. */
  default boolean covers(Endpoint endpoint) {
    return switch (this) {
      case All _ -> true;
      case One one -> one.endpoint().equals(endpoint);
    };
  }
}
