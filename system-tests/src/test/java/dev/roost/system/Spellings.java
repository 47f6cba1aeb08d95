package dev.roost.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The ways a secret can stand somewhere without being hidden. */
final class Spellings {

  private Spellings() {}

  /** Itself, percent-encoded, in hex (as PostgreSQL prints bytes), and in Base64 at any offset. */
  static Stream<String> of(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return Stream.concat(
        Stream.of(
            secret,
            URLEncoder.encode(secret, StandardCharsets.UTF_8),
            HexFormat.of().formatHex(bytes)),
        Stream.of(0, 1, 2).map(offset -> base64(bytes, offset)));
  }

  /** The part of its Base64 that does not depend on what stands around it. */
  private static String base64(byte[] secret, int offset) {
    byte[] shifted = new byte[offset + secret.length];
    System.arraycopy(secret, 0, shifted, offset, secret.length);
    String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = offset == 0 ? 0 : offset + 1;
    return whole.substring(first, whole.length() - 1);
  }
}
