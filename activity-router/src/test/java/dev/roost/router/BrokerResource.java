package dev.roost.router;

import dev.roost.testsupport.kafka.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broker for the service under test, and a place for its stores. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable EmbeddedBroker broker;

  @Override
  public Map<String, String> start() {
    EmbeddedBroker started = EmbeddedBroker.start();
    broker = started;
    Map<String, String> settings = new HashMap<>(started.serviceSettings());
    settings.put("roost.router.state-dir", stateDirectory());
    settings.put("roost.router.threads", "1");
    return settings;
  }

  private static String stateDirectory() {
    try {
      return Files.createTempDirectory("roost-state").toString();
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
