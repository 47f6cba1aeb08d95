package dev.roost.router.routing;

import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.activity.Identity;
import dev.roost.router.counting.Counts;
import dev.roost.router.delivery.Activity;
import dev.roost.router.delivery.Delivery;
import dev.roost.router.delivery.DeliveryReader;
import dev.roost.router.delivery.Finding;
import dev.roost.router.delivery.PayloadLimits;
import dev.roost.router.memory.Copies;
import dev.roost.router.memory.Copy;
import dev.roost.router.memory.Deduplication;
import dev.roost.router.memory.Memory;
import dev.roost.router.memory.Sweep;
import dev.roost.router.replay.ReplayMarks;
import dev.roost.router.replay.Window;
import dev.roost.router.subscription.SubscribedStates;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The one step of the topology: reads a delivery and forwards what is new in it. */
final class Routing implements Processor<byte[], byte[], byte[], byte[]> {

  private final Deduplication deduplication;
  private final PayloadLimits payloads;
  private final ReplayMarks marks;
  private final SubscribedStates subscribed;
  private final Counts counts;

  private @Nullable Task task;

  Routing(
      Deduplication deduplication,
      PayloadLimits payloads,
      ReplayMarks marks,
      SubscribedStates subscribed,
      Counts counts) {
    this.deduplication = deduplication;
    this.payloads = payloads;
    this.marks = marks;
    this.subscribed = subscribed;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    KeyValueStore<byte[], byte[]> store = context.getStateStore(Memory.STORE);
    Sweep sweep = new Sweep(store, deduplication.limits(), System::nanoTime);
    task = new Task(context, new Memory(store), new Copies(store, deduplication, subscribed));
    context.schedule(
        deduplication.cleanupInterval(),
        PunctuationType.WALL_CLOCK_TIME,
        wallClock -> sweep(sweep, context, wallClock));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Delivery delivery = Records.delivery(record);
    String app = Objects.requireNonNullElse(delivery.app(), "none");
    counts.delivery(app);
    for (Finding finding : DeliveryReader.read(delivery, payloads)) {
      counts.seen(app);
      route(finding, record, app);
    }
  }

  private void route(Finding finding, Record<byte[], byte[]> record, String app) {
    switch (finding) {
      case Finding.Happened(Activity found) -> {
        List<Window> windows = windows(found, record);
        Activity activity = marked(found, windows, record);
        if (isNew(activity, windows, record, app)) {
          counts.out(app, activity.meaning().kind().ceType());
          String topic = activity.meaning().kind().topic().name();
          task().context.forward(Records.activity(activity, record), topic);
        }
      }
      case Finding.Told told -> {
        if (isNew(told.identity(), record, app)) {
          counts.signal(app, told.signal().type());
          task().context.forward(Records.signal(told.signal(), record), Topics.SIGNALS.name());
        }
      }
      case Finding.Unreadable unreadable -> {
        counts.deadLetter(app, unreadable.reason());
        var letter = Records.deadLetter(unreadable, record, task().context.recordMetadata());
        var fitting = RecordSize.fitting(letter, payloads.maxMessageBytes());
        task().context.forward(fitting, Topics.DEAD_LETTERS.name());
      }
    }
  }

  // An activity comes only from a delivery whose origin is known.
  private List<Window> windows(Activity activity, Record<byte[], byte[]> record) {
    String app = Records.text(record, DeliveryHeaders.APP);
    String endpoint = Records.text(record, DeliveryHeaders.ENDPOINT);
    return app == null || endpoint == null
        ? List.of()
        : marks.covering(app, endpoint, activity.moment());
  }

  // What an operator has read again comes later than it would have, as what X replays.
  private Activity marked(Activity activity, List<Window> windows, Record<byte[], byte[]> record) {
    boolean covered =
        Records.text(record, DeliveryHeaders.RETRIED_FROM) != null || !windows.isEmpty();
    return covered ? activity.asReplayed() : activity;
  }

  private boolean isNew(
      Activity activity, List<Window> windows, Record<byte[], byte[]> record, String app) {
    Copy copy = task().copies.meet(activity, app, record.timestamp(), windows);
    if (copy == Copy.SEEN_WITH_SAME_UUID || copy == Copy.SEEN_WITH_OTHER_UUID) {
      counts.eventUuidOfCopy(app, copy == Copy.SEEN_WITH_SAME_UUID, activity.replayed());
    }
    if (copy != Copy.FIRST) {
      counts.duplicate(app);
    }
    return copy == Copy.FIRST;
  }

  private boolean isNew(Identity identity, Record<byte[], byte[]> record, String app) {
    boolean first = task().memory.isFirst(identity, record.timestamp());
    if (!first) {
      counts.duplicate(app);
    }
    return first;
  }

  private void sweep(Sweep sweep, ProcessorContext<byte[], byte[]> context, long wallClock) {
    long start = System.nanoTime();
    // Neither clock alone: one that jumps ahead by days would make everyone forgotten.
    int forgotten = sweep.step(Math.min(wallClock, context.currentStreamTimeMs()));
    counts.swept(Duration.ofNanos(System.nanoTime() - start), forgotten);
  }

  private Task task() {
    return Objects.requireNonNull(task, "init comes first");
  }

  private record Task(ProcessorContext<byte[], byte[]> context, Memory memory, Copies copies) {}
}
