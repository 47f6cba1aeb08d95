package dev.roost.replay.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Up to when all evidence of an endpoint was read.
 *
 * @param validity the last proof that X has the webhook valid
 */
public record Watermarks(Instant heartbeats, Instant probes, Instant receipts, Instant validity) {

  /**
   * Of heartbeats and probes.
   *
   * @param reached when the end offsets were fetched that the reader has reached since
   * @param every the longest period of a replica's heartbeats, or that of probes
   */
  public static Instant ofObserved(Instant reached, Duration every, RuleSettings settings) {
    return reached.minus(settings.silenceByAnotherClock(every));
  }

  /** Of receipts, once they are reached. */
  public static Instant ofReceipts(EndOffsets reached, RuleSettings settings) {
    return reached.fetchedAt().minus(settings.receiptDelay());
  }

  /** The earliest: all evidence before it is known. */
  public Instant earliest() {
    return Stream.of(heartbeats, probes, receipts, validity)
        .min(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** Whether a minute is decided: clocks differ, so all evidence of the next one is known, too. */
  public boolean decide(Minute minute) {
    return earliest().isAfter(minute.plus(1).end());
  }
}
