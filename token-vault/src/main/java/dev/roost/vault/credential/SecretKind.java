package dev.roost.vault.credential;

import java.util.Arrays;
import java.util.Locale;

/** What a secret is for. */
public enum SecretKind {
  /** The app's consumer key and secret. */
  CONSUMER,
  /** The access token and secret of the app's owner. */
  OWNER,
  /** The app's OAuth 2.0 client id and secret. */
  CLIENT,
  /** A user's access token and secret. */
  USER,
  /** A user's access token and secret that left use, until X was told. */
  USER_INVALIDATION,
  /** A user's OAuth 2.0 tokens, access and refresh token as one. */
  OAUTH2_USER,
  /** OAuth 2.0 tokens of which X has not said whose they are; kept under the handshake's id. */
  OAUTH2_PENDING,
  /** A user's OAuth 2.0 tokens that left use, until X was told. */
  OAUTH2_REVOCATION,
  /** The app-only bearer, as X gave it. */
  BEARER,
  /** A secret X may sign with in the legacy header. */
  WEBHOOK_CONSUMER,
  /** A secret X may sign with in the modern header. */
  WEBHOOK_CLIENT;

  /** As it is stored and shown: {@code webhook-consumer}. Part of each row's identity. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether several may be live at once. */
  public boolean isWebhook() {
    return this == WEBHOOK_CONSUMER || this == WEBHOOK_CLIENT;
  }

  static SecretKind of(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a row of unknown kind: " + text));
  }
}
