package dev.roost.subscriptions.limit;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says in the log that a limit is used up, at most once a minute for each limit, however often it
 * is. Nothing of who asked is logged.
 */
final class LimitLog {

  private static final KeyedLogger LOG = KeyedLogger.of(LimitLog.class);
  private static final long SPACING_MS = Duration.ofMinutes(1).toMillis();

  private final Map<Limit, Said> said = new ConcurrentHashMap<>();
  private final InstantSource clock;

  LimitLog(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * One limit's.
   *
   * @param at when it was logged last, in milliseconds since 1970
   * @param refused how many requests were refused since
   */
  private record Said(AtomicLong at, AtomicLong refused) {}

  /** Counts it, and logs it if it is time; whether it did. */
  boolean say(Limit limit) {
    Said last = said.computeIfAbsent(limit, _ -> new Said(new AtomicLong(), new AtomicLong()));
    last.refused().incrementAndGet();
    long now = clock.millis();
    long before = last.at().get();
    boolean due = now - before >= SPACING_MS && last.at().compareAndSet(before, now);
    if (due) {
      LOG.warn(
          "Requests to the connect pages are limited",
          key("limit", limit.outcome()),
          key("refused", last.refused().getAndSet(0)),
          key("property", limit.property()));
    }
    return due;
  }
}
