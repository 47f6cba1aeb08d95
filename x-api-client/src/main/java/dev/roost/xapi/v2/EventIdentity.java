package dev.roost.xapi.v2;

import java.util.List;

/**
 * Which fields of a payload tell one event from another, within its event type and user. Where
 * there are none, {@code event_uuid} of the envelope is all there is.
 */
public enum EventIdentity {
  /** The payload's own id. */
  ID("/id"),
  /** The id of the message inside. */
  MESSAGE("/direct_message_events/0/id"),
  /** A chat message's id. */
  CHAT_MESSAGE("/message_id"),
  /** A space and whether it starts or ends, which {@code event_type} inside says. */
  SPACE("/broadcast_id", "/event_type"),
  /** A broadcast and its state. */
  BROADCAST("/broadcast_id", "/broadcast_state"),
  /** A user and the moment of the revocation. */
  REVOCATION("/user_id", "/date_time"),
  /** No field, in any published payload. */
  NONE;

  private final List<String> pointers;

  EventIdentity(String... pointers) {
    this.pointers = List.of(pointers);
  }

  /** JSON pointers (RFC 6901) from the payload, all of which belong to the identity. */
  public List<String> pointers() {
    return pointers;
  }
}
