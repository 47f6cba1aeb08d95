package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import io.kubernetes.client.openapi.models.V1Capabilities;
import io.kubernetes.client.openapi.models.V1PodSecurityContext;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a pod may do no more than its service needs. */
final class LockedDown {

  private LockedDown() {}

  static Stream<String> complaints(Manifests manifests) {
    return Stream.concat(manifests.workloads(), manifests.jobs()).flatMap(LockedDown::complaints);
  }

  private static Stream<String> complaints(Workload workload) {
    return Stream.concat(
            pod(workload.pod().getSecurityContext()),
            container(workload.container().getSecurityContext()))
        .map(complaint -> workload.name() + " " + complaint);
  }

  private static Stream<String> pod(@Nullable V1PodSecurityContext context) {
    if (context == null) {
      return Stream.of("has no securityContext");
    }
    return Stream.of(
            unless(Boolean.TRUE.equals(context.getRunAsNonRoot()), "may run as root"),
            unless(context.getRunAsUser() != null && context.getRunAsUser() > 0, "names no user"),
            unless(
                context.getSeccompProfile() != null
                    && "RuntimeDefault".equals(context.getSeccompProfile().getType()),
                "has no seccomp profile"))
        .flatMap(complaint -> complaint);
  }

  private static Stream<String> container(@Nullable V1SecurityContext context) {
    if (context == null) {
      return Stream.of("has no securityContext for its container");
    }
    return Stream.of(
            unless(
                Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), "may gain privileges"),
            unless(
                Boolean.TRUE.equals(context.getReadOnlyRootFilesystem()),
                "may write to its root file system"),
            unless(
                Objects.equals(dropped(context.getCapabilities()), List.of("ALL")),
                "keeps capabilities"))
        .flatMap(complaint -> complaint);
  }

  private static List<String> dropped(@Nullable V1Capabilities capabilities) {
    return Optional.ofNullable(capabilities).map(V1Capabilities::getDrop).orElse(List.of());
  }

  private static Stream<String> unless(boolean held, String complaint) {
    return held ? Stream.empty() : Stream.of(complaint);
  }
}
