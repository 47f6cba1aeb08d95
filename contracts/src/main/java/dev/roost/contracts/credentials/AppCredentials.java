package dev.roost.contracts.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import java.util.List;
import java.util.Objects;

/**
 * The live credentials of one app, as they are after a change. Key: the app.
 *
 * @param app the app's name at Roost
 * @param changedAt when, ISO-8601 in UTC
 * @param requireModern whether a delivery without the modern signature is refused
 * @param credentials all that are live; of webhook secrets several, the current one first
 */
public record AppCredentials(
    String app, String changedAt, boolean requireModern, List<LiveCredential> credentials) {

  public AppCredentials {
    credentials = List.copyOf(credentials);
  }

  /**
   * One credential that is in use.
   *
   * @param kind what it is for
   * @param version counts up with each one that took this place
   * @param fingerprint a {@link dev.roost.contracts.fingerprint.Fingerprint}; {@code sha256:} and
   *     16 digits where an earlier version announced it
   */
  public record LiveCredential(Kind kind, int version, String fingerprint) {

    public LiveCredential {
      Objects.requireNonNull(kind, "kind");
    }
  }

  /** What a credential is for. Neither users' tokens nor the bearer are among them. */
  public enum Kind {
    /** The app's consumer key and secret. */
    CONSUMER("consumer"),

    /** The access token and secret of the app's owner. */
    OWNER("owner"),

    /** The app's OAuth 2.0 client id and secret. */
    CLIENT("client"),

    /** A secret X may sign deliveries with in the legacy header. */
    WEBHOOK_CONSUMER("webhook-consumer"),

    /** A secret X may sign deliveries with in the modern header. */
    WEBHOOK_CLIENT("webhook-client");

    private static final WireNames<Kind> NAMES = WireNames.of(values(), Kind::wire);

    private final String wire;

    Kind(String wire) {
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
    public static Kind of(String wire) {
      return NAMES.read(wire);
    }
  }
}
