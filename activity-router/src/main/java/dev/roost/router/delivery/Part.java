package dev.roost.router.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.contracts.activity.SourceApi;
import dev.roost.router.activity.Family;
import dev.roost.xapi.payload.PayloadKind;

/** One thing in a body, with the context that makes it a valid X payload of its own. */
sealed interface Part {

  /** A valid X payload that holds this and nothing else. */
  ObjectNode whole();

  /** Where it stood in the body, without a word of the body. */
  String place();

  /** Which of X's APIs it is of: the X Activity API has everything in {@code data}. */
  default SourceApi api() {
    return whole().has(PayloadKind.ENVELOPE.key())
        ? SourceApi.ACTIVITY
        : SourceApi.ACCOUNT_ACTIVITY;
  }

  /**
   * An element of one of the Account Activity API's arrays.
   *
   * @param place where it stood, as {@code key[index]}
   */
  record Element(Family family, JsonNode element, String place, ObjectNode whole) implements Part {}

  /** {@code user_event}. */
  record UserEvent(JsonNode event, ObjectNode whole) implements Part {
    @Override
    public String place() {
      return "user_event";
    }
  }

  /** {@code replay_job_status}. */
  record JobStatus(JsonNode status, ObjectNode whole) implements Part {
    @Override
    public String place() {
      return "replay_job_status";
    }
  }

  /** {@code data} of the X Activity API, or an element of it where it is an array. */
  record Envelope(JsonNode data, ObjectNode whole) implements Part {
    @Override
    public String place() {
      return "data";
    }
  }

  /**
   * What nobody knows yet.
   *
   * @param told by what it is told from others: all of it, but for what the known kinds beside it
   *     explain
   */
  record Unknown(ObjectNode whole, ObjectNode told) implements Part {
    @Override
    public String place() {
      return "a part of an unknown kind";
    }
  }
}
