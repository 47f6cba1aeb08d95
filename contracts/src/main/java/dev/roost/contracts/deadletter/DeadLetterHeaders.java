package dev.roost.contracts.deadletter;

/**
 * Names of the Kafka headers that {@code x.dead-letters} adds to those of the delivery, which are
 * all kept. Key and value are the delivery's, unchanged; a value that {@code x.dead-letters} does
 * not take is left out, which the detail says.
 */
public final class DeadLetterHeaders {

  /** Why it was set aside: one of {@link Reason}, its {@code wire} form. */
  public static final String REASON = "roost-dead-letter-reason";

  /** Where in the body and what, in plain words; never text of the body. */
  public static final String DETAIL = "roost-dead-letter-detail";

  /** Topic, partition and offset it was read from, as {@code topic/partition/offset}. */
  public static final String READ_FROM = "roost-dead-letter-read-from";

  private DeadLetterHeaders() {}

  /** The causes for which a delivery is set aside. */
  public enum Reason {
    /** The body is not JSON, or JSON beyond the limits of depth or size. */
    NOT_JSON("not-json"),
    /** The body is JSON but not an object. */
    NOT_AN_OBJECT("not-an-object"),
    /** A known kind whose shape is not X's: an activity that is no object, for one. */
    MALFORMED("malformed"),
    /** A known kind that must name the subscribed user, and does not. */
    NO_USER("no-user"),
    /** A Roost header without which the delivery cannot be attributed is missing. */
    NO_ORIGIN("no-origin"),
    /** An activity of it makes a larger record than its topic takes. */
    TOO_LARGE("too-large"),
    /** Reading it failed in a way nobody foresaw: a defect in Roost. */
    UNREADABLE("unreadable");

    private final String wire;

    Reason(String wire) {
      this.wire = wire;
    }

    /** The header's value. */
    public String wire() {
      return wire;
    }
  }
}
