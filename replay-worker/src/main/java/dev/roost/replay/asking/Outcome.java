package dev.roost.replay.asking;

import java.time.Instant;
import java.util.Optional;

/** What became of one ask. */
sealed interface Outcome {

  /**
   * X has the job.
   *
   * @param xJobId X's id of it; empty where X only said that one is running
   */
  record Running(Optional<String> xJobId) implements Outcome {}

  /** X will not have it: the reason says why and what to do. */
  record Refused(String reason) implements Outcome {}

  /**
   * X is asked again.
   *
   * @param at when
   * @param mayHaveHeard whether X may have taken the job though no answer came
   */
  record Later(String reason, Instant at, boolean mayHaveHeard) implements Outcome {}
}
