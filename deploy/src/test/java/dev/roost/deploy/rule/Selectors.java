package dev.roost.deploy.rule;

import dev.roost.deploy.manifest.Door;
import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether Services and workloads find the pods that are meant, and those alone. */
final class Selectors {

  private Selectors() {}

  static Stream<String> complaints(Manifests manifests) {
    List<Workload> workloads = manifests.workloads().toList();
    List<Door> doors = manifests.doors().toList();
    return Stream.of(
            workloads.stream()
                .filter(each -> !found(workloads, each.selector()).equals(List.of(each)))
                .map(each -> each.name() + " does not select its own pods, and those alone"),
            doors.stream().flatMap(door -> complaints(door, found(workloads, door.selector()))),
            workloads.stream().flatMap(workload -> governing(workload, doors)))
        .flatMap(complaints -> complaints);
  }

  private static List<Workload> found(List<Workload> workloads, Map<String, String> selector) {
    return workloads.stream().filter(workload -> workload.isFoundBy(selector)).toList();
  }

  private static Stream<String> complaints(Door door, List<Workload> found) {
    return found.size() == 1
        ? door.targets().stream()
            .filter(target -> found.getFirst().port(target).isEmpty())
            .map(target -> "the Service %s leads to no port %s".formatted(door.name(), target))
        : Stream.of(
            "the Service %s selects the pods of %d workloads".formatted(door.name(), found.size()));
  }

  private static Stream<String> governing(Workload workload, List<Door> doors) {
    return workload.governedBy().stream()
        .filter(
            name -> doors.stream().noneMatch(door -> door.headless() && door.name().equals(name)))
        .map(name -> workload.name() + " needs the headless Service " + name);
  }
}
