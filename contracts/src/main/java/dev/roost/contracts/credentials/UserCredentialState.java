package dev.roost.contracts.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the vault can act for a user of an app, and what helps where it cannot. Never a token.
 * Key: {@code app/userId}; a record without a value says that the vault has nothing of the user any
 * more.
 *
 * @param app the app's name at Roost
 * @param userId X's id of the user
 * @param state whether the user's credentials can be used
 * @param cause why the user has to connect again; else absent
 * @param scopes what the user granted by OAuth 2.0, sorted; absent where there is OAuth 1.0a alone
 * @param changedAt when this became so, ISO-8601 in UTC
 */
public record UserCredentialState(
    String app,
    String userId,
    State state,
    @Nullable Cause cause,
    @Nullable List<String> scopes,
    String changedAt) {

  public UserCredentialState {
    Objects.requireNonNull(state, "state");
    scopes = scopes == null ? null : List.copyOf(scopes);
  }

  /** The record's key. */
  public String key() {
    return app + "/" + userId;
  }

  /** Whether the credentials can be used. */
  public enum State {
    /** They can. */
    ACTIVE("active"),

    /** They can, but the user did not grant all scopes that were asked for. */
    MISSING_SCOPE("missing-scope"),

    /** They cannot: the user has to connect again. */
    RECONNECT_NEEDED("reconnect-needed"),

    /** They are out of use, and X has not confirmed their end yet. */
    REVOKING("revoking");

    private static final WireNames<State> NAMES = WireNames.of(values(), State::wire);

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

  /** Why a user has to connect again. */
  public enum Cause {
    /** X refused the refresh token. */
    REFUSED("refused"),

    /**
     * X was asked to renew the tokens and its answer was lost: the old refresh token may be used
     * up.
     */
    ANSWER_LOST("answer-lost"),

    /** The access token has expired, and X gave no refresh token. */
    NO_REFRESH_TOKEN("no-refresh-token"),

    /** The user took the app's access back at X. */
    REVOKED_BY_USER("revoked-by-user");

    private static final WireNames<Cause> NAMES = WireNames.of(values(), Cause::wire);

    private final String wire;

    Cause(String wire) {
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
    public static Cause of(String wire) {
      return NAMES.read(wire);
    }
  }
}
