package dev.roost.deploy.manifest;

import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All objects of one deployment. */
public record Manifests(List<Manifest> all) {

  /** What a command printed. */
  public static Manifests of(String source, String yaml) {
    return new Manifests(
        YamlText.documents(yaml).stream().map(each -> new Manifest(source, each)).toList());
  }

  /** The objects of one kind as written. */
  public Stream<Manifest> of(String kind) {
    return all.stream().filter(manifest -> manifest.kind().equals(kind));
  }

  /** The names of the objects of one kind. */
  public Set<String> names(String kind) {
    return of(kind).map(Manifest::name).collect(Collectors.toSet());
  }

  /** What runs pods until they are done. */
  public Stream<Workload> jobs() {
    return read("Job", V1Job.class, Workload::of);
  }

  /** What runs a service's pods, whatever the kind. */
  public Stream<Workload> workloads() {
    return Stream.concat(
        read("Deployment", V1Deployment.class, Workload::of),
        read("StatefulSet", V1StatefulSet.class, Workload::of));
  }

  /** What pods are reached by. */
  public Stream<Door> doors() {
    return read("Service", V1Service.class, Door::of);
  }

  private <T, V> Stream<V> read(String kind, Class<T> type, BiFunction<String, T, V> view) {
    return of(kind)
        .map(each -> view.apply(each.name(), JSON.getGson().fromJson(each.content(), type)));
  }
}
