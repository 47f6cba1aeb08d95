package dev.roost.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Requests written out beforehand, so that sending one costs the machine next to nothing.
 *
 * @param all taken in turn, from the first again after the last
 */
public record Requests(List<ByteBuffer> all) {

  /** The one to send at this turn, from 0. */
  ByteBuffer at(long turn) {
    return all.get((int) (turn % all.size())).duplicate();
  }

  /** An HTTP/1.1 GET. */
  public static ByteBuffer get(String path) {
    return written("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", new byte[0]);
  }

  /** An HTTP/1.1 POST. */
  public static ByteBuffer post(String path, Map<String, String> headers, byte[] body) {
    return withBody("POST", path, headers, body);
  }

  /** An HTTP/1.1 PUT. */
  public static ByteBuffer put(String path, Map<String, String> headers, byte[] body) {
    return withBody("PUT", path, headers, body);
  }

  private static ByteBuffer withBody(
      String method, String path, Map<String, String> headers, byte[] body) {
    StringBuilder head =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    return written(head.toString(), body);
  }

  private static ByteBuffer written(String head, byte[] body) {
    byte[] bytes = head.getBytes(US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length + body.length).put(bytes).put(body).flip();
  }
}
