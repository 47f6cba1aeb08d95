package dev.roost.deploy.rule;

import static java.util.Map.entry;

import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import java.util.Map;
import java.util.Set;

/** The Secrets an operator makes, with the keys in them: named by the manifests, never held. */
public final class ExternalSecrets {

  private static final Set<String> KAFKA_USER = Set.of("sasl.jaas.config");
  private static final Set<String> CA = Set.of("ca.crt");
  private static final Set<String> LOGIN = Set.of("username", "password");

  /** Name to keys; the README tells how to make each. */
  public static final Map<String, Set<String>> ALL =
      Map.ofEntries(
          entry("token-vault-database", LOGIN),
          entry("subscription-manager-database", LOGIN),
          entry("replay-worker-database", LOGIN),
          entry("token-vault-master-key", Set.of("master.json")),
          // Those of the component secured-kafka.
          entry("webhook-ingest-kafka", KAFKA_USER),
          entry("activity-router-kafka", KAFKA_USER),
          entry("subscription-manager-kafka", KAFKA_USER),
          entry("replay-worker-kafka", KAFKA_USER),
          entry("token-vault-kafka", KAFKA_USER),
          entry("kafka-ca", CA),
          // That of the component secured-postgresql.
          entry("postgresql-ca", CA));

  private ExternalSecrets() {}

  static boolean have(V1SecretKeySelector wanted) {
    return ALL.entrySet().stream()
        .anyMatch(secret ->
            secret.getKey().equals(wanted.getName())
                && secret.getValue().contains(wanted.getKey()));
  }
}
