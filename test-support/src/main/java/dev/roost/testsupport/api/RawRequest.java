package dev.roost.testsupport.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request exactly as it is written, since HTTP clients refuse to send what is tried here.
 *
 * @param method the method
 * @param target path and query, as they are sent
 * @param headers whole lines without line ends
 * @param body empty for none; its length is sent unless a header says another
 */
record RawRequest(String method, String target, List<String> headers, String body) {

  private static final int PATIENCE_MS = 60_000;

  RawRequest {
    headers = List.copyOf(headers);
  }

  static RawRequest of(String method, String target) {
    return new RawRequest(method, target, List.of(), "");
  }

  RawRequest header(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name + ": " + value);
    return new RawRequest(method, target, more, body);
  }

  /** With a JSON body. */
  RawRequest json(String json) {
    return new RawRequest(method, target, headers, json).header("Content-Type", "application/json");
  }

  RawRequest withQuery(String query) {
    return new RawRequest(method, target + "?" + query, headers, body);
  }

  /** Sends it to this machine, on a connection of its own. */
  RawResponse send(int port) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      OutputStream out = socket.getOutputStream();
      out.write(head().getBytes(StandardCharsets.ISO_8859_1));
      out.write(body.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return RawResponse.read(socket.getInputStream());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + target, e);
    }
  }

  private String head() {
    StringBuilder head =
        new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
    head.append("Connection: close\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (!body.isEmpty()) {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    return head.append("\r\n").toString();
  }
}
