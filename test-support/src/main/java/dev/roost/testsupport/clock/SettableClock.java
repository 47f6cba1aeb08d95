package dev.roost.testsupport.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that stands still until a test moves it. Safe for use by several threads. */
public final class SettableClock extends Clock {

  private volatile Instant now;

  /**
   * @param now what it shows at first
   */
  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Moves it forward by this much, or back where negative. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  /** Sets it to this instant. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /**
   * @throws UnsupportedOperationException for any zone but UTC, which nobody needs
   */
  @Override
  public Clock withZone(ZoneId zone) {
    if (!zone.normalized().equals(ZoneOffset.UTC)) {
      throw new UnsupportedOperationException("This clock is in UTC.");
    }
    return this;
  }
}
