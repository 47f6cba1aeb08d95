package dev.roost.ingest.delivery;

import dev.roost.ingest.webhooks.WebhookName;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How deliveries were answered since the start. The metric {@code roost.ingest.deliveries} shows
 * these counts, and they are kept whatever becomes of metrics.
 */
@Singleton
public final class DeliveryTally {

  /** What X cannot have sent says nothing about what X may have to send again. */
  private static final Set<String> NO_EVIDENCE = Set.of(Answer.NOT_AN_OBJECT.tag());

  private final Map<Answered, LongAdder> answers = new ConcurrentHashMap<>();
  private final MeterRegistry metrics;

  DeliveryTally(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** What was counted for one app so far, as evidence of what X may have to send again. */
  public Count of(String app) {
    Map<String, Long> refused = new TreeMap<>();
    answers.forEach((answered, n) -> {
      if (answered.webhook().app().equals(app) && !NO_EVIDENCE.contains(answered.outcome())) {
        refused.merge(answered.outcome(), n.sum(), Long::sum);
      }
    });
    Long accepted = refused.remove(Answer.ACCEPTED.tag());
    return new Count(accepted == null ? 0 : accepted, refused);
  }

  /** What was counted where no app could be made out. */
  public Count ofNobody() {
    return of(WebhookName.NOBODY.app());
  }

  /** Counts one answer. The names are those of known apps only, so they stay few. */
  void count(WebhookName webhook, String outcome) {
    answers.computeIfAbsent(new Answered(webhook, outcome), this::shown).increment();
  }

  private LongAdder shown(Answered answered) {
    LongAdder count = new LongAdder();
    FunctionCounter.builder("roost.ingest.deliveries", count, LongAdder::sum)
        .tag("app", answered.webhook().app())
        .tag("endpoint", answered.webhook().endpoint())
        .tag("outcome", answered.outcome())
        .register(metrics);
    return count;
  }

  private record Answered(WebhookName webhook, String outcome) {}

  /**
   * One app's deliveries.
   *
   * @param accepted answered 200
   * @param refused the others, by cause; without those that X cannot have sent
   */
  public record Count(long accepted, Map<String, Long> refused) {}
}
