package dev.roost.admin.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** RFC 3986's percent-encoding, as the server reads it: UTF-8, two hex digits each. */
final class PercentEncoding {

  private static final int ESCAPE = 3;

  private PercentEncoding() {}

  /** Whether all of a raw path or query can be decoded. */
  static boolean isWellFormed(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    byte[] decoded = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        Optional<Byte> octet = octet(bytes, i);
        if (octet.isEmpty()) {
          return false;
        }
        decoded[length++] = octet.get();
        i += ESCAPE - 1;
      } else {
        decoded[length++] = bytes[i];
      }
    }
    return isUtf8(Arrays.copyOf(decoded, length));
  }

  private static Optional<Byte> octet(byte[] bytes, int at) {
    if (at + ESCAPE > bytes.length) {
      return Optional.empty();
    }
    int high = Character.digit(bytes[at + 1], 16);
    int low = Character.digit(bytes[at + 2], 16);
    return high < 0 || low < 0 ? Optional.empty() : Optional.of((byte) (high << 4 | low));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The name of the first parameter of a raw query that cannot be decoded, if one cannot. */
  static Optional<String> malformedParameter(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> !isWellFormed(pair))
        .map(pair -> pair.split("=", 2)[0])
        .findFirst();
  }
}
