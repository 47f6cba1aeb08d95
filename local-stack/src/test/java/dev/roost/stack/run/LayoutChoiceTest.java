package dev.roost.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.stack.port.Ports;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StateDirectory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LayoutChoiceTest {

  private final Ports ports = new Ports(new Random(1));

  @Test
  void thePortsOfTheLastStartAreTakenAgain() throws Exception {
    Layout last = LayoutChoice.of(Optional.empty(), settings(3, true), ports).layout();

    LayoutChoice next = LayoutChoice.of(Optional.of(last), settings(0, false), ports);

    assertThat(next.layout()).isEqualTo(last);
    assertThat(next.moved()).isEmpty();
  }

  @Test
  void aListenerThatCannotHaveItsPortIsTold() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Layout first = LayoutChoice.of(Optional.empty(), settings(1, true), ports).layout();
      Map<String, Integer> before = new java.util.TreeMap<>(first.ports());
      before.put("simulator", taken.getLocalPort());
      Layout last = new Layout(1, 1, first.clusterId(), false, before);

      LayoutChoice next = LayoutChoice.of(Optional.of(last), settings(0, false), ports);

      assertThat(next.moved())
          .singleElement()
          .asString()
          .contains("port " + taken.getLocalPort() + " is taken; simulator gets");
    }
  }

  @Test
  void aClusterDoesNotChangeItsSize() throws Exception {
    Layout last = LayoutChoice.of(Optional.empty(), settings(1, true), ports).layout();

    assertThatThrownBy(() -> LayoutChoice.of(Optional.of(last), settings(3, false), ports))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("./roost reset");
  }

  @Test
  void aSecuredClusterStaysSoAndAnotherDoesNotBecomeOne() throws Exception {
    Layout open = LayoutChoice.of(Optional.empty(), settings(1, true), ports).layout();
    Layout secured = LayoutChoice.of(Optional.empty(), secured(), ports).layout();

    Layout next = LayoutChoice.of(Optional.of(secured), settings(0, false), ports).layout();

    assertThat(open.secure()).isFalse();
    assertThat(next.secure()).isTrue();
    assertThatThrownBy(() -> LayoutChoice.of(Optional.of(open), secured(), ports))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("leave out --secure, or forget the data with ./roost reset");
  }

  private static StackSettings secured() {
    return settings(1, true, true);
  }

  private static StackSettings settings(int brokers, boolean freePorts) {
    return settings(brokers, false, freePorts);
  }

  private static StackSettings settings(int brokers, boolean secure, boolean freePorts) {
    Path root = Path.of("");
    StateDirectory state = new StateDirectory(root.resolve(".roost"));
    return new StackSettings(root, state, brokers, secure, 0, List.of(), freePorts);
  }
}
