package dev.roost.ingest.doubles;

import dev.roost.testsupport.kafka.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A broker and a vault for a test class, with keys and a webhook of three apps. */
public final class Servers implements QuarkusTestResourceLifecycleManager {

  /** What the vault has at first. */
  public static final String KEYS =
      """
      {"apps":{
        "demo":{"consumerSecrets":["demo-consumer"],"clientSecrets":["demo-client"],
                "requireModern":false},
        "strict":{"consumerSecrets":["strict-consumer"],"clientSecrets":["strict-client"],
                  "requireModern":true},
        "old":{"consumerSecrets":["old-consumer"],"clientSecrets":[],"requireModern":false}}}
      """;

  /** Whoever is not told otherwise may do everything: a test can tell otherwise. */
  private static final Map<String, String> EVERYTHING_IS_ALLOWED =
      Map.of(
          "authorizer.class.name",
          "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
          "allow.everyone.if.no.acl.found",
          "true");

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
    broker = KafkaBroker.start(EVERYTHING_IS_ALLOWED);
    vault = FakeVault.notStarted();
    vault().has(KEYS);
    vault().begin();
    announceWebhooks();
    Map<String, String> properties = new HashMap<>(vault().properties());
    // Tests would wait for each change; what is shipped is tried by one that has other servers.
    properties.put("roost.ingest.keys.poll-interval", "300ms");
    properties.put("roost.ingest.secret-uses.report-interval", "300ms");
    properties.putAll(broker().serviceSettings());
    return properties;
  }

  @Override
  public void stop() {
    if (vault != null) {
      vault.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  private static void announceWebhooks() {
    try (Announcements announcements = new Announcements(broker().bootstrapServers())) {
      Stream.of("demo", "strict", "old")
          .forEach(app -> announcements.webhook(app + "/main", 1, "valid"));
    }
  }
}
