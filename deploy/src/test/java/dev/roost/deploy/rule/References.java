package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what one object names is there. */
final class References {

  private References() {}

  static Stream<String> complaints(Manifests manifests) {
    Set<String> maps = manifests.names("ConfigMap");
    Set<String> accounts = manifests.names("ServiceAccount");
    return Stream.concat(manifests.workloads(), manifests.jobs())
        .flatMap(workload ->
            Stream.of(
                    workload
                        .settingsFrom()
                        .filter(map -> !maps.contains(map))
                        .map(map -> "the ConfigMap " + map),
                    Stream.ofNullable(workload.pod().getServiceAccountName())
                        .filter(account -> !accounts.contains(account))
                        .map(account -> "the ServiceAccount " + account),
                    mounts(workload),
                    secretsOf(workload))
                .flatMap(missing -> missing)
                .map(missing -> workload.name() + " names what is not there: " + missing));
  }

  /** A Secret among the objects is one that was committed. */
  static Stream<String> secrets(Manifests manifests) {
    return manifests.of("Secret").map(secret -> secret.label() + " is among the manifests");
  }

  private static Stream<String> mounts(Workload workload) {
    Set<String> volumes =
        Stream.concat(workload.volumes().map(V1Volume::getName), workload.claims().stream())
            .collect(Collectors.toSet());
    return workload
        .mounts()
        .map(V1VolumeMount::getName)
        .filter(volume -> !volumes.contains(volume))
        .map(volume -> "the volume " + volume);
  }

  private static Stream<String> secretsOf(Workload workload) {
    return Stream.concat(
        workload
            .variables()
            .flatMap(References::secretKey)
            .filter(key -> !ExternalSecrets.have(key))
            .map(key -> "the Secret " + key.getName() + " with " + key.getKey()),
        workload
            .volumes()
            .flatMap(volume -> Stream.ofNullable(volume.getSecret()))
            .flatMap(secret -> Stream.ofNullable(secret.getSecretName()))
            .filter(name -> !ExternalSecrets.ALL.containsKey(name))
            .map(name -> "the Secret " + name));
  }

  private static Stream<V1SecretKeySelector> secretKey(V1EnvVar variable) {
    return Optional.ofNullable(variable.getValueFrom()).stream()
        .flatMap(from -> Stream.ofNullable(from.getSecretKeyRef()));
  }
}
