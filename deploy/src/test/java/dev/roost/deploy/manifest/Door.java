package dev.roost.deploy.manifest;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Kubernetes Service as the rules look at it.
 *
 * @param selector the labels it finds pods by
 * @param targets the ports of the pods that it leads to, by name where they are named
 * @param headless whether it names each pod instead of standing before all of them
 * @param type how far it is seen: {@code ClusterIP} is the cluster alone
 */
public record Door(
    String name,
    Map<String, String> selector,
    List<String> targets,
    boolean headless,
    String type) {

  static Door of(String name, V1Service service) {
    V1ServiceSpec spec = Objects.requireNonNull(service.getSpec(), name + " has no spec");
    return new Door(
        name,
        Optional.ofNullable(spec.getSelector()).orElse(Map.of()),
        Optional.ofNullable(spec.getPorts()).orElse(List.of()).stream().map(Door::target).toList(),
        "None".equals(spec.getClusterIP()),
        Optional.ofNullable(spec.getType()).orElse("ClusterIP"));
  }

  /** Where no target is named it is the port itself. */
  private static String target(V1ServicePort port) {
    return Optional.ofNullable(port.getTargetPort())
        .map(IntOrString::toString)
        .orElse(String.valueOf(port.getPort()));
  }
}
