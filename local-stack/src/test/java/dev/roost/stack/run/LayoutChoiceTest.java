package dev.roost.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.stack.port.Ports;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StateDirectory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
      Layout last = new Layout(1, 1, 1, first.clusterId(), false, before);

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

  @ParameterizedTest
  @CsvSource({"'', an older", "'\"dataVersion\":0,', an older", "'\"dataVersion\":2,', a newer"})
  void dataOfAnotherVersionIsRefusedAndTheRemedyIsNamed(
      String version, String which, @TempDir Path directory) throws Exception {
    StateDirectory state = new StateDirectory(directory);
    Files.writeString(
        state.layoutFile(),
        "{%s\"brokers\":1,\"routers\":1,\"clusterId\":\"c\",\"secure\":false,\"ports\":{}}"
            .formatted(version));
    Optional<Layout> last = Layout.read(state);

    assertThatThrownBy(() -> LayoutChoice.of(last, settings(0, true), ports))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("was written by " + which + " version of Roost")
        .hasMessageContaining("delete it with ./roost reset");
  }

  @Test
  void aLayoutIsReadAsItWasWritten(@TempDir Path directory) throws Exception {
    StateDirectory state = new StateDirectory(directory);
    Layout layout = LayoutChoice.of(Optional.empty(), settings(1, true), ports).layout();

    layout.write(state);

    assertThat(Layout.read(state)).contains(layout);
    assertThat(layout.dataVersion()).isEqualTo(Layout.DATA_VERSION);
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
        .hasMessageContaining("leave out --secure, or delete the data with ./roost reset");
  }

  @Test
  void severalIngestsListenBehindTheOneAddressThatXKnows() throws Exception {
    Layout one = LayoutChoice.of(Optional.empty(), settings(1, true), ports).layout();
    Layout two = LayoutChoice.of(Optional.of(one), twoIngests(), ports).layout();

    assertThat(two.port("webhook-ingest")).isEqualTo(one.port("webhook-ingest"));
    assertThat(two.ports())
        .containsKeys(
            "webhook-ingest-direct", "webhook-ingest-2-direct", "webhook-ingest-2-management")
        .doesNotContainKey("webhook-ingest-2");
    assertThat(one.ports()).doesNotContainKey("webhook-ingest-direct");
    assertThat(new Addresses(one).ingestUrl("webhook-ingest"))
        .isEqualTo(new Addresses(one).url("webhook-ingest"));
    assertThat(new Addresses(two).ingestUrl("webhook-ingest"))
        .isNotEqualTo(new Addresses(two).url("webhook-ingest"));
    assertThat(LayoutChoice.of(Optional.of(two), settings(0, true), ports).layout().ingests())
        .isEqualTo(2);
  }

  private static StackSettings twoIngests() {
    Path root = Path.of("");
    StateDirectory state = new StateDirectory(root.resolve(".roost"));
    return new StackSettings(root, state, 0, false, 0, 2, List.of(), true);
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
    return new StackSettings(root, state, brokers, secure, 0, 0, List.of(), freePorts);
  }
}
