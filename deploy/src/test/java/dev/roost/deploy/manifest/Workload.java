package dev.roost.deploy.manifest;

import io.kubernetes.client.openapi.models.V1ConfigMapEnvSource;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentSpec;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1JobSpec;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1ServiceAccountTokenProjection;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1StatefulSetSpec;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Deployment, StatefulSet or Job as the rules look at it.
 *
 * @param selector the labels it finds its pods by
 * @param claims the volumes that it claims for each pod
 * @param governedBy the Service that names its pods, for a StatefulSet
 */
public record Workload(
    String name,
    Map<String, String> selector,
    V1PodTemplateSpec template,
    Set<String> claims,
    Optional<String> governedBy) {

  static Workload of(String name, V1Deployment deployment) {
    V1DeploymentSpec spec = Objects.requireNonNull(deployment.getSpec(), name + " has no spec");
    return new Workload(
        name, labels(spec.getSelector()), spec.getTemplate(), Set.of(), Optional.empty());
  }

  static Workload of(String name, V1StatefulSet set) {
    V1StatefulSetSpec spec = Objects.requireNonNull(set.getSpec(), name + " has no spec");
    return new Workload(
        name,
        labels(spec.getSelector()),
        spec.getTemplate(),
        each(spec.getVolumeClaimTemplates()).flatMap(Workload::name).collect(Collectors.toSet()),
        Optional.ofNullable(spec.getServiceName()));
  }

  static Workload of(String name, V1Job job) {
    V1JobSpec spec = Objects.requireNonNull(job.getSpec(), name + " has no spec");
    return new Workload(name, Map.of(), spec.getTemplate(), Set.of(), Optional.empty());
  }

  private static Stream<String> name(V1PersistentVolumeClaim claim) {
    return Optional.ofNullable(claim.getMetadata()).map(V1ObjectMeta::getName).stream();
  }

  private static Map<String, String> labels(V1LabelSelector selector) {
    return Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
  }

  /** What every pod of it is. */
  public V1PodSpec pod() {
    return Objects.requireNonNull(template.getSpec(), name + " has no pod");
  }

  /** The labels its pods carry. */
  public Map<String, String> podLabels() {
    return Optional.ofNullable(template.getMetadata())
        .map(V1ObjectMeta::getLabels)
        .orElse(Map.of());
  }

  /** The service itself: Roost's pods have one container. */
  public V1Container container() {
    return pod().getContainers().getFirst();
  }

  /** The volumes its pods have, but those that it claims. */
  public Stream<V1Volume> volumes() {
    return each(pod().getVolumes());
  }

  /** Where its container sees them. */
  public Stream<V1VolumeMount> mounts() {
    return each(container().getVolumeMounts());
  }

  /** The ConfigMaps whose every entry becomes a variable. */
  public Stream<String> settingsFrom() {
    return each(container().getEnvFrom())
        .flatMap(from -> Optional.ofNullable(from.getConfigMapRef()).stream())
        .map(V1ConfigMapEnvSource::getName);
  }

  /** The variables that are written at the container itself. */
  public Stream<V1EnvVar> variables() {
    return each(container().getEnv());
  }

  /** The service-account tokens in this volume. */
  public static Stream<V1ServiceAccountTokenProjection> tokens(V1Volume volume) {
    return Optional.ofNullable(volume.getProjected()).stream()
        .flatMap(projected -> each(projected.getSources()))
        .flatMap(source -> Optional.ofNullable(source.getServiceAccountToken()).stream());
  }

  /** The port that its container declares under this name. */
  public Optional<Integer> port(String portName) {
    return each(container().getPorts())
        .filter(port -> portName.equals(port.getName()))
        .map(V1ContainerPort::getContainerPort)
        .findFirst();
  }

  /** Whether these labels find its pods. */
  public boolean isFoundBy(Map<String, String> labels) {
    return !labels.isEmpty() && podLabels().entrySet().containsAll(labels.entrySet());
  }

  private static <T> Stream<T> each(@Nullable List<T> list) {
    return list == null ? Stream.empty() : list.stream();
  }
}
