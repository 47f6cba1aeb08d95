package dev.roost.bench.process;

import java.io.IOException;
import java.net.ServerSocket;

/** Free ports. */
public final class Ports {

  private Ports() {}

  /** A port that nobody listens on just now. */
  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
