package dev.roost.vault.audit;

import java.util.Locale;

/** What was done, or tried. */
public enum Action {
  /** An app's consumer, owner or client credential was put in. */
  PUT_CREDENTIAL,
  /** Whether legacy signatures alone are taken was changed. */
  REQUIRE_MODERN,
  /** A user's token was put in. */
  PUT_USER_TOKEN,
  /** A user's credentials came in from another system. */
  IMPORT_USER,
  /** A user's token was taken out of use. */
  REVOKE_USER_TOKEN,
  /** A webhook secret was added. */
  ADD_WEBHOOK_SECRET,
  /** A webhook secret was taken out of use. */
  RETIRE_WEBHOOK_SECRET,
  /** A webhook key was handed to webhook-ingest. */
  FETCH_WEBHOOK_KEYS,
  /** The Authorization header of a request to X was made. */
  AUTHORIZE_REQUEST,
  /** X was sent a request by the vault itself, for a service. */
  SEND_REQUEST,
  /** With which credential users' private types are subscribed was changed. */
  CHOOSE_CREDENTIAL,
  /** X was asked for the app's bearer. */
  OBTAIN_BEARER,
  /** A bearer ended with the consumer credential it came from. */
  END_BEARER,
  /** A user was sent to X. */
  BEGIN_HANDSHAKE,
  /** A user came back with a yes, and X gave a token for it. */
  COMPLETE_HANDSHAKE,
  /** A user came back with a no. */
  DROP_HANDSHAKE,
  /** X was asked for other OAuth 2.0 tokens of a user, for the refresh token. */
  REFRESH_USER_TOKEN,
  /** A new data key was asked for. */
  ROTATE_KEY,
  /** The vault itself finished sealing an app's rows with its new data key. */
  FINISH_ROTATION,
  /**
   * The vault itself rewrote fingerprints of live secrets that had the form of earlier versions.
   */
  REWRITE_FINGERPRINTS,
  /** A person read apps, users' tokens, a rotation, or this trail. */
  READ,
  /** The vault itself dropped a month of this trail that had become too old. */
  DROP_AUDIT_MONTH,
  /** A route was called, and the request refused before anything was done. */
  CALL;

  /** As it is stored and shown: {@code put-credential}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
