package dev.roost.replay.rule;

import java.util.List;

/**
 * What became of something that was observed.
 *
 * @param next as it is now
 * @param evidence what that showed
 */
public record Step<T>(T next, List<Evidence> evidence) {

  public Step {
    evidence = List.copyOf(evidence);
  }

  static <T> Step<T> of(T next, Evidence... evidence) {
    return new Step<>(next, List.of(evidence));
  }
}
