package dev.roost.subscriptions.webhook;

import dev.roost.contracts.webhook.WebhookState.Interval;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When X delivered through a webhook, as far as Roost saw; the last interval may be open.
 *
 * @param intervals in order; only the newest are kept
 */
public record Validity(List<Interval> intervals) {

  /** Each record on Kafka carries them all; X replays five days at most. */
  static final int KEPT = 100;

  /** Never seen valid. */
  public static final Validity NEVER = new Validity(List.of());

  public Validity {
    intervals =
        List.copyOf(intervals.subList(Math.max(0, intervals.size() - KEPT), intervals.size()));
  }

  /** Valid from then on, where it is not already. */
  Validity opened(Instant at) {
    if (isOpen()) {
      return this;
    }
    List<Interval> more = new ArrayList<>(intervals);
    more.add(new Interval(at.toString(), null));
    return new Validity(more);
  }

  /** Not valid from then on, where it was. */
  Validity closed(Instant at) {
    if (!isOpen()) {
      return this;
    }
    List<Interval> same = new ArrayList<>(intervals);
    same.add(new Interval(same.removeLast().from(), at.toString()));
    return new Validity(same);
  }

  /** Whether it is valid as far as is known. */
  public boolean isOpen() {
    return !intervals.isEmpty() && intervals.getLast().to() == null;
  }

  JsonArray json() {
    JsonArray json = new JsonArray();
    intervals.forEach(interval ->
        json.add(new JsonObject().put("from", interval.from()).put("to", interval.to())));
    return json;
  }

  static Validity of(@Nullable JsonArray json) {
    return json == null
        ? NEVER
        : new Validity(
            json.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Interval(one.getString("from"), one.getString("to")))
                .toList());
  }
}
