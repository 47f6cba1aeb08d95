package dev.roost.ingest.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How deliveries get to Kafka. */
@ConfigMapping(prefix = "roost.ingest.publish")
public interface PublishConfig {

  /**
   * How many bytes of deliveries may wait for an acknowledgement at once. Stays below {@code
   * buffer-memory}, so that sending never waits for room; past it a delivery gets 503 at once.
   */
  @WithDefault("25165824")
  long maxInFlightBytes();

  /** The producer's {@code buffer.memory} in bytes. */
  @WithDefault("33554432")
  long bufferMemory();

  /**
   * A producer on which every record failed for this long is replaced by a new one: some errors (of
   * authorization, for one) stay with a producer for its life.
   */
  @WithDefault("10s")
  Duration producerStallTimeout();

  /** How often partitions are asked for until they are known, and the producer is looked at. */
  @WithDefault("250ms")
  Duration checkInterval();

  /** How long a stopping replica waits for acknowledgements under way. */
  @WithDefault("3s")
  Duration closeTimeout();

  /** Settings of the producer of deliveries alone, which win over {@code kafka.*}. */
  Map<String, String> kafka();
}
