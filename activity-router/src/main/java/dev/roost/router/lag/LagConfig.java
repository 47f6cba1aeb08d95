package dev.roost.router.lag;

import java.time.Duration;

/** Settings of watching the log for what expired or grows old unread. */
public interface LagConfig {

  /**
   * Between tries of the first check, which reading waits for. Short, since deliveries wait for it,
   * too.
   */
  Duration retryInterval();

  /** Time between two looks. */
  Duration checkInterval();

  /** Age of the oldest unread delivery from which on it warns. */
  Duration warnAfter();

  /** How long one look may take. */
  Duration checkTimeout();
}
