package dev.roost.replay.rule;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The deliveries of an endpoint that were refused as too large. A replay of API 1.1 brings the same
 * bytes once more: that spoils the job, and is nothing new about the minute it comes in.
 *
 * @param firstRefused until when each was refused first
 */
public record Oversized(Map<Signature, Instant> firstRefused) {

  public Oversized {
    firstRefused = Map.copyOf(firstRefused);
  }

  /** Whether there is only what was refused before, longer ago than X tries again. */
  public boolean isReplayed(Evidence evidence, RuleSettings settings) {
    Instant before = evidence.span().from().minus(settings.retries().multipliedBy(2));
    return of(evidence)
        .filter(its ->
            its.signatures().stream()
                .map(firstRefused::get)
                .allMatch(at -> at != null && at.isBefore(before)))
        .isPresent();
  }

  /** With what evidence shows. */
  public Oversized and(Evidence evidence) {
    return evidence.span() instanceof Span.Closed closed
        ? of(evidence).map(its -> and(its, closed.to())).orElse(this)
        : this;
  }

  private Oversized and(Evidence.Proof.Receipts its, Instant at) {
    Map<Signature, Instant> all = new HashMap<>(firstRefused);
    its.signatures().forEach(signature -> all.putIfAbsent(signature, at));
    return new Oversized(all);
  }

  private static Optional<Evidence.Proof.Receipts> of(Evidence evidence) {
    return evidence.cause() == Cause.TOO_LARGE
            && evidence.proof() instanceof Evidence.Proof.Receipts receipts
        ? Optional.of(receipts)
        : Optional.empty();
  }
}
