package dev.roost.xapi.oauth1;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * OAuth's percent-encoding (RFC 5849, section 3.6): letters, digits, {@code -._~} stay, every other
 * byte of the UTF-8 text becomes {@code %XX} in upper case. The platform's form encoder differs in
 * the space, {@code *} and {@code ~}, each of which breaks a signature.
 */
public final class PercentEncoding {

  private static final String UNRESERVED = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /** The text, encoded; encoding twice encodes the percent signs again, as OAuth wants it. */
  public static String encode(String text) {
    var encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || UNRESERVED.indexOf(b) >= 0;
  }
}
