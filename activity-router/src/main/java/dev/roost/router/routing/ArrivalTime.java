package dev.roost.router.routing;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * When a delivery arrived, by the broker's clock. A record without a time, which a topic of another
 * configuration may hold, takes the latest of its partition: Streams' own extractor would stop.
 */
final class ArrivalTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.timestamp() >= 0 ? record.timestamp() : Math.max(partitionTime, 0);
  }
}
