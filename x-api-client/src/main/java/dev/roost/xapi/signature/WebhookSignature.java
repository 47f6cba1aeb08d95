package dev.roost.xapi.signature;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * An HMAC-SHA256 as X writes it: {@code sha256=} and base64 in the standard alphabet with padding.
 * Equality takes the same time wherever two signatures differ.
 */
public final class WebhookSignature {

  private static final String PREFIX = "sha256=";
  private static final int BYTES = 32;

  private final byte[] mac;

  WebhookSignature(byte[] mac) {
    this.mac = mac;
  }

  /**
   * Reads a signature header's value; empty when it is not of X's form. Hex, the classic mistake,
   * is not.
   */
  public static Optional<WebhookSignature> parse(String header) {
    if (!header.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] mac = Base64.getDecoder().decode(header.substring(PREFIX.length()));
      return mac.length == BYTES ? Optional.of(new WebhookSignature(mac)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The header's value, and the form of a challenge's {@code response_token}. */
  public String wire() {
    return PREFIX + Base64.getEncoder().encodeToString(mac);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookSignature that && MessageDigest.isEqual(mac, that.mac);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(mac);
  }

  /** Does not show the signature: it would let whoever reads a log forge this one message. */
  @Override
  public String toString() {
    return "WebhookSignature[hidden]";
  }
}
