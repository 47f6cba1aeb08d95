package dev.roost.testsupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A response as it came.
 *
 * @param status the HTTP status
 * @param head status line and headers
 * @param body whatever followed
 */
record RawResponse(int status, String head, String body) {

  private static final String HEAD_END = "\r\n\r\n";

  /**
   * Reads as much as the response says that it has, or to the end of the connection: a server that
   * refused a body need not close it.
   */
  static RawResponse read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (!isWhole(all.toString(StandardCharsets.ISO_8859_1))) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      all.write(next);
    }
    return of(all.toString(StandardCharsets.UTF_8));
  }

  private static boolean isWhole(String read) {
    int end = read.indexOf(HEAD_END);
    if (end < 0) {
      return false;
    }
    String length = of(read).header("Content-Length");
    return length.isEmpty()
        ? read.endsWith("\r\n0\r\n\r\n")
        : read.length() - end - HEAD_END.length() >= Integer.parseInt(length);
  }

  private static RawResponse of(String read) {
    int end = read.indexOf(HEAD_END);
    if (end < 0) {
      return new RawResponse(0, read, "");
    }
    String head = read.substring(0, end);
    String body = read.substring(end + HEAD_END.length());
    return new RawResponse(Integer.parseInt(head.split(" ", 3)[1]), head, body);
  }

  /** The value of a header, empty where it is not there. */
  String header(String name) {
    return head.lines()
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** The body as a JSON object, whatever framing is around it; missing where there is none. */
  JsonNode json() {
    int begin = body.indexOf('{');
    int end = body.lastIndexOf('}');
    if (begin < 0 || end < begin) {
      return MissingNode.getInstance();
    }
    try {
      return new ObjectMapper().readTree(body.substring(begin, end + 1));
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
