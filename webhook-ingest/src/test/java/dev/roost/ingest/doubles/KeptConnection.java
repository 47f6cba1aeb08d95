package dev.roost.ingest.doubles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One plain connection that a client keeps. Unlike an HTTP client it repeats nothing by itself and
 * says exactly how each request ended.
 */
public final class KeptConnection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  private KeptConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Connects.
   *
   * @throws IOException when nobody listens
   */
  public static KeptConnection to(int port) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
    return new KeptConnection(socket);
  }

  /**
   * An answer.
   *
   * @param status the status
   * @param last whether the connection is not to be used again
   */
  public record Answer(int status, boolean last) {}

  /**
   * Posts and waits for the answer.
   *
   * @throws IOException when the connection ended without one
   */
  public Answer post(String path, String body, Map<String, String> headers) throws IOException {
    StringBuilder request = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\n");
    request.append("Host: roost\r\nContent-Length: ").append(body.length()).append("\r\n");
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    send(request.append("\r\n").append(body).toString());
    return answer();
  }

  /** Sends these characters, whatever they are. */
  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Reads an answer without a body. */
  public Answer answer() throws IOException {
    String status = line();
    boolean last = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      last |= line.toLowerCase(Locale.ROOT).equals("connection: close");
    }
    return new Answer(Integer.parseInt(status.split(" ", 3)[1]), last);
  }

  /** Whether the other side has hung up, as far as can be seen without waiting. */
  public boolean hungUp() throws IOException {
    return hungUp(Duration.ofMillis(1));
  }

  /** Whether the other side hangs up within this time. */
  public boolean hungUp(Duration within) throws IOException {
    socket.setSoTimeout((int) within.toMillis());
    try {
      // Of an answer that comes first nothing is wanted.
      while (in.read() >= 0) {}
      return true;
    } catch (SocketTimeoutException nothingCame) {
      return false;
    } finally {
      socket.setSoTimeout(10_000);
    }
  }

  /** Reads the head of an answer: its status line and its headers, each a line. */
  public List<String> head() throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.add(line);
    }
    return head;
  }

  /** Reads until the other side hangs up, and tells what came. */
  public String rest() throws IOException {
    return new String(in.readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("hung up before the answer");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
