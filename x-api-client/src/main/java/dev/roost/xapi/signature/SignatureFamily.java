package dev.roost.xapi.signature;

import java.util.Locale;

/** The two families of keys X signs webhook requests with, each in a header of its own. */
public enum SignatureFamily {
  /** Keyed with the app's consumer secret (the API key secret). */
  LEGACY("X-Twitter-Webhooks-Signature"),
  /** Keyed with the app's OAuth 2.0 client secret, seen since autumn 2026. */
  MODERN("X-Twitter-Webhooks-Signature-OAuth2");

  private final String header;

  SignatureFamily(String header) {
    this.header = header;
  }

  /** The HTTP header's name as X writes it; header names are case-insensitive. */
  public String header() {
    return header;
  }

  /** The family in lower case, as it stands in Kafka headers and metrics. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
