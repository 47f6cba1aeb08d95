package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import io.kubernetes.client.openapi.models.V1Lifecycle;
import io.kubernetes.client.openapi.models.V1LifecycleHandler;
import io.kubernetes.client.openapi.models.V1SleepAction;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether Kubernetes leaves a stopping service the time that it takes for itself. */
final class Endings {

  /** For the process itself to end. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Duration KUBERNETES_DEFAULT = Duration.ofSeconds(30);

  private Endings() {}

  static Stream<String> complaints(Manifests manifests) {
    return manifests
        .workloads()
        .flatMap(workload ->
            complaint(workload, ServiceSettings.of(workload.name()).shutdown()).stream());
  }

  private static Optional<String> complaint(Workload workload, Duration shutdown) {
    Duration needed = sleep(workload).plus(shutdown).plus(MARGIN);
    Duration given =
        Optional.ofNullable(workload.pod().getTerminationGracePeriodSeconds())
            .map(Duration::ofSeconds)
            .orElse(KUBERNETES_DEFAULT);
    return given.compareTo(needed) < 0
        ? Optional.of(
            "%s needs %d s to end and is given %d s"
                .formatted(workload.name(), needed.toSeconds(), given.toSeconds()))
        : Optional.empty();
  }

  private static Duration sleep(Workload workload) {
    return Optional.ofNullable(workload.container().getLifecycle())
        .map(V1Lifecycle::getPreStop)
        .map(V1LifecycleHandler::getSleep)
        .map(V1SleepAction::getSeconds)
        .map(Duration::ofSeconds)
        .orElse(Duration.ZERO);
  }
}
