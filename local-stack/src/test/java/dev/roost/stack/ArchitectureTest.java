package dev.roost.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  /** Services are processes here, never classes. */
  @ArchTest
  static final ArchRule knowsContractsAndNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("dev.roost.stack..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.ingest..",
              "dev.roost.router..",
              "dev.roost.simulator..",
              "dev.roost.vault..",
              "dev.roost.subscriptions..",
              "dev.roost.replay..",
              "dev.roost.vaultclient..",
              "dev.roost.admin..",
              "dev.roost.outbox..",
              "dev.roost.xapi..");

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("dev.roost.stack.(*)..").should().beFreeOfCycles();
}
