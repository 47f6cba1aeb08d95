package dev.roost.ingest.source;

import dev.roost.ingest.keys.KeyLookup;
import dev.roost.ingest.keys.WebhookKeys;
import dev.roost.ingest.webhooks.WebhookName;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many calls of webhooks were refused since the start because of who called, by app. A list of
 * X's networks ages, so they are evidence that something may be missing.
 */
@Singleton
public final class ForbiddenCalls {

  private static final Map<HttpMethod, String> CAUSES =
      Map.of(HttpMethod.POST, "delivery-forbidden", HttpMethod.GET, "challenge-forbidden");

  private final Map<Forbidden, LongAdder> counts = new ConcurrentHashMap<>();
  private final WebhookKeys keys;

  ForbiddenCalls(WebhookKeys keys) {
    this.keys = keys;
  }

  private record Forbidden(String app, String cause) {}

  /** Counts a call; one that is no webhook's is nobody's, and not counted. */
  void count(HttpMethod method, String path) {
    String cause = CAUSES.get(method);
    Optional<WebhookName> called = WebhookName.ofPath(path);
    if (cause != null && called.isPresent()) {
      counts
          .computeIfAbsent(new Forbidden(known(called.get()).app(), cause), _ -> new LongAdder())
          .increment();
    }
  }

  // A name that nobody configured is the caller's own word.
  private WebhookName known(WebhookName called) {
    return keys.lookup(called) instanceof KeyLookup.Known ? called : WebhookName.NOBODY;
  }

  /** Those of one app, by cause. */
  public Map<String, Long> of(String app) {
    Map<String, Long> ofApp = new TreeMap<>();
    counts.forEach((forbidden, count) -> {
      if (forbidden.app().equals(app)) {
        ofApp.put(forbidden.cause(), count.sum());
      }
    });
    return ofApp;
  }

  /** Those of webhooks that are not served here. */
  public Map<String, Long> ofNobody() {
    return of(WebhookName.NOBODY.app());
  }
}
