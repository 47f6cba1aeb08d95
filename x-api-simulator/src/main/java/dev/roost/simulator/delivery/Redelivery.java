package dev.roost.simulator.delivery;

import dev.roost.simulator.activity.Body;
import dev.roost.simulator.webhook.Webhook;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Sends again what was sent before: in the bytes of the first time or in those of {@link
 * Resending}, in the order of the first attempts, without waiting for answers and without retries.
 */
@Singleton
public final class Redelivery {

  /** Keeps the chance of a job apart from that of copies. */
  private static final int JOBS_APART = 1_000;

  private final Loop loop;
  private final DeliveryLog log;
  private final Courier courier;
  private final Resending resending;

  Redelivery(Loop loop, DeliveryLog log, Courier courier, Resending resending) {
    this.loop = loop;
    this.log = log;
    this.courier = courier;
    this.resending = resending;
  }

  /**
   * What is sent again.
   *
   * @param number 1 for the first job since the start
   */
  public record Job(String id, int number, Webhook webhook, Instant from, Instant to) {}

  /** What was attempted in the window of that job, the oldest first. */
  public List<Happening> window(Job job) {
    return log.attempted(job.webhook().id(), job.from(), job.to());
  }

  /**
   * Sends those again.
   *
   * @param done told once, after all answers: how many were accepted
   */
  public void send(Job job, List<Happening> happenings, LongConsumer done) {
    loop.run(() -> new Round(job, happenings, done).start());
  }

  /** Sends the word that a job is over, once; in the log like what the job sent. */
  public void tell(Job job, String kind, Body word, Runnable done) {
    Happening happening = new Happening(0, kind, "", null, job.webhook(), word, null);
    loop.run(() -> new Round(job, List.of(happening), accepted -> done.run()).start());
  }

  /** The happenings of one job on their way. Used on the loop only. */
  private final class Round {

    private final Job job;
    private final Deque<Happening> waiting;
    private final LongConsumer done;
    private int open;
    private long accepted;

    Round(Job job, List<Happening> happenings, LongConsumer done) {
      this.job = job;
      this.waiting = new ArrayDeque<>(happenings);
      this.done = done;
      this.open = happenings.size();
    }

    void start() {
      if (open == 0) {
        done.accept(0);
      } else {
        next();
      }
    }

    private void next() {
      Happening happening = waiting.poll();
      if (happening != null) {
        courier.carryOnce(
            log.replay(happening, body(happening), job.id()),
            job.number() * JOBS_APART,
            () -> loop.run(this::next),
            this::ended);
      }
    }

    /** What a job itself says, its end, is no replay of anything. */
    private Body body(Happening happening) {
      return happening.number() == 0 ? happening.body() : resending.replay(happening.body());
    }

    private void ended(boolean wasAccepted) {
      accepted += wasAccepted ? 1 : 0;
      open--;
      if (open == 0) {
        done.accept(accepted);
      }
    }
  }
}
