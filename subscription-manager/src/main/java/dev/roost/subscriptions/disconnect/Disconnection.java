package dev.roost.subscriptions.disconnect;

import dev.roost.subscriptions.work.Work;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user who is being disconnected from an app, or was.
 *
 * @param userId X's id
 * @param by who wants it
 * @param requestedAt since when
 * @param credentials how far token-vault is with the user's credentials
 * @param reason what the next attempt waits for
 * @param endedAt when nothing was left to do
 * @param work what is left to do
 */
public record Disconnection(
    String app,
    String userId,
    By by,
    Instant requestedAt,
    Credentials credentials,
    @Nullable String reason,
    @Nullable Instant endedAt,
    Work work) {

  static final String TASK = "disconnect";

  /** Who wants it. */
  public enum By {
    /** The user, who has shown who they are at X. */
    USER("user"),
    /** An operator. */
    OPERATOR("operator");

    private final String wire;

    By(String wire) {
      this.wire = wire;
    }

    String wire() {
      return wire;
    }

    static By of(String wire) {
      return wire.equals(USER.wire) ? USER : OPERATOR;
    }
  }

  /** How far token-vault is. */
  public enum Credentials {
    /** It was not told yet. */
    HELD("held"),
    /** It uses them no more, and tells X. */
    REVOKING("revoking"),
    /** Nothing of them is left. */
    NONE("none");

    private final String wire;

    Credentials(String wire) {
      this.wire = wire;
    }

    /** As it is stored and shown. */
    public String wire() {
      return wire;
    }

    static Credentials of(String wire) {
      return valueOf(wire.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /** Whether nothing is left to do. */
  public boolean isOver() {
    return work.task() == null;
  }

  /** Whether the credentials wait no longer for the subscriptions. */
  boolean hasWaited(Duration maxWait, Instant now) {
    return !requestedAt.plus(maxWait).isAfter(now);
  }

  /** Nothing is left to do. */
  Disconnection over(Work held, @Nullable String why, Instant now) {
    return new Disconnection(
        app, userId, by, requestedAt, Credentials.NONE, why, now, work.finished(held));
  }

  /** To be gone on with. */
  Disconnection postponed(Work held, Credentials seen, String why, Instant next) {
    return new Disconnection(
        app, userId, by, requestedAt, seen, why, null, work.postponed(held, next));
  }
}
