package dev.roost.contracts.delivery;

/**
 * Names of the Kafka headers of a record on {@code x.deliveries}; every value is UTF-8 text. The
 * record's value is the body exactly as X sent it.
 */
public final class DeliveryHeaders {

  /** The app's name at Roost. */
  public static final String APP = "roost-app";

  /** Roost's name for the webhook of the app that was called. */
  public static final String ENDPOINT = "roost-endpoint";

  /** When the request reached webhook-ingest, ISO-8601 instant with milliseconds, UTC. */
  public static final String RECEIVED_AT = "roost-received-at";

  /** Roost's own id of this attempt, a UUID; X sends none. Every attempt has another. */
  public static final String DELIVERY_ID = "roost-delivery-id";

  /** Which family of keys verified: {@code legacy} or {@code modern}. */
  public static final String VERIFIED_BY = "roost-verified-by";

  /** Fingerprint of the secret that verified, 16 hex digits; says which of several, never what. */
  public static final String VERIFIED_KEY = "roost-verified-key";

  /** X's signature with the consumer secret, as sent; absent when X sent none. */
  public static final String LEGACY_SIGNATURE = "x-twitter-webhooks-signature";

  /** X's signature with the OAuth 2.0 client secret, as sent; absent when X sent none. */
  public static final String MODERN_SIGNATURE = "x-twitter-webhooks-signature-oauth2";

  /**
   * Where on {@code x.dead-letters} it was set aside, as {@code topic/partition/offset}; only where
   * an operator had it read again. What comes of it is marked as replayed.
   */
  public static final String RETRIED_FROM = "roost-retried-from";

  private DeliveryHeaders() {}
}
