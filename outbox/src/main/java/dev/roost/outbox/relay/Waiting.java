package dev.roost.outbox.relay;

import dev.roost.outbox.OutboxMessage;

/** A committed message that waits to be announced, at its place in the outbox. */
record Waiting(long position, OutboxMessage message, int failures) {

  /**
   * Grows with each message of a key: a reader who keeps the highest can drop what is not above.
   */
  static final String POSITION_HEADER = "roost-outbox-position";

  OutboxMessage announcement() {
    return message.withHeader(POSITION_HEADER, Long.toString(position));
  }

  /** What keeps its order. */
  Line line() {
    return new Line(message.topic(), message.key());
  }

  record Line(String topic, String key) {}
}
