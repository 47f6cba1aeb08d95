package dev.roost.testsupport.architecture;

import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packages that some packages of a module may use.
 *
 * @param users whose classes, as ArchUnit names packages
 * @param used what they may use, as ArchUnit names packages
 */
record AllowList(List<String> users, List<String> used) {

  /** What every class may use: the platform and the annotations of nullness. */
  static final List<String> PLATFORM =
      List.of("java..", "javax.crypto..", "javax.net..", "javax.sql..", "org.jspecify..");

  boolean allows(String user, String usedPackage) {
    return matches(users.stream(), user) && matches(used.stream(), usedPackage);
  }

  static boolean matches(Stream<String> patterns, String name) {
    return patterns.anyMatch(pattern -> PackageMatcher.of(pattern).matches(name));
  }
}
