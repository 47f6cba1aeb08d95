package dev.roost.bench.router;

import dev.roost.bench.load.Outcome;
import dev.roost.bench.load.Pace;
import dev.roost.bench.payload.Bodies;
import dev.roost.bench.payload.Spread;
import dev.roost.bench.process.Consumption;
import dev.roost.bench.report.Progress;
import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From the broker's acknowledgement of a delivery, which is when X gets its 200, to when a
 * read_committed consumer has the activity in hand.
 */
final class Latency {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long TICK_NANOS = 500_000;
  private static final int NONE = -1;

  private final Rig rig;
  private final Pace pace;
  private final Duration settling;
  private final Spread spread;
  private final int count;
  private final long firstPost;
  private final AtomicLongArray acknowledged;
  private final List<Histogram> seconds = new ArrayList<>();

  /** Where the busiest user's activities are, once it is known; what is there is not counted. */
  private volatile int busiest = NONE;

  /**
   * @param settling how long at first nothing is counted
   * @param counted how long is counted
   * @param spread whose the deliveries are; those on the partition of a busiest one do not count
   */
  Latency(Rig rig, Pace pace, Duration settling, Duration counted, Spread spread) {
    this.spread = spread;
    this.rig = rig;
    this.pace = pace;
    this.settling = settling;
    this.count = (int) pace.within(settling.plus(counted));
    this.firstPost = rig.deliveries().next();
    this.acknowledged = new AtomicLongArray(count);
    Stream.generate(Outcome::histogram).limit(counted.toSeconds()).forEach(seconds::add);
  }

  /**
   * What was seen.
   *
   * @param seconds latencies of each second's deliveries in microseconds, in order
   * @param cpu processor time of the router from the first delivery to the last activity
   * @param activities how many came out
   */
  record Seen(List<Histogram> seconds, Duration cpu, long activities) {

    double millis(double percentile) {
      Histogram all = Outcome.histogram();
      seconds.forEach(all::add);
      return all.getValueAtPercentile(percentile) / 1e3;
    }

    double cpuShare(Pace pace) {
      return cpu.toNanos() / 1e9 / (activities / pace.perSecond());
    }
  }

  Seen measure(Progress progress) {
    rig.deliveries().spread(spread);
    Consumption before = rig.router().consumption();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(consumer));
      send(progress);
      reading.join();
    }
    return new Seen(seconds, rig.router().consumption().since(before), count);
  }

  private void send(Progress progress) {
    long begun = System.nanoTime();
    int sent = 0;
    while (sent < count) {
      long now = System.nanoTime();
      while (sent < count && begun + pace.due(sent) <= now) {
        int index = sent++;
        send(index);
        if (index > 0 && index % (int) (pace.perSecond() * 10) == 0) {
          progress.line("%,d of %,d sent".formatted(index, count));
        }
      }
      LockSupport.parkNanos(TICK_NANOS);
    }
    rig.deliveries().flush();
  }

  private void send(int index) {
    boolean byTheBusiest = spread.busiest(spread.user(firstPost + index));
    long _ =
        rig.deliveries()
            .send((stored, failure) -> {
              if (failure == null) {
                acknowledged.set(index, System.nanoTime());
                if (byTheBusiest) {
                  busiest = stored.partition();
                }
              }
            });
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    int found = 0;
    long last = System.nanoTime();
    while (found < count) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        last = System.nanoTime();
        found += note(record, last) ? 1 : 0;
      }
      if (System.nanoTime() - last > PATIENCE.toNanos()) {
        throw new IllegalStateException("%d of %d came out, and no more".formatted(found, count));
      }
    }
  }

  /**
   * Whether it is one of those that were sent; activities and deliveries have the same partitions.
   */
  private boolean note(ConsumerRecord<byte[], byte[]> record, long now) {
    var subject = record.headers().lastHeader(ActivityHeaders.SUBJECT);
    long index = Bodies.number(new String(subject.value(), StandardCharsets.US_ASCII)) - firstPost;
    if (index < 0 || index >= count) {
      return false;
    }
    long second = pace.due(index) / 1_000_000_000 - settling.toSeconds();
    long since = acknowledged.get((int) index);
    if (second >= 0 && second < seconds.size() && record.partition() != busiest) {
      // Read before its own acknowledgement was heard: no time at all.
      Outcome.add(seconds.get((int) second), since == 0 ? 0 : now - since);
    }
    return true;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                rig.broker().bootstrap(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ACTIVITIES.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
