package dev.roost.router.delivery;

/**
 * How much may come out of one delivery. What is beyond becomes a dead letter: a record that its
 * topic refuses would stop its partition, since the same delivery is read again and again.
 *
 * @param maxMessageBytes the largest record that the topics take, with its headers, in bytes
 * @param maxRewrittenBytes how much may be written anew for one delivery, in bytes: each part of a
 *     kind nobody knows carries the whole context
 */
public record PayloadLimits(int maxMessageBytes, long maxRewrittenBytes) {

  /** Room for the key and the headers of a record; of those X's signatures are the longest. */
  public static final int ENVELOPE = 64 * 1024;

  /**
   * Bounds that make sense.
   *
   * @throws IllegalArgumentException names the property that does not
   */
  public PayloadLimits {
    if (maxMessageBytes <= ENVELOPE) {
      throw new IllegalArgumentException(
          "roost.router.max-message-bytes is %d, and must be more than %d, the room for headers: it"
                  .formatted(maxMessageBytes, ENVELOPE)
              + " is max.message.bytes of the topics that the router writes.");
    }
  }

  /** The largest payload whose record its topic takes, in bytes. */
  int largestPayload() {
    return maxMessageBytes - ENVELOPE;
  }
}
