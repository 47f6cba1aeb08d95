package dev.roost.replay.rule;

import java.time.Instant;
import java.util.Set;

/**
 * That something may be missing. Evidence with the {@link #key} of earlier evidence replaces it: so
 * an open span is closed.
 *
 * @param source the replica, the partition or the signature that it is about; empty where there is
 *     none
 * @param proof how it can turn out to be about nothing
 */
public record Evidence(Cause cause, Scope scope, String source, Span span, Proof proof) {

  /** How evidence can turn out to be about nothing. */
  public sealed interface Proof {

    /** It cannot. */
    record None() implements Proof {}

    /** These very bytes are found in the log, all of them. */
    record Receipts(Set<Signature> signatures) implements Proof {

      public Receipts {
        signatures = Set.copyOf(signatures);
      }
    }
  }

  /** What is the same of open evidence and of the evidence that closes it. */
  public record Key(Cause cause, Scope scope, String source, Instant from) {}

  static Evidence open(Cause cause, Scope scope, String source, Instant from) {
    return new Evidence(cause, scope, source, new Span.Open(from), new Proof.None());
  }

  static Evidence closed(Cause cause, Scope scope, String source, Instant from, Instant to) {
    return new Evidence(cause, scope, source, new Span.Closed(from, to), new Proof.None());
  }

  /** A window that a person asked for. */
  public static Evidence byHand(Endpoint endpoint, String request, Instant from, Instant to) {
    return closed(Cause.BY_HAND, new Scope.One(endpoint), request, from, to);
  }

  /**
   * A delivery that is on the topic of dead letters: until it is delivered, by a person's retry. It
   * may have been refused before, as long ago as X tries again.
   *
   * @param receivedAt by webhook-ingest's clock
   */
  public static Evidence deadLettered(
      Endpoint endpoint, Signature signature, Instant receivedAt, RuleSettings settings) {
    Instant from = receivedAt.minus(settings.retries());
    return deadLettered(endpoint, signature, new Span.Closed(from, receivedAt));
  }

  /**
   * A replayed delivery that is on the topic of dead letters, and was not received before. When X
   * attempted it nobody knows: in one of the minutes that are not complete, the job's or, since
   * windows overlap, another's.
   */
  public static Evidence deadLettered(Endpoint endpoint, Signature signature, Minutes open) {
    var span = new Span.Closed(open.first().start(), open.last().start());
    return deadLettered(endpoint, signature, span);
  }

  private static Evidence deadLettered(Endpoint endpoint, Signature signature, Span span) {
    return new Evidence(
        Cause.DEAD_LETTERED,
        new Scope.One(endpoint),
        Long.toHexString(signature.bytes()),
        span,
        new Proof.Receipts(Set.of(signature)));
  }

  /** Which evidence it is. */
  public Key key() {
    return new Key(cause, scope, source, span.from());
  }

  /** Whether it lasts. */
  public boolean isOpen() {
    return span instanceof Span.Open;
  }
}
