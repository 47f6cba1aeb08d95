package dev.roost.subscriptions.connect;

/** Which of an app's webhooks people connect to. */
sealed interface ConnectTarget {

  /** This one. */
  record Endpoint(String name) implements ConnectTarget {}

  /** The app has several, and its setting names none that is wanted. */
  record Undecided() implements ConnectTarget {}

  /** No webhook of such an app is wanted. */
  record Unknown() implements ConnectTarget {}
}
