package dev.roost.system.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mutants there are: one for each file {@code system-tests/src/test/mutations/*.patch}. */
public final class Mutants {

  private static final String DIRECTORY = "system-tests/src/test/mutations";

  private Mutants() {}

  /** All, by name. */
  public static List<Mutant> in(Path checkout) {
    try (Stream<Path> files = Files.list(checkout.resolve(DIRECTORY))) {
      return files
          .filter(file -> file.toString().endsWith(".patch"))
          .sorted()
          .map(Mutant::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of these names, or all.
   *
   * @param names between commas; blank for all
   * @throws IllegalArgumentException there is none of a name
   */
  public static List<Mutant> named(Path checkout, String names) {
    List<Mutant> all = in(checkout);
    if (names.isBlank()) {
      return all;
    }
    Set<String> wanted = new TreeSet<>(List.of(names.split(",", -1)));
    List<Mutant> chosen = all.stream().filter(mutant -> wanted.remove(mutant.name())).toList();
    if (!wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "no mutant is named %s; there are: %s"
              .formatted(
                  String.join(", ", wanted),
                  all.stream().map(Mutant::name).collect(Collectors.joining(", "))));
    }
    return chosen;
  }
}
