package dev.roost.router.counting;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.contracts.activity.ActivityType;
import dev.roost.contracts.deadletter.DeadLetterHeaders.Reason;
import dev.roost.router.activity.EventUuids;
import dev.roost.runtime.logging.KeyedLogger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counters of what the router saw and what became of it. They balance: seen = out + duplicates +
 * signals + dead letters. A transaction that is aborted and done again counts again, so after a
 * failure they are upper bounds; the topics themselves are exact.
 */
public final class Counts {

  private static final String APP = "app";

  private static final KeyedLogger LOG = KeyedLogger.of(Counts.class);

  private final MeterRegistry registry;
  private final EventUuids eventUuids;
  private final AtomicInteger contradicted = new AtomicInteger();
  private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

  /**
   * Into this registry.
   *
   * @param eventUuids what X is said to do with {@code event_uuid} on copies
   */
  public Counts(MeterRegistry registry, EventUuids eventUuids) {
    this.registry = registry;
    this.eventUuids = eventUuids;
    Gauge.builder("roost.router.event.uuid.contradicted", contradicted, AtomicInteger::get)
        .description(
            "1 once copies have shown that X does not do what roost.router.event-uuid says")
        .register(registry);
  }

  /** A delivery was read from the log. */
  public void delivery(String app) {
    count("roost.router.deliveries", APP, app);
  }

  /** Something was found in a delivery; exactly one of the following becomes of it. */
  public void seen(String app) {
    count("roost.router.activities.found", APP, app);
  }

  /** An activity came out; a kind that only X knows counts as {@code other}. */
  public void out(String app, String ceType) {
    // X may invent kinds without end, and each label is a time series.
    String type = ActivityType.ofCeType(ceType).map(ActivityType::ceType).orElse("other");
    count("roost.router.activities", APP, app, "type", type);
  }

  /** It came before. */
  public void duplicate(String app) {
    count("roost.router.duplicates", APP, app);
  }

  /**
   * A copy was recognised by another id than its {@code event_uuid}, which shows what X does with
   * that.
   *
   * @param same whether the copy has the {@code event_uuid} of the first
   * @param replayed whether it came by a replay
   */
  public void eventUuidOfCopy(String app, boolean same, boolean replayed) {
    count(
        "roost.router.event.uuid.copies",
        APP,
        app,
        "event_uuid",
        same ? "same" : "other",
        "delivery",
        replayed ? "replayed" : "live");
    if (same == (eventUuids == EventUuids.RENEWED) && contradicted.getAndSet(1) == 0) {
      LOG.error(
          "Copies contradict roost.router.event-uuid",
          key("app", app),
          key("setting", eventUuids.name().toLowerCase(Locale.ROOT)),
          key("event_uuid", same ? "same" : "other"),
          key("delivery", replayed ? "replayed" : "live"));
    }
  }

  /** A signal came out. */
  public void signal(String app, String type) {
    count("roost.router.signals", APP, app, "type", type);
  }

  /** A delivery was set aside. */
  public void deadLetter(String app, Reason reason) {
    count("roost.router.dead.letters", APP, app, "reason", reason.wire());
  }

  /** What replay-worker told of a job could not be read. */
  public void unreadableJob() {
    count("roost.router.replay.jobs.unreadable");
  }

  /** What subscription-manager told of a subscription could not be read. */
  public void unreadableSubscription() {
    count("roost.router.subscriptions.unreadable");
  }

  /** One step of forgetting. */
  public void swept(Duration took, int forgotten) {
    // A step holds its task's deliveries up: its slowest in a thousand is what they may meet.
    Timer.builder("roost.router.dedup.cleanup")
        .publishPercentiles(0.5, 0.99, 0.999)
        .register(registry)
        .record(took);
    counter("roost.router.dedup.expirations").increment(forgotten);
  }

  private void count(String name, String... labels) {
    counter(name, labels).increment();
  }

  // Kept, since a registry makes its tags anew at each asking, which each activity does thrice.
  private Counter counter(String name, String... labels) {
    return counters.computeIfAbsent(
        new Counted(name, List.of(labels)),
        _ -> Counter.builder(name).tags(labels).register(registry));
  }

  private record Counted(String name, List<String> labels) {}
}
