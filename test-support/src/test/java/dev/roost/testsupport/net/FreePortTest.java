package dev.roost.testsupport.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {

  @Test
  void noneIsGivenTwiceAndNoneIsAClients() throws IOException {
    List<Integer> ports = IntStream.range(0, 500).mapToObj(_ -> FreePort.find()).toList();

    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 10_000 && port < 20_000);
    try (ServerSocket server =
        new ServerSocket(ports.getFirst(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(server.isBound()).isTrue();
    }
  }
}
