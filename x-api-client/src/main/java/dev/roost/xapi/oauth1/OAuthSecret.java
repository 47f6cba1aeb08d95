package dev.roost.xapi.oauth1;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A consumer secret or a token secret. It signs, is never printed, and is compared in constant
 * time; {@link #exposed()} is the one door through which its text leaves.
 */
public final class OAuthSecret {

  private final String text;

  private OAuthSecret(String text) {
    this.text = text;
  }

  /**
   * A secret from its text.
   *
   * @param text not empty
   * @throws IllegalArgumentException when it is empty
   */
  public static OAuthSecret of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("An OAuth secret must not be empty.");
    }
    return new OAuthSecret(text);
  }

  /** The text itself, for who stores it encrypted or must send it to X. Never log it. */
  public String exposed() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OAuthSecret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "OAuthSecret[hidden]";
  }
}
