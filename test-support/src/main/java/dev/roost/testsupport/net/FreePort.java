package dev.roost.testsupport.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** TCP ports that nothing listens on. */
public final class FreePort {

  private FreePort() {}

  /**
   * A port that is free now, for a server that must know its port before it starts. A server that
   * can listen on port 0 should do that instead: nobody can take the port in between.
   *
   * @throws UncheckedIOException when there is none
   */
  public static int find() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
