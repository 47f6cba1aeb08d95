package dev.roost.ingest.doubles;

import dev.roost.testsupport.kafka.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A broker and a vault that have their addresses and do not run until the test class says so. */
public final class StoppedServers implements QuarkusTestResourceLifecycleManager {

  private static @Nullable KafkaBroker broker;
  private static @Nullable FakeVault vault;

  /** The broker of the running test class. */
  public static KafkaBroker broker() {
    return Objects.requireNonNull(broker);
  }

  /** The vault of the running test class. */
  public static FakeVault vault() {
    return Objects.requireNonNull(vault);
  }

  @Override
  public Map<String, String> start() {
    broker = KafkaBroker.notStarted(Map.of());
    vault = FakeVault.notStarted();
    Map<String, String> properties = new HashMap<>(vault().properties());
    properties.putAll(broker().serviceSettings());
    return properties;
  }

  @Override
  public void stop() {
    vault().close();
    broker().close();
  }
}
