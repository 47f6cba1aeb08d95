package dev.roost.xapi.challenge;

import dev.roost.xapi.signature.WebhookSecret;
import java.nio.charset.StandardCharsets;

/**
 * A challenge that may be answered.
 *
 * @param token the {@code crc_token}, percent-decoded once, a raw {@code +} left as it is
 * @param rawQuery the query exactly as sent, over whose bytes X signs the request
 */
public record Challenge(String token, String rawQuery) implements ChallengeReading {

  /**
   * The answer's body with this secret: {@code {"response_token":"sha256=<base64>"}}. The alphabet
   * of base64 needs no JSON escapes.
   */
  public String answer(WebhookSecret secret) {
    byte[] message = token.getBytes(StandardCharsets.UTF_8);
    return "{\"response_token\":\"" + secret.sign(message).wire() + "\"}";
  }

  /** The bytes that X's signature on the GET request covers. */
  public byte[] signedBytes() {
    return rawQuery.getBytes(StandardCharsets.UTF_8);
  }
}
