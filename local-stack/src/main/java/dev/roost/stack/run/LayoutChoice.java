package dev.roost.stack.run;

import dev.roost.stack.kafka.Cluster;
import dev.roost.stack.port.Ports;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.state.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/**
 * The layout of a start: the last one's, as far as its ports are still free.
 *
 * @param layout what was chosen
 * @param moved one sentence for every listener that did not get the port it wanted
 */
record LayoutChoice(Layout layout, List<String> moved) {

  /**
   * Chooses; {@code StartFailedException} where the data is of another version of Roost, or of a
   * cluster of another size or without users.
   */
  static LayoutChoice of(Optional<Layout> last, StackSettings settings, Ports ports)
      throws StartFailedException {
    refuseDataOfAnotherVersion(last, settings);
    int brokers = brokers(last, settings);
    if (!settings.clientPorts().isEmpty() && settings.clientPorts().size() != brokers) {
      throw new StartFailedException(
          "--client-ports names %d ports, and there are %d brokers: one for each, with commas."
              .formatted(settings.clientPorts().size(), brokers));
    }
    boolean secure = secure(last, settings);
    int routers =
        settings.routers() == 0 ? last.map(Layout::routers).orElse(1) : settings.routers();
    int ingests =
        settings.ingests() == 0 ? last.map(Layout::ingests).orElse(1) : settings.ingests();
    Map<String, Integer> wanted =
        wanted(last, Addresses.wanted(brokers, routers, ingests), brokers, settings);
    Map<String, Integer> chosen = ports.choose(wanted);
    String clusterId = last.map(Layout::clusterId).orElseGet(() -> Uuid.randomUuid().toString());
    return new LayoutChoice(
        new Layout(brokers, routers, ingests, clusterId, secure, chosen), moved(wanted, chosen));
  }

  private static void refuseDataOfAnotherVersion(Optional<Layout> last, StackSettings settings)
      throws StartFailedException {
    int version = last.map(Layout::dataVersion).orElse(Layout.DATA_VERSION);
    if (version != Layout.DATA_VERSION) {
      throw new StartFailedException(
          "The data under %s was written by %s version of Roost, and this one cannot read it: delete it with ./roost reset, or choose another directory with --state."
              .formatted(
                  settings.state().root(), version < Layout.DATA_VERSION ? "an older" : "a newer"));
    }
  }

  private static int brokers(Optional<Layout> last, StackSettings settings)
      throws StartFailedException {
    int before = last.map(Layout::brokers).orElse(settings.brokers());
    if (settings.brokers() != 0 && settings.brokers() != before) {
      throw new StartFailedException(
          "The data under %s is of a cluster with %d broker(s), which cannot become one with %d: leave out --brokers, or delete the data with ./roost reset."
              .formatted(settings.state().root(), before, settings.brokers()));
    }
    return before == 0 ? 1 : before;
  }

  // The brokers' own user is made when their storage is formatted.
  private static boolean secure(Optional<Layout> last, StackSettings settings)
      throws StartFailedException {
    boolean before = last.map(Layout::secure).orElse(settings.secure());
    if (settings.secure() && !before) {
      throw new StartFailedException(
          "The data under %s is of a cluster without users, which cannot be secured: leave out --secure, or delete the data with ./roost reset."
              .formatted(settings.state().root()));
    }
    return before;
  }

  private static Map<String, Integer> wanted(
      Optional<Layout> last, Map<String, Integer> listeners, int brokers, StackSettings settings) {
    Map<String, Integer> wanted = new LinkedHashMap<>(listeners);
    if (!settings.clientPorts().isEmpty()) {
      wanted.putAll(Cluster.clientListeners(brokers));
    }
    if (settings.freePorts()) {
      wanted.replaceAll((listener, port) -> 0);
    }
    last.ifPresent(layout -> wanted.replaceAll(layout.ports()::getOrDefault));
    return wanted;
  }

  private static List<String> moved(Map<String, Integer> wanted, Map<String, Integer> chosen) {
    return wanted.entrySet().stream()
        .filter(want -> want.getValue() != 0)
        .filter(want -> !want.getValue().equals(chosen.get(want.getKey())))
        .map(want -> moved(want.getKey(), want.getValue(), chosen.get(want.getKey())))
        .toList();
  }

  private static String moved(
      String listener, int wanted, @org.jspecify.annotations.Nullable Integer got) {
    return "port %d is taken; %s gets %d, from now on".formatted(wanted, listener, got);
  }
}
