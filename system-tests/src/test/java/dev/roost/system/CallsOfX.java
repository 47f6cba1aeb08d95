package dev.roost.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.testsupport.clock.Waits;
import java.util.List;
import java.util.Objects;

/** The simulator's log of calls of X's own endpoints. */
final class CallsOfX {

  private CallsOfX() {}

  /** Those after this one, in their order. */
  static List<JsonNode> after(SimulatorClient simulator, long seq) {
    return simulator.calls(seq).valueStream().toList();
  }

  /** The number of the last one, 0 where there is none. */
  static long last(SimulatorClient simulator) {
    return after(simulator, 0).stream()
        .mapToLong(call -> call.path("seq").asLong())
        .max()
        .orElse(0);
  }

  /**
   * Waits for the first one after another.
   *
   * @param path as X documents it, with {@code {names}} where ids stand
   */
  static JsonNode await(SimulatorClient simulator, String method, String path, long seq) {
    return Objects.requireNonNull(
        Waits.await()
            .until(() -> first(simulator, method, path, seq), call -> !call.isMissingNode()));
  }

  /** The same without waiting; missing where there is none. */
  static JsonNode first(SimulatorClient simulator, String method, String path, long seq) {
    String pattern = path.replaceAll("\\{[a-z_]+}", "\\\\d+");
    return after(simulator, seq).stream()
        .filter(call -> call.path("method").asText().equals(method))
        .filter(call -> call.path("path").asText().matches(pattern))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
