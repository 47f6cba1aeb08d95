package dev.roost.simulatorclient;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the simulator's log of what it delivered.
 *
 * @param next the sequence number to ask the next page after
 * @param deliveries the deliveries of this page
 */
public record DeliveryLog(long next, List<Delivery> deliveries) {

  /** What became of a delivery. */
  public enum State {
    /** X will still try. */
    @JsonProperty("pending")
    PENDING,
    /** It was answered 200. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** X will not try again. */
    @JsonProperty("givenUp")
    GIVEN_UP
  }

  /**
   * One delivery or one extra copy of it.
   *
   * @param id the simulator's id of it
   * @param webhookId the webhook it was sent to
   * @param app the app's name
   * @param copy 0 for the first of its copies
   * @param replay id of the job that sent it; null for what was delivered live
   * @param state what became of it
   * @param body the exact bytes
   * @param happenings the activities in its body, in order
   * @param attempts how it was tried, in order
   */
  public record Delivery(
      String id,
      String webhookId,
      String app,
      int copy,
      @Nullable String replay,
      State state,
      byte[] body,
      List<Happening> happenings,
      List<Attempt> attempts) {

    /** Whether a replay job sent it. */
    public boolean isReplay() {
      return replay != null;
    }

    /** Whether it was answered 200. */
    public boolean isAccepted() {
      return state == State.ACCEPTED;
    }

    /** Whether X will still try. */
    public boolean isPending() {
      return state == State.PENDING;
    }
  }

  /**
   * One activity.
   *
   * @param id the simulator's id of it
   * @param kind X's key of it, {@code tweet_create_events}
   * @param act what was done; null for what nobody did, such as the end of a replay job
   * @param body the activity alone as a valid payload
   */
  public record Happening(String id, String kind, @Nullable ActRecord act, byte[] body) {}

  /**
   * What somebody did, as it was done; the body of the happening is not looked at.
   *
   * @param id the simulator's id of the act: all that either of X's APIs tells anybody of one act
   *     has the same
   * @param kind the simulator's word for it, {@code reply}
   * @param actor id of the user who did it
   * @param target id of the user to whom it was done, the first of several; null for nobody
   * @param object id of what it made, deleted, liked or read; null for nothing
   * @param of id of the Post that a reply, quote or repost is about; null for all others
   * @param at when by X's clock, in whole milliseconds
   * @param postedAt when by X's clock the Post that {@code object} names was written, in whole
   *     milliseconds; null where it names none
   */
  public record ActRecord(
      String id,
      String kind,
      String actor,
      @Nullable String target,
      @Nullable String object,
      @Nullable String of,
      Instant at,
      @Nullable Instant postedAt) {}

  /**
   * One attempt. Times are nanoseconds of one monotonic clock of the simulator's.
   *
   * @param n 1 for the first
   * @param begunAt before a connection was asked for
   * @param sentAt before its first byte was written; null when no connection was made
   * @param endedAt after the answer was complete, or the failure seen
   * @param outcome what became of it, in the simulator's words; {@code accepted} for a 200
   * @param at wall time of {@code begunAt}
   * @param status the HTTP status, null where none came
   * @param fault what the simulator broke on purpose, {@code lost-answer}; null for nothing
   */
  public record Attempt(
      int n,
      long begunAt,
      @Nullable Long sentAt,
      long endedAt,
      String outcome,
      Instant at,
      @Nullable Integer status,
      @Nullable String fault) {}
}
