package dev.roost.simulator.replay;

import dev.roost.simulator.delivery.Redelivery;
import java.time.Instant;

/**
 * A replay job as the simulator shows it; X itself shows none.
 *
 * @param state {@code Running}, and in the end X's {@code Complete} or {@code Incomplete}
 * @param happenings how many there are in the window
 * @param accepted how many of them were accepted this time
 */
public record Replay(
    String jobId,
    String webhookId,
    Instant from,
    Instant to,
    String state,
    long happenings,
    long accepted) {

  static Replay running(Redelivery.Job job, long happenings) {
    return new Replay(job.id(), job.webhook().id(), job.from(), job.to(), "Running", happenings, 0);
  }

  Replay over(String end, long arrived) {
    return new Replay(jobId, webhookId, from, to, end, happenings, arrived);
  }
}
