package dev.roost.stack.simulator;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the simulator's log of what it delivered.
 *
 * @param next the sequence number to ask the next page after
 * @param deliveries the deliveries of this page
 */
public record DeliveryLog(long next, List<Delivery> deliveries) {

  /**
   * One delivery or one extra copy of it.
   *
   * @param id the simulator's id of it
   * @param replay id of the job that sent it; null for what was delivered live
   * @param state {@code pending}, {@code accepted} or {@code givenUp}
   * @param happenings the activities in its body
   * @param attempts how it was tried
   */
  public record Delivery(
      String id,
      @Nullable String replay,
      String state,
      List<Happening> happenings,
      List<Attempt> attempts) {

    /** Whether a replay job sent it. */
    public boolean isReplay() {
      return replay != null;
    }

    /** Whether it was answered 200. */
    public boolean isAccepted() {
      return state.equals("accepted");
    }

    /** Whether X will still try. */
    public boolean isPending() {
      return state.equals("pending");
    }
  }

  /**
   * One activity.
   *
   * @param id the simulator's id of it
   * @param kind X's key of it, {@code tweet_create_events}
   * @param body the activity alone as a valid payload, in Base64
   */
  public record Happening(String id, String kind, String body) {

    /** The activity alone, as X would send it. */
    public byte[] payload() {
      return Base64.getDecoder().decode(body);
    }
  }

  /**
   * One attempt.
   *
   * @param status the HTTP status, null where none came
   */
  public record Attempt(int n, @Nullable Integer status) {}
}
