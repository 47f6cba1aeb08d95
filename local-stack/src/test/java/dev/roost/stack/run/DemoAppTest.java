package dev.roost.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.stack.simulator.SimulatorClient.AppKeys;
import dev.roost.stack.state.JsonFile;
import dev.roost.stack.state.StateDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoAppTest {

  @TempDir private Path directory;

  @Test
  void keysAreWrittenAsWebhookIngestReadsThem() throws Exception {
    var state = new StateDirectory(directory);

    DemoApp.writeKeys(state, new AppKeys("consumer", "client"));

    assertThat(JsonFile.JSON.readTree(state.keysFile().toFile()))
        .isEqualTo(
            JsonFile.JSON.readTree(
                """
                {"apps":{"demo":{"endpoints":["main"],"consumerSecrets":["consumer"],
                  "clientSecrets":["client"],"requireModern":false}}}
                """));
  }

  @Test
  void theNextStartKeepsTheSecrets() throws Exception {
    var state = new StateDirectory(directory);
    assertThat(DemoApp.readKeys(state)).isEmpty();

    DemoApp.writeKeys(state, new AppKeys("consumer", null));

    assertThat(DemoApp.readKeys(state)).contains(new AppKeys("consumer", null));
  }
}
