package dev.roost.simulator.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the log shows it; bodies are base64 of the exact bytes, and {@code replay} is there
 * for what a replay job sent only.
 */
record Shown(
    long seq,
    String id,
    String webhookId,
    String app,
    @Nullable String forUserId,
    int copy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String replay,
    Delivery.State state,
    String body,
    List<Told> happenings,
    List<Attempt> attempts) {

  static Shown of(Delivery delivery) {
    return new Shown(
        delivery.seq(),
        delivery.id(),
        delivery.webhook().id(),
        delivery.webhook().app(),
        delivery.first().forUserId(),
        delivery.copy(),
        delivery.replay(),
        delivery.state(),
        delivery.body().base64(),
        delivery.happenings().stream().map(Told::of).toList(),
        List.copyOf(delivery.attempts()));
  }

  /**
   * A happening with its own single body, and the act it tells of, where somebody did something.
   */
  record Told(
      String id,
      String kind,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ActRecord act,
      String body) {

    static Told of(Happening happening) {
      return new Told(happening.id(), happening.kind(), happening.act(), happening.body().base64());
    }
  }

  /** A page of the log; {@code next} is what to ask for after it. */
  record Page(long next, List<Shown> deliveries) {

    static Page of(List<Delivery> deliveries, long after) {
      long next = deliveries.isEmpty() ? after : deliveries.getLast().seq();
      return new Page(next, deliveries.stream().map(Shown::of).toList());
    }
  }
}
