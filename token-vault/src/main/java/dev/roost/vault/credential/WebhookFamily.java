package dev.roost.vault.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which of X's two signatures a webhook secret verifies. */
public enum WebhookFamily {
  /** Consumer secrets: the legacy header. */
  @JsonProperty("consumer")
  CONSUMER(SecretKind.WEBHOOK_CONSUMER),
  /** OAuth 2.0 client secrets: the modern header. */
  @JsonProperty("client")
  CLIENT(SecretKind.WEBHOOK_CLIENT);

  private final SecretKind kind;

  WebhookFamily(SecretKind kind) {
    this.kind = kind;
  }

  /** What its secrets are stored as. */
  public SecretKind kind() {
    return kind;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static WebhookFamily of(SecretKind kind) {
    return kind == SecretKind.WEBHOOK_CLIENT ? CLIENT : CONSUMER;
  }
}
