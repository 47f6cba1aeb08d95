package dev.roost.contracts.activity;

/**
 * Names of the Kafka headers of a record on {@code x.activities} and {@code x.direct-messages}:
 * CloudEvents 1.0 in binary mode, and Roost's own. Every value is UTF-8 text. X's signature headers
 * ({@link dev.roost.contracts.delivery.DeliveryHeaders#LEGACY_SIGNATURE} and {@code
 * MODERN_SIGNATURE}) are passed on where the value is the body as X sent it, so that they still
 * verify.
 */
public final class ActivityHeaders {

  /** Always {@code 1.0}. */
  public static final String SPEC_VERSION = "ce_specversion";

  /**
   * The activity's identity, hashed, 64 hex digits: the same for every copy, another for every
   * activity.
   */
  public static final String ID = "ce_id";

  /** {@code /apps/{app}/users/{for_user_id}}, or {@code /apps/{app}} where X names no user. */
  public static final String SOURCE = "ce_source";

  /** One of {@link ActivityType}, or {@code com.x.} and an event type that X added since. */
  public static final String TYPE = "ce_type";

  /** When it happened at X, ISO-8601 instant; absent where X gives no time, or a senseless one. */
  public static final String TIME = "ce_time";

  /**
   * The JSON Schema that the value is of, an URI; nothing is fetched from there: {@link
   * dev.roost.contracts.schema.Schemas} has it as a resource.
   */
  public static final String DATA_SCHEMA = "ce_dataschema";

  /** The object's id at X: the Post, the message, the user followed; absent where there is none. */
  public static final String SUBJECT = "ce_subject";

  /** Media type of the value, always {@code application/json}. */
  public static final String CONTENT_TYPE = "content-type";

  /** In which shape the value is, one of {@link SourceApi}. */
  public static final String API = "roost-api";

  /** The app's name at Roost. */
  public static final String APP = "roost-app";

  /** Roost's name for the webhook that was called. */
  public static final String ENDPOINT = "roost-endpoint";

  /** Id of the subscribed user whose activity this is; absent where X names none. */
  public static final String FOR_USER = "roost-for-user";

  /** Id of the user who did it; absent where X does not say. */
  public static final String ACTOR = "roost-actor";

  /** {@code true} when the subscribed user did it, else {@code false}. */
  public static final String OWN = "roost-own";

  /** For Posts: {@code original}, {@code reply}, {@code repost} or {@code quote}. */
  public static final String POST_KIND = "roost-post-kind";

  /**
   * For the edit of a Post: the id of the Post as it was first, which all of its edits share;
   * absent for a Post that is none. Each edit is an activity of its own.
   */
  public static final String EDIT_OF = "roost-edit-of";

  /** When webhook-ingest received the copy that came out, ISO-8601 instant. */
  public static final String RECEIVED_AT = "roost-received-at";

  /** {@code true} when this came by a replay, else {@code false}. */
  public static final String REPLAYED = "roost-replayed";

  private ActivityHeaders() {}
}
