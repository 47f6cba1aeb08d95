package dev.roost.router.running;

import dev.roost.router.activity.EventUuids;
import dev.roost.router.delivery.PayloadLimits;
import dev.roost.router.lag.LagConfig;
import dev.roost.router.memory.Deduplication;
import dev.roost.router.memory.Sweep;
import dev.roost.router.replay.ReplayConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The router's settings; the values and their reasons are in {@code application.properties}. */
@ConfigMapping(prefix = "roost.router")
public interface RouterConfig {

  /** Streams' application id, and the consumer group; another one forgets everyone. */
  String applicationId();

  /** Where the stores are kept; survives restarts, else they are restored from Kafka. */
  String stateDir();

  /** Stream threads of this process. */
  int threads();

  /** How long an identity is remembered. */
  Duration dedupRetention();

  /** What X does with {@code event_uuid} when it delivers an event of the X Activity API again. */
  EventUuids eventUuid();

  /**
   * With {@link EventUuids#RENEWED} alone: families whose beginnings and ends are both subscribed
   * to for every user.
   */
  Optional<Set<String>> bothStatesSubscribed();

  /** Replicas of the changelog; -1 is the broker's default. */
  int replicationFactor();

  /** The largest record that the topics which the router writes take: their max.message.bytes. */
  int maxMessageBytes();

  /** How much may be written anew for one delivery that holds several activities. */
  MemorySize maxRewrittenBytes();

  /** How fast identities are forgotten. */
  Cleanup cleanup();

  /** How replay jobs mark activities. */
  ReplayConfig replay();

  /** Native memory of all stores together. */
  StoreMemory rocksdb();

  /** What happens when threads die, and at the end. */
  Life lifecycle();

  /** Watching the log for what expired or grows old unread. */
  LagConfig lag();

  /** Further Streams settings, which win over Roost's; names with dots are quoted. */
  Map<String, String> streams();

  /** How fast identities are forgotten. */
  interface Cleanup {
    /** Wall-clock time between two steps. */
    Duration interval();

    /** Most entries looked at in one step of one task. */
    int maxEntries();

    /** Longest time of one step of one task. */
    Duration maxDuration();
  }

  /** Native memory of all stores together. */
  interface StoreMemory {
    /** Block cache, in which everything else is counted. */
    MemorySize blockCacheSize();

    /** How much of it write buffers may take. */
    MemorySize writeBufferSize();
  }

  /** What happens when threads die, and at the end. */
  interface Life {
    /** Pause before a dead stream thread is replaced. */
    Duration threadReplacementDelay();

    /** Pause before the whole of Streams is built anew. */
    Duration restartDelay();

    /** How long nothing may run before liveness fails. */
    Duration livenessGrace();

    /** How long a stop may take. */
    Duration closeTimeout();
  }

  /** How much may come out of one delivery. */
  default PayloadLimits payloads() {
    return new PayloadLimits(maxMessageBytes(), maxRewrittenBytes().asLongValue());
  }

  /** How copies are recognised and forgotten. */
  default Deduplication deduplication() {
    return new Deduplication(
        new Sweep.Limits(dedupRetention(), cleanup().maxEntries(), cleanup().maxDuration()),
        cleanup().interval(),
        eventUuid(),
        bothStatesSubscribed().orElse(Set.of()));
  }
}
