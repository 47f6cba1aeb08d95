package dev.roost.replay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.replay", importOptions = DoNotIncludeTests.class)
final class ReplayWallsTest {

  @ArchTest
  static final ArchRule NO_OTHER_SERVICE_IS_IMPORTED =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "dev.roost.vault..",
              "dev.roost.subscriptions..",
              "dev.roost.ingest..",
              "dev.roost.router..");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.roost.replay.(*)..").should().beFreeOfCycles();
}
