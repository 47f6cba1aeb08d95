package dev.roost.router.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it was read from the log, before anything about it is believed.
 *
 * @param app the app's name at Roost, null where the header is missing
 * @param endpoint Roost's name for the webhook, null where the header is missing
 * @param receivedAt when ingest received it as ingest wrote it, null where the header is missing
 * @param arrivedAt when the broker appended it
 * @param body the body as X sent it, null for a record without a value
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and copying 4 MiB would cost
public record Delivery(
    @Nullable String app,
    @Nullable String endpoint,
    @Nullable String receivedAt,
    Instant arrivedAt,
    byte @Nullable [] body) {

  /** When it was received: by ingest's clock, or the broker's where ingest's is not readable. */
  public Instant received() {
    if (receivedAt == null) {
      return arrivedAt;
    }
    try {
      return Instant.parse(receivedAt);
    } catch (DateTimeException e) {
      return arrivedAt;
    }
  }
}
