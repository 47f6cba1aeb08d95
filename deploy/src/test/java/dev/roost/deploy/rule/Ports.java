package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a container declares what its service listens on. */
final class Ports {

  static final String PUBLIC = "http";
  static final String MANAGEMENT = "management";
  static final String CONNECT = "connect";

  private Ports() {}

  static Stream<String> complaints(Manifests manifests) {
    return manifests
        .workloads()
        .flatMap(workload -> complaints(workload, ServiceSettings.of(workload.name())));
  }

  private static Stream<String> complaints(Workload workload, ServiceSettings settings) {
    return Stream.of(
            complaint(workload, PUBLIC, settings.publicPort()),
            complaint(workload, CONNECT, settings.connectPort()),
            complaint(workload, MANAGEMENT, Optional.of(settings.managementPort())))
        .flatMap(Optional::stream);
  }

  private static Optional<String> complaint(
      Workload workload, String name, Optional<Integer> listening) {
    Optional<Integer> declared = workload.port(name);
    return declared.equals(listening)
        ? Optional.empty()
        : Optional.of(
            "%s declares %s as port %s and listens on %s"
                .formatted(workload.name(), said(declared), name, said(listening)));
  }

  private static String said(Optional<Integer> port) {
    return port.map(String::valueOf).orElse("none");
  }
}
