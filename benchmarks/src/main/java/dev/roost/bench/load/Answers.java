package dev.roost.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Reads one HTTP/1.1 answer after the other from a connection's bytes, for its status alone. */
final class Answers {

  private static final String LENGTH = "\r\ncontent-length:";
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private Answers() {}

  /**
   * The status of the answer that these bytes hold whole; 0 while they do not.
   *
   * @throws IllegalStateException for an answer without a length, which no contestant sends
   */
  static int status(ByteBuffer received) {
    int end = endOfHead(received);
    if (end < 0) {
      return 0;
    }
    byte[] head = new byte[end];
    received.get(0, head);
    String text = new String(head, US_ASCII);
    return received.position() >= end + bodyLength(text)
        ? Integer.parseInt(text, STATUS_AT, STATUS_AT + 3, 10)
        : 0;
  }

  private static int bodyLength(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new IllegalStateException("an answer without a length");
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).trim());
  }

  private static int endOfHead(ByteBuffer received) {
    for (int at = 3; at < received.position(); at++) {
      if (received.get(at) == '\n'
          && received.get(at - 1) == '\r'
          && received.get(at - 2) == '\n'
          && received.get(at - 3) == '\r') {
        return at + 1;
      }
    }
    return -1;
  }
}
