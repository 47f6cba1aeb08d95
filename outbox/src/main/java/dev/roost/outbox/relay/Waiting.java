package dev.roost.outbox.relay;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.outbox.OutboxMessage;

/** A committed message that waits to be announced, at its place in the outbox. */
record Waiting(long position, OutboxMessage message, int failures) {

  /** The message with its position as a header. */
  OutboxMessage announcement(long epoch) {
    return message.withHeader(
        OutboxPosition.HEADER, new OutboxPosition(epoch, position).headerValue());
  }

  /** What keeps its order. */
  Line line() {
    return new Line(message.topic(), message.key());
  }

  record Line(String topic, String key) {}
}
