package dev.roost.system.mutation;

import dev.roost.system.oracle.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A defect that is put into one service on purpose, as a patch with a header that says what it is
 * and which faults the oracle must find.
 *
 * @param name the name of the patch file without {@code .patch}
 * @param patch the patch file
 * @param defect what the service does wrong
 * @param module the service that it changes
 * @param expected the faults that must be found, and those that may be found beside them
 * @param conditions under which they are found
 * @param files the files that it changes, relative to the checkout
 */
public record Mutant(
    String name,
    Path patch,
    String defect,
    String module,
    ExpectedFaults expected,
    TrialConditions conditions,
    List<String> files) {

  private static final Set<String> SERVICES =
      Set.of(
          "webhook-ingest",
          "activity-router",
          "subscription-manager",
          "replay-worker",
          "token-vault");

  private static final String FILE = "+++ b/";

  /**
   * Reads a patch file.
   *
   * @throws IllegalArgumentException its header is not complete, or it changes more than its module
   */
  public static Mutant read(Path patch) {
    String name = patch.getFileName().toString().replace(".patch", "");
    String text = textOf(patch);
    PatchHeader header = PatchHeader.of(name, text);
    Mutant mutant =
        new Mutant(
            name,
            patch,
            header.text("Defect"),
            header.text("Module"),
            new ExpectedFaults(header.faults("Finds"), header.faults("May find")),
            new TrialConditions(
                WantedTrouble.parse(name, header.text("Troubles")),
                header.number("Seconds"),
                header.number("Tries")),
            files(text));
    mutant.check();
    return mutant;
  }

  private void check() {
    if (!SERVICES.contains(module)) {
      throw new IllegalArgumentException(name + ": Module is none of " + new TreeSet<>(SERVICES));
    }
    if (files.isEmpty()
        || !files.stream().allMatch(file -> file.startsWith(module + "/src/main/"))) {
      throw new IllegalArgumentException(
          "%s: it must change files of %s/src/main alone, not %s".formatted(name, module, files));
    }
    if (expected.required().isEmpty()) {
      throw new IllegalArgumentException(name + ": Finds names no fault");
    }
  }

  private static List<String> files(String text) {
    return text.lines()
        .filter(line -> line.startsWith(FILE))
        .map(line -> line.substring(FILE.length()).strip())
        .toList();
  }

  private static String textOf(Path patch) {
    try {
      return Files.readString(patch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }

  /**
   * Which faults a mutant is found by.
   *
   * @param required each must be found
   * @param allowed may be found as well; any other says that the trial went wrong
   */
  public record ExpectedFaults(Set<Fault> required, Set<Fault> allowed) {

    public ExpectedFaults {
      required = Set.copyOf(required);
      allowed = Set.copyOf(allowed);
    }

    /** Whether these are all that are required, and none that is neither required nor allowed. */
    public boolean match(Set<Fault> found) {
      return found.containsAll(required)
          && found.stream().allMatch(fault -> required.contains(fault) || allowed.contains(fault));
    }

    /** The required faults, such as {@code DOUBLED, LOST}. */
    @Override
    public String toString() {
      return required.stream().sorted().map(Fault::name).collect(Collectors.joining(", "));
    }
  }
}
