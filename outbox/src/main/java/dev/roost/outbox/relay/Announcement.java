package dev.roost.outbox.relay;

/** What became of a message that was sent. */
sealed interface Announcement {

  /** The message. */
  Waiting waiting();

  /** The broker has it. */
  record Acknowledged(Waiting waiting) implements Announcement {}

  /** The broker may not have it. */
  record Failed(Waiting waiting, Throwable cause) implements Announcement {}
}
