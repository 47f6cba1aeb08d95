package dev.roost.subscriptions.connect;

/** Which of an app's webhooks people connect to, and what they find. */
sealed interface ConnectTarget {

  /** What people find. */
  Setting setting();

  /** This one. */
  record Endpoint(String name, Setting setting) implements ConnectTarget {}

  /**
   * The app has several, and its setting names none that is wanted; or the one it has is not of the
   * API that the setting needs.
   */
  record Undecided(Setting setting) implements ConnectTarget {}

  /**
   * No webhook of such an app is wanted.
   *
   * @param hadWebhooks whether one was, so that somebody may still be connected
   */
  record Unknown(Setting setting, boolean hadWebhooks) implements ConnectTarget {}
}
