package dev.roost.stack.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PortsTest {

  private static final Map<String, Integer> WANTED = Map.of("kafka", 9092, "ingest", 8080);

  @Test
  void aFreeWantedPortIsTaken() {
    var ports = new Ports(port -> true, new Random(1));

    var chosen = ports.choose(WANTED);

    assertThat(chosen).isEqualTo(WANTED);
  }

  @Test
  void aListenerWhosePortIsTakenGetsAnotherAndTheOthersKeepTheirs() {
    var ports = new Ports(port -> port != 8080, new Random(1));

    var chosen = ports.choose(WANTED);

    assertThat(chosen).containsEntry("kafka", 9092);
    assertThat(chosen.get("ingest")).isBetween(20_000, 32_000);
  }

  @Test
  void noTwoListenersGetTheSamePort() {
    var ports = new Ports(port -> port >= 20_000 && port < 20_040, new Random(1));

    var chosen = ports.choose(Map.of("a", 0, "b", 0, "c", 0, "d", 20_000));

    assertThat(chosen.values()).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void aPortSomebodyListensOnIsNotFree() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = new Ports(new Random(1));

      var chosen = ports.choose(Map.of("mine", taken.getLocalPort()));

      assertThat(chosen.get("mine")).isNotEqualTo(taken.getLocalPort());
    }
  }
}
