package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Door;
import dev.roost.deploy.manifest.Manifests;
import java.util.stream.Stream;

/** Whether an operator who exposes a Service can expose health and metrics by mistake. */
final class Exposure {

  private Exposure() {}

  static Stream<String> complaints(Manifests manifests) {
    return Stream.concat(
        manifests.doors().flatMap(Exposure::wrongTargets),
        manifests
            .doors()
            .filter(door -> !door.type().equals("ClusterIP"))
            .map(door -> "the Service " + door.name() + " opens a port beyond the cluster"));
  }

  private static Stream<String> wrongTargets(Door door) {
    String allowed = allowed(door.name());
    return door.targets().stream()
        .filter(target -> !target.equals(allowed))
        .map(target -> "the Service %s leads to port %s".formatted(door.name(), target));
  }

  private static String allowed(String service) {
    if (service.endsWith("-management")) {
      return Ports.MANAGEMENT;
    }
    return service.endsWith("-connect") ? Ports.CONNECT : Ports.PUBLIC;
  }
}
