package dev.roost.replay.rule;

import java.time.Instant;

/**
 * How far activity-router's receipts of one partition of {@code x.deliveries} go. The topic has no
 * transactional writers, so that its offsets have no holes but those of deleted deliveries.
 *
 * @param next the offset whose receipt comes next
 * @param arrivedAt when the delivery before it arrived
 */
public record Chain(int partition, long next, Instant arrivedAt) {

  /** How a receipt or an offset follows. */
  public sealed interface Link {

    /** The chain after it. */
    Chain chain();

    /** It follows. */
    record Following(Chain chain) implements Link {}

    /** Deliveries before it were deleted unread. */
    record Hole(Chain chain, Evidence evidence) implements Link {}

    /** The log was cut off or made anew: an alarm. */
    record Restarted(Chain chain) implements Link {}
  }

  /** A further receipt. */
  public Link receipt(long offset, Instant receivedAt) {
    Chain after = new Chain(partition, offset + 1, receivedAt);
    if (offset == next) {
      return new Link.Following(after);
    }
    return offset < next ? new Link.Restarted(after) : new Link.Hole(after, hole(receivedAt));
  }

  /**
   * What the broker says about the beginning of the partition. The arrival stays: what is still in
   * the log may have come right after it.
   */
  public Link beginning(long offset, Instant now) {
    return offset <= next
        ? new Link.Following(this)
        : new Link.Hole(new Chain(partition, offset, arrivedAt), hole(now));
  }

  private Evidence hole(Instant to) {
    Instant from = to.isBefore(arrivedAt) ? to : arrivedAt;
    return Evidence.closed(
        Cause.EXPIRED_UNREAD,
        new Scope.All(),
        partition + "@" + next,
        from,
        to.isBefore(arrivedAt) ? arrivedAt : to);
  }
}
