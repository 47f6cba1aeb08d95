package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1ResourceRequirements;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a node can be chosen for a pod, and one pod cannot take a node's memory. */
final class Resources {

  private Resources() {}

  static Stream<String> complaints(Manifests manifests) {
    return Stream.concat(manifests.workloads(), manifests.jobs())
        .filter(workload -> !saysEnough(workload))
        .map(workload -> workload.name() + " asks for no processor, or memory without a limit");
  }

  private static boolean saysEnough(Workload workload) {
    Optional<V1ResourceRequirements> said =
        Optional.ofNullable(workload.container().getResources());
    Map<String, Quantity> requests = said.map(V1ResourceRequirements::getRequests).orElse(Map.of());
    Map<String, Quantity> limits = said.map(V1ResourceRequirements::getLimits).orElse(Map.of());
    return requests.containsKey("cpu")
        && requests.containsKey("memory")
        && Objects.equals(requests.get("memory"), limits.get("memory"));
  }
}
