package dev.roost.system.stack;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at a steady pace, whatever the answers. How long one took is measured from when it
 * was due, so that a delay of the sender is part of it.
 */
public final class OpenLoop implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What is counted where no answer came. */
  public static final int NONE = 0;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final Histogram micros = new ConcurrentHistogram(3);
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Phaser underWay = new Phaser(1);
  private final LongFunction<HttpRequest.Builder> request;

  /**
   * @param request the request of this number, from 0
   */
  public OpenLoop(LongFunction<HttpRequest.Builder> request) {
    this.request = request;
  }

  /**
   * What became of all requests.
   *
   * @param micros how long they took, in microseconds
   * @param statuses how many answers had which status; {@link #NONE} where there was none
   */
  public record Outcome(Histogram micros, Map<Integer, Long> statuses) {

    /** The response time that 99 of 100 requests stay below. */
    public Duration p99() {
      return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros.getValueAtPercentile(99)));
    }

    /** How many were answered so. */
    public long count(int status) {
      return statuses.getOrDefault(status, 0L);
    }

    /** In one line. */
    public String inWords() {
      return "%d requests, p50 %.1f ms, p99 %.1f ms, longest %.1f ms, by status %s"
          .formatted(
              micros.getTotalCount(),
              micros.getValueAtPercentile(50) / 1e3,
              micros.getValueAtPercentile(99) / 1e3,
              micros.getMaxValue() / 1e3,
              statuses);
    }
  }

  /** Begins to send. */
  public OpenLoop start(int perSecond) {
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long began = System.nanoTime();
    AtomicLong number = new AtomicLong();
    var _ =
        pace.scheduleAtFixedRate(
            () -> {
              long n = number.getAndIncrement();
              send(n, began + n * period);
            },
            0,
            period,
            TimeUnit.NANOSECONDS);
    return this;
  }

  /** So far. */
  public Outcome soFar() {
    Map<Integer, Long> counts = new TreeMap<>();
    statuses.forEach((status, count) -> counts.put(status, count.sum()));
    return new Outcome(micros.copy(), counts);
  }

  /** Ends sending, waits for the last answer, and tells of all. */
  public Outcome stop() {
    pace.shutdown();
    try {
      if (!pace.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The sender does not end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    underWay.arriveAndAwaitAdvance();
    return soFar();
  }

  @Override
  public void close() {
    pace.shutdownNow();
    http.shutdownNow();
  }

  private void send(long n, long due) {
    underWay.register();
    var _ =
        http.sendAsync(request.apply(n).timeout(PATIENCE).build(), BodyHandlers.discarding())
            .whenComplete((answer, failure) -> {
              micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
              int status = answer == null ? NONE : answer.statusCode();
              statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
              underWay.arriveAndDeregister();
            });
  }
}
