package dev.roost.router.routing;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * When a delivery arrived: what the broker stamped it with, between two bounds, so that one broker
 * whose clock is days off moves nothing.
 *
 * <pre>
 *   stream time                  later of stream time and wall clock    + an hour
 *   ──────┼────────────────────────────────────┼────────────────────────────┼──────▶
 *    a stamp before                       a stamp beyond the hour
 *    is the stream time                   is the later of the two
 * </pre>
 *
 * The stream time is the latest time of the partition so far, which Kafka Streams commits beside
 * the offsets; it is negative where there is none. Following it rather than the wall clock alone
 * keeps the times right where the router's own clock is days behind. A record without a time, which
 * a topic of another configuration may hold, takes the stream time, where Streams' own extractor
 * would stop.
 */
final class ArrivalTime implements TimestampExtractor {

  /**
   * By how much clocks may differ: what a broker takes by default for a record's time ahead of its
   * own clock ({@code message.timestamp.after.max.ms}). So even a changelog with Kafka's defaults
   * takes what comes from here.
   */
  static final Duration TOLERANCE = Duration.ofHours(1);

  private final Clock wallClock;

  ArrivalTime(Clock wallClock) {
    this.wallClock = wallClock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    long latest = Math.max(partitionTime, wallClock.millis());
    boolean isAhead = record.timestamp() > latest + TOLERANCE.toMillis();
    long stamped = isAhead ? latest : record.timestamp();
    return Math.max(stamped, Math.max(partitionTime, 0));
  }
}
