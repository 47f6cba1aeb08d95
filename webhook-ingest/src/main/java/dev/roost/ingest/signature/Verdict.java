package dev.roost.ingest.signature;

import dev.roost.xapi.signature.SignatureFamily;
import dev.roost.xapi.signature.WebhookSecret;

/** What a signature check found. */
public sealed interface Verdict {

  /**
   * The deciding signature fits.
   *
   * @param family which signature decided
   * @param secret the secret it was made with
   * @param circumstance what a security officer would want counted
   */
  record Verified(SignatureFamily family, WebhookSecret secret, Circumstance circumstance)
      implements Verdict {}

  /** The request is not from X, or nothing proves that it is. */
  record Refused(Cause cause) implements Verdict {}

  /** Circumstances of a verified request that are worth counting. */
  enum Circumstance {
    NONE,
    /** The app has a client secret on file, and X sent the legacy signature alone. */
    LEGACY_ALONE,
    /** X sent a modern signature too, and the app has no client secret on file to verify it. */
    MODERN_UNVERIFIABLE
  }

  /** Why a request is refused. */
  enum Cause {
    /** No signature that could decide was sent. */
    MISSING,
    /** The deciding signature fits none of the app's secrets. */
    WRONG,
    /** The app requires the modern signature, and it was not sent. */
    MODERN_REQUIRED,
    /**
     * The modern signature was sent and would decide, and the app has no client secret on file to
     * check it with.
     */
    NO_CLIENT_SECRET
  }
}
