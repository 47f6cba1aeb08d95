package dev.roost.deploy.rule;

import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import java.util.Map;
import java.util.Set;

/** The Secrets an operator makes, with the keys in them: named by the manifests, never held. */
public final class ExternalSecrets {

  private static final Set<String> KAFKA_USER = Set.of("sasl.jaas.config");
  private static final Set<String> LOGIN = Set.of("username", "password");

  /** Name to keys; the README tells how to make each. */
  public static final Map<String, Set<String>> ALL =
      Map.of(
          "token-vault-database", LOGIN,
          "subscription-manager-database", LOGIN,
          "replay-worker-database", LOGIN,
          "token-vault-master-key", Set.of("master.json"),
          // Those of the component secured-kafka.
          "webhook-ingest-kafka", KAFKA_USER,
          "activity-router-kafka", KAFKA_USER,
          "subscription-manager-kafka", KAFKA_USER,
          "replay-worker-kafka", KAFKA_USER,
          "token-vault-kafka", KAFKA_USER,
          "kafka-ca", Set.of("ca.crt"),
          // That of the component secured-postgresql.
          "postgresql-ca", Set.of("ca.crt"));

  private ExternalSecrets() {}

  static boolean have(V1SecretKeySelector wanted) {
    return ALL.entrySet().stream()
        .anyMatch(secret ->
            secret.getKey().equals(wanted.getName())
                && secret.getValue().contains(wanted.getKey()));
  }
}
