package dev.roost.testsupport.architecture;

import java.util.List;

/** The root packages of what runs as a process of its own: nobody imports another's classes. */
final class Services {

  static final List<String> ROOTS =
      List.of(
          "dev.roost.ingest",
          "dev.roost.router",
          "dev.roost.vault",
          "dev.roost.subscriptions",
          "dev.roost.replay",
          "dev.roost.simulator",
          "dev.roost.stack",
          "dev.roost.system",
          "dev.roost.bench",
          "dev.roost.deploy");

  private Services() {}

  /** The packages of all of them but the one with this root, as ArchUnit names packages. */
  static String[] allBut(String root) {
    return ROOTS.stream()
        .filter(other -> !other.equals(root))
        .map(other -> other + "..")
        .toArray(String[]::new);
  }
}
