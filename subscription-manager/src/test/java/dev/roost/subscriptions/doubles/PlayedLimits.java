package dev.roost.subscriptions.doubles;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** X's rate limits: said with each answer, and kept for the apps for which a test says so. */
final class PlayedLimits {

  /** What an app may ask where a test says nothing else, so that many tests may share one. */
  private static final int PLENTY = 10_000;

  private final Map<String, Limit> limits = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  private record Limit(int allowed, Instant reset) {}

  /** So many of each kind of request with this app's bearer. */
  void keep(String app, int allowed, Instant reset) {
    limits.put("Bearer of-" + app, new Limit(allowed, reset));
  }

  /** What is answered in the place of this. */
  Reply limited(Request request, String who, Reply done) {
    if (!(done instanceof Reply.Response answer)) {
      return done;
    }
    Limit limit = limits.get(who);
    if (limit == null) {
      return told(answer, PLENTY, PLENTY, Instant.now().plusSeconds(900));
    }
    String kind = who + " " + request.method() + " " + request.path().replaceAll("[0-9]+", "#");
    int left = limit.allowed() - counts.merge(kind, 1, Integer::sum);
    Reply.Response told =
        left < 0 ? Reply.json(429, PlayedX.error(88, "Rate limit exceeded")) : answer;
    return told(told, limit.allowed(), Math.max(0, left), limit.reset());
  }

  private static Reply told(Reply.Response answer, int allowed, int left, Instant reset) {
    return answer
        .with("x-rate-limit-limit", String.valueOf(allowed))
        .with("x-rate-limit-remaining", String.valueOf(left))
        .with("x-rate-limit-reset", String.valueOf(reset.getEpochSecond()));
  }
}
