package dev.roost.ingest.neighbours;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A broker and a keys file for a test class. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

  private static final String KEYS =
      """
      {"apps":{
        "demo":{"endpoints":["main"],"consumerSecrets":["demo-consumer"],
                "clientSecrets":["demo-client"]},
        "strict":{"endpoints":["main"],"consumerSecrets":["strict-consumer"],
                  "clientSecrets":["strict-client"],"requireModern":true},
        "old":{"endpoints":["main"],"consumerSecrets":["old-consumer"]}}}
      """;

  private static @Nullable BrokerProcess broker;

  /** The broker of the running test class. */
  public static BrokerProcess broker() {
    return Objects.requireNonNull(broker);
  }

  @Override
  public Map<String, String> start() {
    try {
      Path keys = Files.createTempDirectory("roost-keys").resolve("webhook-keys.json");
      Files.writeString(keys, KEYS);
      BrokerProcess started = BrokerProcess.start();
      broker = started;
      return Map.of(
          "kafka.bootstrap.servers",
          started.bootstrap(),
          "roost.ingest.keys.file",
          keys.toString());
    } catch (Exception e) {
      throw new IllegalStateException("no neighbours to test with", e);
    }
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
