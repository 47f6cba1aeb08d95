package dev.roost.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * An open loop of blocking work, in threads of its own: what is measured beside an HTTP server to
 * see what the machine and the database alone take. Latency counts from when a piece was due, also
 * where no thread was free by then.
 */
public final class BlockingLoad {

  private final List<? extends Work> workers;

  /** One thread for each of these. */
  public BlockingLoad(List<? extends Work> workers) {
    this.workers = List.copyOf(workers);
  }

  /** What one thread does again and again. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does a piece.
     *
     * @param number of all pieces, from 0
     */
    void run(long number) throws Exception;
  }

  /**
   * Has all pieces done that are due within this time.
   *
   * @throws IllegalStateException if one fails
   */
  public Outcome keep(Pace pace, Duration time) throws InterruptedException {
    long all = pace.within(time);
    AtomicLong next = new AtomicLong();
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
      List<Future<Histogram>> seen =
          IntStream.range(0, workers.size())
              .mapToObj(i -> threads.submit(() -> work(workers.get(i), next, all, begun, pace)))
              .toList();
      Histogram micros = Outcome.histogram();
      for (Future<Histogram> each : seen) {
        micros.add(each.get());
      }
      return new Outcome(micros, 0, 0, Duration.ofNanos(System.nanoTime() - begun));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a piece of work failed", e.getCause());
    }
  }

  private static Histogram work(Work work, AtomicLong next, long all, long begun, Pace pace)
      throws Exception {
    Histogram micros = Outcome.histogram();
    for (long number = next.getAndIncrement(); number < all; number = next.getAndIncrement()) {
      long due = begun + pace.due(number);
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
      work.run(number);
      Outcome.add(micros, System.nanoTime() - due);
    }
    return micros;
  }
}
