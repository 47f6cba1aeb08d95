package dev.roost.system.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.system.campaign.Plan;
import dev.roost.system.oracle.Fault;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The mutants there are, held against today's sources without building any. */
class MutantsTest {

  private static final Path CHECKOUT = RunningStack.checkout();

  private static final String COMPLETE =
      """
      Defect: the router does something wrong
      Module: activity-router
      Finds: LOST
      May find: DOUBLED, SWAPPED
      Troubles: frozen or silent kafka for 5 s
      Seconds: 40
      Tries: 2

      diff --git a/activity-router/src/main/java/A.java b/activity-router/src/main/java/A.java
      --- a/activity-router/src/main/java/A.java
      +++ b/activity-router/src/main/java/A.java
      @@ -1,1 +1,1 @@
      -right
      +wrong
      """;

  @TempDir private Path directory;

  static List<Mutant> mutants() {
    return Mutants.in(CHECKOUT);
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void itsPatchAppliesToTheSources(Mutant mutant) {
    assertThat(new Patch(mutant.patch()).misfit(CHECKOUT))
        .as("make the change again in the present sources and write %s anew", mutant.patch())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void itsConditionsCanBeMet(Mutant mutant) {
    List<Plan> plans = mutant.conditions().plans();

    assertThat(plans).hasSize(mutant.conditions().tries()).doesNotHaveDuplicates();
  }

  @Test
  void theDocumentTellsOfEachMutantAndOfNoOther() throws IOException {
    String document = Files.readString(CHECKOUT.resolve("docs/operations/mutations.md"));
    Set<String> told =
        document
            .lines()
            .dropWhile(line -> !line.equals("## The mutants"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .collect(Collectors.toSet());

    assertThat(told).isEqualTo(mutants().stream().map(Mutant::name).collect(Collectors.toSet()));
  }

  @Test
  void aPatchForOtherSourcesDoesNotApply() throws IOException {
    Path tree = Files.createDirectories(directory.resolve("tree"));
    Path source = tree.resolve("activity-router/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Path patch = Files.writeString(directory.resolve("p.patch"), COMPLETE);

    Files.writeString(source, "other\n");
    assertThat(new Patch(patch).misfit(tree)).isPresent();

    Files.writeString(source, "right\n");
    assertThat(new Patch(patch).misfit(tree)).isEmpty();
    assertThat(source).hasContent("right\n");
    assertThat(new Patch(patch).applyTo(tree)).isEmpty();
    assertThat(source).hasContent("wrong\n");
  }

  @Test
  void aCompleteHeaderIsRead() throws IOException {
    Mutant mutant = Mutant.read(Files.writeString(directory.resolve("some.patch"), COMPLETE));

    assertThat(mutant.name()).isEqualTo("some");
    assertThat(mutant.module()).isEqualTo("activity-router");
    assertThat(mutant.expected().required()).containsExactly(Fault.LOST);
    assertThat(mutant.expected().allowed()).isEqualTo(EnumSet.of(Fault.DOUBLED, Fault.SWAPPED));
    assertThat(mutant.conditions().seconds()).isEqualTo(40);
    assertThat(mutant.conditions().tries()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Finds: LOST, , lacks Finds",
    "Finds: LOST, Finds: GONE, no fault of the oracle",
    "Finds: LOST, Finds: none, names no fault",
    "Finds: LOST, Find: LOST, not one of",
    "Tries: 2, Tries: 0, must be 1 to 999",
    "Tries: 2, Tries:, not one of",
    "Seconds: 40, Seconds: long, must be 1 to 999",
    "Module: activity-router, Module: contracts, Module is none of",
    "Module: activity-router, Module: webhook-ingest, it must change files of webhook-ingest",
    "Troubles: frozen or silent kafka for 5 s, Troubles: often, must be none",
    "Defect: the router does something wrong, , lacks Defect",
  })
  void anIncompleteHeaderIsRefused(String line, String instead, String because) throws IOException {
    String text = COMPLETE.replace(line + "\n", instead == null ? "" : instead + "\n");
    Path patch = Files.writeString(directory.resolve("some.patch"), text);

    assertThatThrownBy(() -> Mutant.read(patch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("some")
        .hasMessageContaining(because);
  }

  @Test
  void aNameThatNoMutantHasIsRefusedWithThoseThereAre() {
    String name = mutants().getFirst().name();

    assertThat(Mutants.named(CHECKOUT, name)).hasSize(1);
    assertThat(Mutants.named(CHECKOUT, "")).isEqualTo(mutants());
    assertThatThrownBy(() -> Mutants.named(CHECKOUT, "no-such-mutant"))
        .hasMessageContaining("no-such-mutant")
        .hasMessageContaining(name);
  }

  @Test
  void aTroubledScheduleHasTheTroubleAndIsOverInTime() {
    WantedTrouble wanted =
        WantedTrouble.parse("some", "frozen or silent kafka for 5 s").orElseThrow();
    Mutant mutant = Mutant.read(written(COMPLETE));

    assertThat(mutant.conditions().plans())
        .allSatisfy(plan -> {
          assertThat(plan.schedule().lasts()).hasSeconds(40);
          assertThat(plan.schedule().steps()).anyMatch(step -> wanted.fits(step.trouble()));
          assertThat(plan.schedule().steps())
              .allMatch(step -> step.second() + step.trouble().lasts().toSeconds() <= 35);
          assertThat(plan.traffic().paces()).allMatch(pace -> pace.second() < 40);
          assertThat(plan.traffic().mix()).containsKeys("like", "unknown");
        });
  }

  @Test
  void whereNoTroubleIsWantedThereIsNone() {
    Mutant mutant = Mutant.read(written(COMPLETE.replaceAll("Troubles: .*", "Troubles: none")));

    assertThat(mutant.conditions().plans())
        .hasSize(2)
        .allMatch(plan -> plan.schedule().steps().isEmpty());
  }

  @Test
  void theCopyIsTheCheckoutAgainAndWhatWasBuiltStays() throws IOException {
    Path checkout = directory.resolve("checkout");
    Path copy = checkout.resolve("target/copy");
    for (String file : List.of("a/pom.xml", "a/src/A.java", "a/target/a.jar", ".git/HEAD")) {
      Files.createDirectories(checkout.resolve(file).getParent());
      Files.writeString(checkout.resolve(file), file);
    }
    SourceCopy sources = new SourceCopy(checkout, copy);
    sources.renew();
    Files.writeString(copy.resolve("a/src/A.java"), "patched");
    Files.writeString(copy.resolve("a/src/B.java"), "new in the patch");
    Files.createDirectories(copy.resolve("a/target"));
    Files.writeString(copy.resolve("a/target/built.jar"), "built");
    Files.delete(checkout.resolve("a/pom.xml"));

    sources.renew();

    try (Stream<Path> files = Files.walk(copy)) {
      assertThat(files.filter(Files::isRegularFile).map(copy::relativize).map(Path::toString))
          .containsExactlyInAnyOrder("a/src/A.java", "a/target/built.jar");
    }
    assertThat(copy.resolve("a/src/A.java")).hasContent("a/src/A.java");
  }

  private Path written(String text) {
    try {
      return Files.writeString(directory.resolve("some.patch"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
