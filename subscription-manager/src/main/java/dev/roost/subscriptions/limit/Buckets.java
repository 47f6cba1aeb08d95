package dev.roost.subscriptions.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * A token bucket for each key. Those that are full again are forgotten; past the bound those that
 * are used least, so that a flood of new keys displaces itself.
 */
final class Buckets {

  private static final Duration SLACK = Duration.ofMinutes(1);

  private final LoadingCache<String, Bucket> buckets;

  /**
   * @param maxKeys how many buckets are kept, each of some 300 bytes
   */
  Buckets(Rate rate, int maxKeys, InstantSource clock) {
    TimeMeter meter = new ClockMeter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(maxKeys)
            .expireAfterAccess(rate.recovery().plus(SLACK))
            .ticker(meter::currentTimeNanos)
            // On the caller's thread: there is nothing to wait for.
            .executor(Runnable::run)
            .build(_ -> bucket(rate, meter));
  }

  /** Takes one token; gives how long until there is one, zero where it was taken. */
  Duration take(String key) {
    return Duration.ofNanos(
        buckets.get(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
  }

  private static Bucket bucket(Rate rate, TimeMeter meter) {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
        .withCustomTimePrecision(meter)
        .build();
  }

  /** The service's clock as Bucket4j reads one. */
  private record ClockMeter(InstantSource clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
