package dev.roost.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.roost.simulator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HousePartitionsTest {

  /** A mistake that both sides share would never be seen. */
  @ArchTest
  static final ArchRule theSimulatorSharesNoCodeWithWhatIsTriedAgainstIt =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of another module of Roost", HousePartitionsTest::isOfAnotherModule));

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching("dev.roost.simulator.(*)..").should().beFreeOfCycles();

  private static boolean isOfAnotherModule(JavaClass type) {
    return type.getPackageName().startsWith("dev.roost")
        && !type.getPackageName().startsWith("dev.roost.simulator");
  }
}
