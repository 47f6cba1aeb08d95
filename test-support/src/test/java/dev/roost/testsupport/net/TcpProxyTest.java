package dev.roost.testsupport.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpProxyTest {

  private static final int SOON = 400;

  private final ServerSocket echo;
  private final TcpProxy proxy;

  TcpProxyTest() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    proxy = TcpProxy.to(echo::getLocalPort);
  }

  @BeforeEach
  void answer() {
    var _ =
        Thread.ofVirtual()
            .start(() -> {
              while (!echo.isClosed()) {
                try {
                  Socket caller = echo.accept();
                  var _ = Thread.ofVirtual().start(() -> repeat(caller));
                } catch (IOException closed) {
                  return;
                }
              }
            });
  }

  private static void repeat(Socket caller) {
    try (caller) {
      var _ = caller.getInputStream().transferTo(caller.getOutputStream());
    } catch (IOException over) {
      // The caller has what it wanted.
    }
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void carriesBothWays() throws IOException {
    try (Socket socket = connect()) {
      assertThat(said(socket, 7)).isEqualTo(7);
    }
  }

  @Test
  void aSilentOneHoldsBackWhatIsSentAndCarriesItLater() throws IOException {
    try (Socket socket = connect()) {
      assertThat(said(socket, 1)).isEqualTo(1);
      proxy.silence();
      assertThatThrownBy(() -> said(socket, 2)).isInstanceOf(SocketTimeoutException.class);

      proxy.heal();

      assertThat(socket.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void anAbandonedConnectionStaysSilentWhileNewOnesAreCarried() throws IOException {
    try (Socket old = connect()) {
      assertThat(said(old, 1)).isEqualTo(1);
      proxy.abandon();

      try (Socket fresh = connect()) {
        assertThat(said(fresh, 3)).isEqualTo(3);
      }
      assertThatThrownBy(() -> said(old, 2)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aResetEndsTheConnectionsOfNowAndTakesNewOnes() throws IOException {
    try (Socket socket = connect();
        Socket next = connect()) {
      assertThat(said(socket, 1)).isEqualTo(1);
      proxy.reset();
      assertThatThrownBy(
              () -> {
                int answer = said(socket, 2);
                if (answer < 0) {
                  throw new IOException("ended");
                }
              })
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);

      try (Socket fresh = connect()) {
        assertThat(said(fresh, 3)).isEqualTo(3);
      }
      assertThat(next.isConnected()).isTrue();
    }
  }

  @Test
  void aSlowOneDelaysEachWay() throws IOException {
    try (Socket socket = connect()) {
      assertThat(said(socket, 1)).isEqualTo(1);
      proxy.slow(Duration.ofMillis(100));
      long began = System.nanoTime();

      assertThat(said(socket, 2)).isEqualTo(2);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(190));
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(SOON);
    return socket;
  }

  private static int said(Socket socket, int what) throws IOException {
    socket.getOutputStream().write(what);
    return socket.getInputStream().read();
  }
}
