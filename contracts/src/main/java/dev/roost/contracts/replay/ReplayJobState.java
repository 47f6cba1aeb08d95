package dev.roost.contracts.replay;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One replay job. Key: the job's id at Roost. Instants are ISO-8601 in UTC.
 *
 * @param jobId Roost's id, the record's key
 * @param app the app's name at Roost
 * @param endpoint Roost's name for the webhook
 * @param webhookId X's id of the webhook, as it was when the job was requested
 * @param from the window's first minute, inclusive
 * @param to the window's end, a whole minute, exclusive
 * @param state how far it is
 * @param xJobId X's id of the job; absent until X gave it
 * @param requestedAt when Roost was asked for it
 * @param submittedAt when the job was submitted to X, or was going to be; absent before. Records of
 *     earlier versions have it as {@code askedAt}, which is read and never written
 * @param endedAt when it ended, however it did; absent before
 * @param reason why it failed or is incomplete, in plain words
 * @param changedAt when this became so
 */
public record ReplayJobState(
    String jobId,
    String app,
    String endpoint,
    String webhookId,
    String from,
    String to,
    State state,
    @Nullable String xJobId,
    String requestedAt,
    @JsonAlias("askedAt") @Nullable String submittedAt,
    @Nullable String endedAt,
    @Nullable String reason,
    String changedAt) {

  public ReplayJobState {
    Objects.requireNonNull(state, "state");
  }

  /** How far the job is. */
  public enum State {
    /** It waits: for another job of the webhook, or for X to take requests again. */
    QUEUED("queued"),

    /**
     * It is about to be submitted to X, or whether X heard is not known. Told before X is asked;
     * {@code asking} in records of earlier versions.
     */
    SUBMITTING("submitting"),

    /** X has taken it. */
    RUNNING("running"),

    /** X has sent all of the window. */
    COMPLETE("complete"),

    /** X could not deliver all of it, or never said how it ended: ask for the window again. */
    INCOMPLETE("incomplete"),

    /** X refused it; nothing was replayed. */
    FAILED("failed"),

    /** Taken back while it was queued. */
    CANCELLED("cancelled");

    private static final WireNames<State> NAMES =
        WireNames.of(values(), State::wire).alsoRead("asking", SUBMITTING);

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    /** As it is written. */
    @JsonValue
    public String wire() {
      return wire;
    }

    /**
     * Reads what is written so.
     *
     * @throws IllegalArgumentException when it is none of these; the message quotes nothing
     */
    @JsonCreator
    public static State of(String wire) {
      return NAMES.read(wire);
    }
  }
}
