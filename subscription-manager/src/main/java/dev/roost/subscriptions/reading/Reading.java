package dev.roost.subscriptions.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * What X said.
 *
 * @param value what it said
 * @param readAt when X was asked, by the database's clock: X said it then or a little later
 * @param age how long ago that was
 * @param isNew whether X was asked for this very request, or for one that came with it
 */
public record Reading<T>(T value, Instant readAt, Duration age, boolean isNew) {

  /** What follows from it, as old as it is. */
  public <U> Reading<U> with(U conclusion) {
    return new Reading<>(conclusion, readAt, age, isNew);
  }
}
