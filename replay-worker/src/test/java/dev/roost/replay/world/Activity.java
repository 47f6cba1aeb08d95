package dev.roost.replay.world;

import java.util.ArrayList;
import java.util.List;

/** What X has to deliver. Times are X's. */
final class Activity {

  final int number;
  final int endpoint;
  final String webhookId;
  final long happened;
  final boolean tooLarge;
  final boolean unreadable;

  /** When X attempted to deliver it. */
  final List<Long> attempts = new ArrayList<>(1);

  /** The minutes of webhook-ingest's clock in which it did. */
  final List<Long> minutes = new ArrayList<>(1);

  /** Whether activity-router published it. */
  boolean out;

  Activity(
      int number,
      int endpoint,
      String webhookId,
      long happened,
      boolean tooLarge,
      boolean unreadable) {
    this.number = number;
    this.endpoint = endpoint;
    this.webhookId = webhookId;
    this.happened = happened;
    this.tooLarge = tooLarge;
    this.unreadable = unreadable;
  }

  /** API 2 marks what it replays, so that the bytes are others. */
  long signature(boolean replayed, boolean v2) {
    return number * 2L + (replayed && v2 ? 1 : 0);
  }

  /** Whether a window holds it, by X's reading. */
  boolean isIn(long from, long to, Scenario.Reading reading) {
    return switch (reading) {
      case EVENT -> from <= happened && happened < to;
      case FIRST_ATTEMPT -> from <= attempts.getFirst() && attempts.getFirst() < to;
      case LAST_ATTEMPT -> from <= attempts.getLast() && attempts.getLast() < to;
      case ANY_ATTEMPT -> attempts.stream().anyMatch(at -> from <= at && at < to);
    };
  }
}
