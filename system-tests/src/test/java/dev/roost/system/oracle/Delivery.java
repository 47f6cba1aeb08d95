package dev.roost.system.oracle;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One body that X's stand-in sent, or tried to.
 *
 * @param origin where it came from
 * @param state what became of it
 * @param body the exact bytes
 * @param parts the happenings in it, in order
 * @param attempts the POSTs of it, in order
 */
public record Delivery(
    Origin origin, State state, Bytes body, List<Part> parts, List<Attempt> attempts) {

  /** What became of a delivery. */
  public enum State {
    PENDING,
    ACCEPTED,
    GIVEN_UP
  }

  /**
   * Where a delivery came from.
   *
   * @param id its id in the log
   * @param webhookId the webhook it was sent to
   * @param app the app's name
   * @param copy 0 for the first of its copies
   * @param replay the job that sent it; null for what was delivered live
   */
  public record Origin(
      String id, String webhookId, String app, int copy, @Nullable ReplayWindow replay) {}

  /**
   * One happening in a delivery.
   *
   * @param id the happening's id in the log
   * @param body it alone as a valid body
   * @param act what was done; null for what nobody did, such as the end of a replay job
   */
  public record Part(String id, Bytes body, @Nullable Act act) {}

  /** Whether the connection of at least one attempt was made. */
  public boolean sent() {
    return firstSent() != Long.MAX_VALUE;
  }

  /** When the first attempt that was sent began; {@link Long#MAX_VALUE} for never. */
  public long firstSent() {
    long first = Long.MAX_VALUE;
    for (Attempt attempt : attempts) {
      Long sentAt = attempt.sentAt();
      first = sentAt == null ? first : Math.min(first, sentAt);
    }
    return first;
  }

  /** When the first accepted attempt ended; {@link Long#MAX_VALUE} for never. */
  public long firstAccepted() {
    return attempts.stream()
        .filter(Attempt::accepted)
        .mapToLong(Attempt::endedAt)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Id, copy and attempts, such as {@code d-7 copy 1 (1 timeout, 2 accepted)}. */
  @Override
  public String toString() {
    String tries = attempts.stream().map(Attempt::toString).collect(Collectors.joining(", "));
    String which = origin.copy() == 0 ? origin.id() : origin.id() + " copy " + origin.copy();
    String by = origin.replay() == null ? "" : " by replay " + origin.replay().job();
    return which + by + " (" + (tries.isEmpty() ? "never tried" : tries) + ")";
  }
}
