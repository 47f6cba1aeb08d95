package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Manifest;
import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import io.kubernetes.client.openapi.models.V1EnvVar;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether each environment variable is a setting of its service: others are ignored in silence. */
final class SettingNames {

  private SettingNames() {}

  static Stream<String> complaints(Manifests manifests) {
    return manifests.workloads().flatMap(workload -> unknown(workload, manifests));
  }

  private static Stream<String> unknown(Workload workload, Manifests manifests) {
    Set<String> known =
        KnownSettings.of(workload.name()).map(SettingNames::variable).collect(Collectors.toSet());
    return variables(workload, manifests)
        .filter(variable -> !known.contains(variable))
        .map(variable -> workload.name() + " is given " + variable + ", which is no setting of it");
  }

  private static Stream<String> variables(Workload workload, Manifests manifests) {
    Set<String> maps = workload.settingsFrom().collect(Collectors.toSet());
    return Stream.concat(
        workload.variables().map(V1EnvVar::getName),
        manifests
            .of("ConfigMap")
            .filter(map -> maps.contains(map.name()))
            .flatMap(SettingNames::entries));
  }

  private static Stream<String> entries(Manifest map) {
    return map.content().getAsJsonObject("data").keySet().stream();
  }

  /** As MicroProfile Config looks a property up in the environment. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
