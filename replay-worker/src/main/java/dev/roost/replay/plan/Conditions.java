package dev.roost.replay.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What an endpoint is like now.
 *
 * @param evidence whether there is open evidence
 * @param pathHealthy whether the last probe was answered; also where nobody probes by intent
 * @param jobUnderWay whether X has, or may have, a job of it
 * @param validIds X's ids whose webhook is valid
 * @param knownIds X's ids that it still has
 * @param replayEnabled whether X replays for this account, as far as is known
 * @param xAhead how far X's clock is ahead of this one, by the Date of its answers
 */
public record Conditions(
    OpenEvidence evidence,
    boolean pathHealthy,
    boolean jobUnderWay,
    Set<String> validIds,
    Set<String> knownIds,
    boolean replayEnabled,
    Duration xAhead) {

  public Conditions {
    validIds = Set.copyOf(validIds);
    knownIds = Set.copyOf(knownIds);
  }

  /** Whether something lasts that may lose deliveries. */
  public sealed interface OpenEvidence {

    /** Something does. */
    record Lasts() implements OpenEvidence {}

    /** Nothing does, since then. */
    record NoneSince(Instant at) implements OpenEvidence {}
  }
}
