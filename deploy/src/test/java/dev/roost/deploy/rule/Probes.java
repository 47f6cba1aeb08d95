package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1Probe;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether each question of Kubernetes reaches the management port. */
final class Probes {

  private Probes() {}

  static Stream<String> complaints(Manifests manifests) {
    return manifests
        .workloads()
        .flatMap(workload ->
            Stream.of(
                    complaint(workload, "started", workload.container().getStartupProbe()),
                    complaint(workload, "ready", workload.container().getReadinessProbe()),
                    complaint(workload, "live", workload.container().getLivenessProbe()))
                .flatMap(Optional::stream));
  }

  private static Optional<String> complaint(
      Workload workload, String question, @Nullable V1Probe probe) {
    V1HTTPGetAction get = probe == null ? null : probe.getHttpGet();
    if (get == null) {
      return Optional.of(workload.name() + " is not asked whether it is " + question);
    }
    if (!Objects.equals(get.getPath(), "/q/health/" + question)) {
      return Optional.of(
          "%s is asked at %s whether it is %s".formatted(workload.name(), get.getPath(), question));
    }
    return asksManagement(workload, get)
        ? Optional.empty()
        : Optional.of(
            "%s is asked at port %s whether it is %s"
                .formatted(workload.name(), get.getPort(), question));
  }

  private static boolean asksManagement(Workload workload, V1HTTPGetAction get) {
    Optional<Integer> management = workload.port(Ports.MANAGEMENT);
    return management.isPresent()
        && (get.getPort().isInteger()
            ? get.getPort().getIntValue().equals(management.get())
            : get.getPort().getStrValue().equals(Ports.MANAGEMENT));
  }
}
