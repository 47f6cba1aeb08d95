package dev.roost.outbox.channel;

import dev.roost.outbox.relay.RelaySettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** A service's outbox. */
@ConfigMapping(prefix = "roost.outbox")
public interface OutboxConfig {

  /** The service's PostgreSQL schema, in which {@code outbox.sql} was run. */
  String schema();

  /** Messages of one round; all of them are in memory at once. */
  @WithDefault("100")
  int batchSize();

  /** How long an idle relay waits before it looks again; a nudge after a commit is quicker. */
  @WithDefault("250ms")
  Duration pollInterval();

  /**
   * How long a silent relay is waited for. The channel's timeouts must let a message settle within
   * half of it.
   */
  @WithDefault("16s")
  Duration lease();

  /** How long a key waits after its message failed once; doubled each time. */
  @WithDefault("1s")
  @WithName("backoff.initial")
  Duration backoffInitial();

  /** The longest such wait: how long after Kafka is back a message may still wait. */
  @WithDefault("30s")
  @WithName("backoff.max")
  Duration backoffMax();

  /** The pace as the relay takes it. */
  default RelaySettings pace() {
    return new RelaySettings(batchSize(), pollInterval(), lease(), backoffInitial(), backoffMax());
  }
}
