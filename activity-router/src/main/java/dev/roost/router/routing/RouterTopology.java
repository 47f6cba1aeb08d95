package dev.roost.router.routing;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.activity.EventUuids;
import dev.roost.router.counting.Counts;
import dev.roost.router.delivery.PayloadLimits;
import dev.roost.router.memory.Deduplication;
import dev.roost.router.memory.Memory;
import dev.roost.router.replay.ReplayConfig;
import dev.roost.router.replay.ReplayJobs;
import dev.roost.router.replay.ReplayMarks;
import dev.roost.router.subscription.SubscribedStates;
import dev.roost.router.subscription.Subscriptions;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The topology: one source, one step, one sink for each topic, and beside it what replay-worker
 * tells of its jobs, and where X renews ids what subscription-manager tells of subscriptions.
 *
 * <pre>
 *                               ┌─▶ x.activities
 *   x.deliveries ──▶ route ─────┼─▶ x.direct-messages
 *                     │ │       ├─▶ roost.signals
 *            remembered │       └─▶ x.dead-letters
 *                       │
 *   roost.replay-jobs ──┤
 *   roost.subscriptions ┘
 * </pre>
 *
 * The names are part of what is stored: another store or application id forgets six days.
 */
public final class RouterTopology {

  /** Name of the only step. */
  public static final String ROUTE = "route";

  private static final String SOURCE = "deliveries";

  private static final List<Topic> OUT =
      List.of(Topics.ACTIVITIES, Topics.DIRECT_MESSAGES, Topics.SIGNALS, Topics.DEAD_LETTERS);

  private RouterTopology() {}

  /**
   * Builds it.
   *
   * @param deduplication how copies are recognised and forgotten
   * @param payloads how much may come out of one delivery
   * @param replay how replay jobs mark activities
   * @param wallClock the router's clock, one of the two that bound the time of a delivery
   */
  public static Topology of(
      Deduplication deduplication,
      PayloadLimits payloads,
      ReplayConfig replay,
      Clock wallClock,
      Counts counts) {
    Topology topology = new Topology();
    ArrivalTime arrivalTime = new ArrivalTime(wallClock);
    topology.addSource(
        AutoOffsetReset.earliest(),
        SOURCE,
        arrivalTime,
        Serdes.ByteArray().deserializer(),
        Serdes.ByteArray().deserializer(),
        Topics.DELIVERIES.name());
    ReplayMarks marks = ReplayJobs.addTo(topology, arrivalTime, replay, counts);
    // Nothing but that setting asks who is subscribed to what, so that nobody else reads it all.
    SubscribedStates subscribed =
        deduplication.eventUuids() == EventUuids.RENEWED
            ? Subscriptions.addTo(topology, arrivalTime, counts)
            : new SubscribedStates();
    topology.addProcessor(
        ROUTE, () -> new Routing(deduplication, payloads, marks, subscribed, counts), SOURCE);
    topology.addStateStore(Memory.store(deduplication.limits().rememberedFor()), ROUTE);
    OUT.forEach(topic -> addSink(topology, topic));
    return topology;
  }

  private static void addSink(Topology topology, Topic topic) {
    topology.addSink(
        topic.name(),
        topic.name(),
        Serdes.ByteArray().serializer(),
        Serdes.ByteArray().serializer(),
        ROUTE);
  }
}
