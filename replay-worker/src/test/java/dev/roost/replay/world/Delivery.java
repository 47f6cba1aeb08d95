package dev.roost.replay.world;

import dev.roost.replay.judgement.CompletionWord;
import java.util.Optional;

/** A delivery on x.deliveries. */
record Delivery(
    Body body, int endpoint, long signature, boolean replayed, long receivedAt, long appendedAt) {

  /** What X posts. */
  sealed interface Body {

    /** An activity. */
    record Of(Activity activity) implements Body {}

    /** The end of a replay job. */
    record End(String xJobId, boolean complete) implements Body {}
  }

  /** What activity-router says about it. */
  record Receipt(int partition, long offset, Delivery delivery, boolean deadLettered) {

    Optional<CompletionWord> word() {
      return delivery.body() instanceof Body.End end
          ? Optional.of(
              new CompletionWord(
                  end.xJobId(), end.complete(), Times.instant(delivery.receivedAt())))
          : Optional.empty();
    }
  }
}
