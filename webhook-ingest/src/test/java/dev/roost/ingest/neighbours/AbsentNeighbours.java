package dev.roost.ingest.neighbours;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A broker and a vault that have their addresses and do not run until the test class says so. */
public final class AbsentNeighbours implements QuarkusTestResourceLifecycleManager {

  private static @Nullable BrokerProcess broker;
  private static @Nullable FakeVault vault;

  /** The broker of the running test class. */
  public static BrokerProcess broker() {
    return Objects.requireNonNull(broker);
  }

  /** The vault of the running test class. */
  public static FakeVault vault() {
    return Objects.requireNonNull(vault);
  }

  @Override
  public Map<String, String> start() {
    try {
      broker = BrokerProcess.notYet();
      vault = FakeVault.notYet();
    } catch (IOException e) {
      throw new IllegalStateException("no neighbours to test with", e);
    }
    Map<String, String> properties = new HashMap<>(vault().properties());
    properties.put("kafka.bootstrap.servers", broker().bootstrap());
    return properties;
  }

  @Override
  public void stop() {
    vault().close();
    broker().close();
  }
}
