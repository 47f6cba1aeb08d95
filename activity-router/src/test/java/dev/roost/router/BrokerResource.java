package dev.roost.router;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broker for the service under test, and a place for its stores. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable OneBroker broker;

  @Override
  public Map<String, String> start() {
    OneBroker started = OneBroker.started();
    broker = started;
    try {
      return Map.of(
          "kafka.bootstrap.servers",
          started.address(),
          "roost.router.state-dir",
          Files.createTempDirectory("roost-state").toString(),
          "roost.router.threads",
          "1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
