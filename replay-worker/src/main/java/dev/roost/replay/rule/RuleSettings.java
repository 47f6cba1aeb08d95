package dev.roost.replay.rule;

import java.time.Duration;

/**
 * What the rules take for granted.
 *
 * @param silenceFactor after how many periods without a heartbeat a replica is silent, beside the
 *     grace: one may be lost in a rebalance, and one be late
 * @param silenceGrace for a garbage collection and the way through Kafka
 * @param skew by how much clocks may differ: what one clock says is compared with another's
 * @param unechoed without a probe's echo for so long, a silent replica may be gone
 * @param echoesPerReplica how many probes others answered meanwhile, for each replica that may
 *     answer: a replica that takes its share of connections is missed by chance in 6 of a million
 *     cases
 * @param unheardBefore what is in doubt before the first echo of a replica that was never heard
 * @param unheardAfter what is in doubt after an echo of a replica that is not heard: until the next
 * @param unmonitored without a probe for so long, nobody knows about the path
 * @param receiptDelay from a delivery's receipt to its place in the log: 2.5 s at most
 * @param webhookMargin how far around a minute the webhook ids are taken that X may have attempted
 *     it under: clocks differ, and changes are announced late
 * @param retries how long X tries a delivery again, under the id it had at first
 * @param replayedAfter a minute that a job recovered which was asked for so long after it is not
 *     reopened by evidence that comes later: X's last retry is over by then
 */
public record RuleSettings(
    int silenceFactor,
    Duration silenceGrace,
    Duration skew,
    Duration unechoed,
    int echoesPerReplica,
    Duration unheardBefore,
    Duration unheardAfter,
    Duration unmonitored,
    Duration receiptDelay,
    Duration webhookMargin,
    Duration retries,
    Duration replayedAfter) {

  /** Those of a stack whose replicas send a heartbeat each second and are probed every 5 s. */
  public static final RuleSettings DEFAULTS =
      new RuleSettings(
          3,
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          12,
          Duration.ofMinutes(2),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(3),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5));

  /** How long a replica may be unheard before it is silent, by its own clock. */
  public Duration silence(Duration every) {
    return every.multipliedBy(silenceFactor).plus(silenceGrace);
  }

  /** How long a replica may be unheard before it is silent, by another's clock. */
  public Duration silenceByAnotherClock(Duration every) {
    return silence(every).plus(skew);
  }
}
