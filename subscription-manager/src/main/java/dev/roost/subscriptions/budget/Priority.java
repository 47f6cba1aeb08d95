package dev.roost.subscriptions.budget;

import java.util.Locale;

/** What a call to X is for; the later ones leave a share of each limit to the earlier ones. */
public enum Priority {
  /** What people ordered, and what keeps it so: webhooks registered, users subscribed. */
  WORK,
  /** The periodic comparison with X's lists. */
  RECONCILIATION,
  /** What people only look at. */
  READ;

  /** As a metric's tag. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
