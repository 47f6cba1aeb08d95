package dev.roost.deploy.rule;

import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import java.util.Map;
import java.util.Set;

/** The Secrets an operator makes, with the keys in them: named by the manifests, never held. */
public final class ExternalSecrets {

  private static final Set<String> LOGIN = Set.of("username", "password");

  /** Name to keys; the README tells how to make each. */
  public static final Map<String, Set<String>> ALL =
      Map.of(
          "token-vault-database", LOGIN,
          "subscription-manager-database", LOGIN,
          "replay-worker-database", LOGIN,
          "token-vault-master-key", Set.of("master.json"));

  private ExternalSecrets() {}

  static boolean have(V1SecretKeySelector wanted) {
    return ALL.entrySet().stream()
        .anyMatch(secret ->
            secret.getKey().equals(wanted.getName())
                && secret.getValue().contains(wanted.getKey()));
  }
}
