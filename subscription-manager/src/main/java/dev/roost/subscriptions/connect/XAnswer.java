package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.consent.OAuth;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What X's address says: by OAuth 1.0a {@code oauth_token} and {@code oauth_verifier} after a yes,
 * {@code denied} after a no; by OAuth 2.0 {@code state} and {@code code}, or {@code state} and
 * {@code error} (RFC 6749, 4.1.2.1).
 */
sealed interface XAnswer {

  /** By which way it came. */
  OAuth oauth();

  /** What names the handshake: the request token, or the state. */
  String givenBack();

  /**
   * The person let the app in.
   *
   * @param proof the verifier, or the code
   */
  record Yes(OAuth oauth, String givenBack, String proof) implements XAnswer {

    /** Says nothing of what X gave. */
    @Override
    public String toString() {
      return "Yes";
    }
  }

  /**
   * It did not come to that.
   *
   * @param isThePersons whether the person said no, and not X
   */
  record No(OAuth oauth, String givenBack, boolean isThePersons) implements XAnswer {

    /** Says nothing of what X gave. */
    @Override
    public String toString() {
      return "No";
    }
  }

  /** A yes without what proves it. */
  record Incomplete(OAuth oauth, String givenBack) implements XAnswer {

    /** Says nothing of what X gave. */
    @Override
    public String toString() {
      return "Incomplete";
    }
  }

  /** As they stand in the address. */
  record Parameters(
      @QueryParam("oauth_token") @Nullable String token,
      @QueryParam("oauth_verifier") @Nullable String verifier,
      @QueryParam("denied") @Nullable String denied,
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("error") @Nullable String error) {

    private static final String ACCESS_DENIED = "access_denied";

    /** Empty where nothing names a handshake. */
    Optional<XAnswer> read() {
      if (token != null) {
        return Optional.of(yes(OAuth.V1_0A, token, verifier));
      }
      if (denied != null) {
        return Optional.of(new No(OAuth.V1_0A, denied, true));
      }
      if (state == null) {
        return Optional.empty();
      }
      return Optional.of(
          error == null
              ? yes(OAuth.V2, state, code)
              : new No(OAuth.V2, state, error.equals(ACCESS_DENIED)));
    }

    private static XAnswer yes(OAuth oauth, String givenBack, @Nullable String proof) {
      return proof == null ? new Incomplete(oauth, givenBack) : new Yes(oauth, givenBack, proof);
    }

    /** Says nothing of what X gave. */
    @Override
    public String toString() {
      return "Parameters";
    }
  }
}
