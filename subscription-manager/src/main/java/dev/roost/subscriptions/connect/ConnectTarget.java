package dev.roost.subscriptions.connect;

/** Which of an app's webhooks people connect to, and whether they need an invitation. */
sealed interface ConnectTarget {

  /** This one. */
  record Endpoint(String name, boolean invitationsOnly) implements ConnectTarget {}

  /** The app has several, and its setting names none that is wanted. */
  record Undecided(boolean invitationsOnly) implements ConnectTarget {}

  /** No webhook of such an app is wanted. */
  record Unknown() implements ConnectTarget {}
}
