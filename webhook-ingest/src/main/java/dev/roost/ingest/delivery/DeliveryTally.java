package dev.roost.ingest.delivery;

import dev.roost.ingest.webhooks.WebhookName;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How deliveries were answered since the start, per app, whatever becomes of metrics. */
@Singleton
public final class DeliveryTally {

  private final Map<String, Map<String, LongAdder>> byApp = new ConcurrentHashMap<>();

  /** What was counted for one app so far. */
  public Count of(String app) {
    Map<String, Long> outcomes = new TreeMap<>();
    byApp.getOrDefault(app, Map.of()).forEach((outcome, n) -> outcomes.put(outcome, n.sum()));
    Long accepted = outcomes.remove(Answer.ACCEPTED.tag());
    return new Count(accepted == null ? 0 : accepted, outcomes);
  }

  /** What was counted where no app could be made out. */
  public Count ofNobody() {
    return of(WebhookName.NOBODY.app());
  }

  void count(String app, String outcome) {
    byApp
        .computeIfAbsent(app, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(outcome, _ -> new LongAdder())
        .increment();
  }

  /**
   * One app's deliveries.
   *
   * @param accepted answered 200
   * @param refused the others, by cause
   */
  public record Count(long accepted, Map<String, Long> refused) {}
}
