package dev.roost.ingest.delivery;

import dev.roost.contracts.heartbeat.Heartbeat.Unverified;
import dev.roost.ingest.webhooks.WebhookName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deliveries that were refused for their signature since the start, by webhook and cause, with the
 * time of the last. Those of known webhooks alone, so that they stay few.
 */
@Singleton
public final class UnverifiedDeliveries {

  private static final Set<String> CAUSES =
      Set.of(
          Answer.MISSING_SIGNATURE.tag(),
          Answer.BAD_SIGNATURE.tag(),
          Answer.MODERN_REQUIRED.tag(),
          Answer.NO_CLIENT_SECRET.tag());

  private final Map<Refused, Unverified> all = new ConcurrentHashMap<>();

  private record Refused(WebhookName webhook, String cause) {}

  /** An answer was given then; of another cause than a signature it is not counted. */
  void count(WebhookName webhook, String cause, Instant at) {
    if (CAUSES.contains(cause)) {
      all.merge(
          new Refused(webhook, cause),
          new Unverified(1, at.toString()),
          (before, one) -> new Unverified(before.count() + one.count(), one.lastAt()));
    }
  }

  /** Those of one app, by endpoint and cause. */
  public Map<String, Map<String, Unverified>> of(String app) {
    Map<String, Map<String, Unverified>> ofApp = new TreeMap<>();
    all.forEach((refused, unverified) -> {
      if (refused.webhook().app().equals(app)) {
        ofApp
            .computeIfAbsent(refused.webhook().endpoint(), _ -> new TreeMap<>())
            .put(refused.cause(), unverified);
      }
    });
    return ofApp;
  }
}
