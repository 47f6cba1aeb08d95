package dev.roost.simulator.replay;

import dev.roost.simulator.delivery.Redelivery;
import java.time.Instant;

/**
 * A replay job as the simulator shows it; X itself shows none.
 *
 * @param begunAt wall time at which X took it
 * @param state {@code Running}, and in the end X's {@code Complete} or {@code Incomplete}
 * @param happenings how many there are in the window
 * @param accepted how many of them were accepted this time
 */
public record Replay(
    String jobId,
    String webhookId,
    Instant from,
    Instant to,
    Instant begunAt,
    String state,
    long happenings,
    long accepted) {

  static Replay running(Redelivery.Job job, Instant begunAt, long happenings) {
    return new Replay(
        job.id(), job.webhook().id(), job.from(), job.to(), begunAt, "Running", happenings, 0);
  }

  Replay over(String end, long arrived) {
    return new Replay(jobId, webhookId, from, to, begunAt, end, happenings, arrived);
  }
}
