package dev.roost.replay.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a replica of webhook-ingest says: every refusal of its up to {@code sentAt} is in its
 * counts.
 *
 * @param replica its name, another at each start
 * @param every how often it says so
 * @param stopped whether it is its last one, with every request answered
 * @param refusals what changed since the one before, at least
 */
public record Heartbeat(
    String replica,
    Instant startedAt,
    Instant sentAt,
    Duration every,
    boolean stopped,
    List<Refusals> refusals) {

  public Heartbeat {
    refusals = List.copyOf(refusals);
  }

  /**
   * Refusals of one endpoint's deliveries.
   *
   * @param cause {@link Cause#REFUSED} or {@link Cause#TOO_LARGE}
   * @param total since the replica started
   * @param named those since the heartbeat before, as far as they were named
   */
  public record Refusals(Endpoint endpoint, Cause cause, long total, Set<Signature> named) {

    public Refusals {
      named = Set.copyOf(named);
    }

    Counted counted() {
      return new Counted(endpoint, cause);
    }
  }

  /** What a total is of. */
  public record Counted(Endpoint endpoint, Cause cause) {}
}
