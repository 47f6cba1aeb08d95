package dev.roost.stack.balancer;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpBalancerTest {

  private static final Duration WIDE = Duration.ofSeconds(30);

  private final Echo first = new Echo("first");
  private final Echo second = new Echo("second");
  private final TcpBalancer balancer = new TcpBalancer(0, List.of(first.port(), second.port()));
  private int port;

  TcpBalancerTest() throws IOException {}

  @BeforeEach
  void open() throws IOException {
    port = balancer.open();
  }

  @AfterEach
  void close() throws IOException {
    balancer.close();
    first.close();
    second.close();
  }

  @Test
  void newConnectionsGoToOneAfterTheOther() throws IOException {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(exchange("hello"));
    }

    assertThat(answers)
        .containsExactly("first hello", "second hello", "first hello", "second hello");
  }

  @Test
  void whoRefusesIsPassedOver() throws IOException {
    first.close();

    assertThat(List.of(exchange("a"), exchange("bc"))).containsExactly("second a", "second bc");
  }

  @Test
  void whereNobodyTakesItTheConnectionIsReset() throws IOException {
    first.close();
    second.close();

    assertThatThrownBy(() -> exchange("a")).isInstanceOf(SocketException.class);
  }

  @Test
  void anEndIsPassedOnAsAnEndAndAResetAsAReset() throws IOException {
    exchange("end");
    await().atMost(WIDE).until(() -> first.ends.equals(List.of("end")));

    try (Socket socket = connect()) {
      socket.getOutputStream().write("half".getBytes(StandardCharsets.UTF_8));
      await().atMost(WIDE).until(() -> second.connections.get() == 1);
      socket.setSoLinger(true, 0);
    }

    await().atMost(WIDE).until(() -> second.ends.equals(List.of("reset")));
  }

  @Test
  void itsEndEndsWhatItCarries() throws IOException {
    try (Socket socket = connect()) {
      await().atMost(WIDE).until(() -> first.connections.get() == 1);

      balancer.close();

      assertThatThrownBy(() -> readAll(socket)).isInstanceOf(IOException.class);
      assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) WIDE.toMillis());
    return socket;
  }

  private String exchange(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      String answer = readAll(socket);
      if (answer.isEmpty()) {
        throw new IOException("closed without an answer");
      }
      return answer;
    }
  }

  private static String readAll(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Answers its name and what it was sent, once it has all of it. */
  private static final class Echo {

    private final String name;
    private final ServerSocket listener;
    private final int port;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> ends = new CopyOnWriteArrayList<>();

    Echo(String name) throws IOException {
      this.name = name;
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      this.port = listener.getLocalPort();
      Thread.ofVirtual().start(this::acceptAll);
    }

    int port() {
      return port;
    }

    /** Returns once the kernel refuses connections. */
    void close() throws IOException {
      listener.close();
      await().atMost(WIDE).until(this::refuses);
    }

    private boolean refuses() {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return !probe.isConnected();
      } catch (IOException refused) {
        return true;
      }
    }

    private void acceptAll() {
      while (!listener.isClosed()) {
        try {
          Socket socket = listener.accept();
          connections.incrementAndGet();
          Thread.ofVirtual().start(() -> answer(socket));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void answer(Socket socket) {
      try (socket) {
        String text = readAll(socket);
        socket.getOutputStream().write((name + " " + text).getBytes(StandardCharsets.UTF_8));
        ends.add("end");
      } catch (IOException reset) {
        ends.add("reset");
      }
    }
  }
}
