package dev.roost.deploy.rule;

import com.google.gson.JsonPrimitive;
import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import io.kubernetes.client.openapi.models.V1Volume;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether those who ask token-vault can show who they are, and nobody has another token. */
final class VaultTokens {

  private static final Set<String> ASK_THE_VAULT =
      Set.of("webhook-ingest", "subscription-manager", "replay-worker");

  /** The default of {@code roost.vault-client.token-file}. */
  private static final String FILE = "/var/run/secrets/tokens/token-vault";

  private static final JsonPrimitive FALSE = new JsonPrimitive(false);

  private VaultTokens() {}

  static Stream<String> complaints(Manifests manifests) {
    return Stream.concat(
        manifests.workloads().flatMap(VaultTokens::complaints),
        manifests
            .of("ServiceAccount")
            .filter(account -> !FALSE.equals(account.content().get("automountServiceAccountToken")))
            .map(account -> account.label() + " mounts a token into every pod"));
  }

  private static Stream<String> complaints(Workload workload) {
    List<String> tokens = workload.volumes().flatMap(volume -> tokens(workload, volume)).toList();
    List<String> wanted =
        ASK_THE_VAULT.contains(workload.name()) ? List.of("token-vault at " + FILE) : List.of();
    return Stream.of(
            wrong(!tokens.equals(wanted), "has the tokens " + tokens + ", not " + wanted),
            wrong(
                !Boolean.FALSE.equals(workload.pod().getAutomountServiceAccountToken()),
                "mounts a token for Kubernetes' own API"),
            wrong(
                !workload.name().equals(workload.pod().getServiceAccountName()),
                "runs as another's account"))
        .flatMap(complaint -> complaint)
        .map(complaint -> workload.name() + " " + complaint);
  }

  private static Stream<String> tokens(Workload workload, V1Volume volume) {
    return Workload.tokens(volume)
        .flatMap(token ->
            workload
                .mounts()
                .filter(mount -> mount.getName().equals(volume.getName()))
                .map(mount ->
                    "%s at %s/%s"
                        .formatted(token.getAudience(), mount.getMountPath(), token.getPath())));
  }

  private static Stream<String> wrong(boolean is, String complaint) {
    return is ? Stream.of(complaint) : Stream.empty();
  }
}
