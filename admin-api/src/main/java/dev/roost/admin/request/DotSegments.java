package dev.roost.admin.request;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Segments that lead elsewhere than a path says. A router resolves them after whoever stands before
 * it has judged the path by how it begins; none of our own paths has any.
 */
final class DotSegments {

  /** Deeper encodings than any proxy undoes. */
  private static final int MOST_ENCODINGS = 8;

  private DotSegments() {}

  /**
   * Whether a raw path has a segment {@code .} or {@code ..}: as it is, percent-encoded once or
   * several times, between slashes or backslashes, with or without parameters behind a semicolon.
   */
  static boolean isIn(String rawPath) {
    String path = rawPath;
    for (int i = 0; i < MOST_ENCODINGS; i++) {
      if (hasDotSegment(path)) {
        return true;
      }
      String decoded = decoded(path);
      if (decoded.equals(path)) {
        return false;
      }
      path = decoded;
    }
    return true;
  }

  private static boolean hasDotSegment(String path) {
    return Arrays.stream(path.split("[/\\\\]", -1))
        .map(segment -> segment.split(";", 2)[0])
        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  /** Byte by byte: what is not ASCII is no dot, no slash and no percent sign. */
  private static String decoded(String path) {
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char next = path.charAt(i);
      if (next == '%' && isOctet(path, i + 1)) {
        byte[] octet = HexFormat.of().parseHex(path, i + 1, i + 3);
        decoded.append(new String(octet, StandardCharsets.ISO_8859_1));
        i += 2;
      } else {
        decoded.append(next);
      }
    }
    return decoded.toString();
  }

  private static boolean isOctet(String path, int at) {
    return at + 2 <= path.length()
        && HexFormat.isHexDigit(path.charAt(at))
        && HexFormat.isHexDigit(path.charAt(at + 1));
  }
}
