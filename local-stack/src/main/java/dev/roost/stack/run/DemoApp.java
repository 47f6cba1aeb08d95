package dev.roost.stack.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.stack.simulator.SimulatorClient.AppKeys;
import dev.roost.stack.state.JsonFile;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one app the stack knows from the start, and its webhook secrets as webhook-ingest reads them.
 */
final class DemoApp {

  static final String APP = "demo";
  static final String ENDPOINT = "main";

  private DemoApp() {}

  /** The webhook's address at webhook-ingest. */
  static String webhook(String ingestUrl) {
    return ingestUrl + "/webhooks/" + APP + "/" + ENDPOINT;
  }

  /** The keys of the last start; empty before the first. */
  static Optional<AppKeys> readKeys(StateDirectory state) throws IOException {
    return JsonFile.read(state.keysFile(), JsonNode.class)
        .map(file -> file.path("apps").path(APP))
        .filter(app -> app.path("consumerSecrets").has(0))
        .map(app ->
            new AppKeys(
                app.path("consumerSecrets").path(0).asText(),
                app.path("clientSecrets").path(0).asText(null)));
  }

  /** Writes the keys file. */
  static void writeKeys(StateDirectory state, AppKeys keys) throws IOException {
    String clientSecret = keys.clientSecret();
    Map<String, Object> app =
        Map.of(
            "endpoints",
            List.of(ENDPOINT),
            "consumerSecrets",
            List.of(keys.consumerSecret()),
            "clientSecrets",
            clientSecret == null ? List.of() : List.of(clientSecret),
            "requireModern",
            false);
    JsonFile.write(state.keysFile(), Map.of("apps", Map.of(APP, app)));
  }
}
