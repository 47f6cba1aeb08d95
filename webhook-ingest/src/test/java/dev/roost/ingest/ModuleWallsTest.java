package dev.roost.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost", importOptions = DoNotIncludeTests.class)
final class ModuleWallsTest {

  @ArchTest
  static final ArchRule KNOWS_ONLY_ITSELF_THE_CONTRACTS_AND_XS_VOCABULARY =
      noClasses()
          .that()
          .resideInAPackage("dev.roost.ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.router..",
              "dev.roost.vault..",
              "dev.roost.outbox..",
              "dev.roost.subscriptions..",
              "dev.roost.replay..",
              "dev.roost.simulator..",
              "dev.roost.stack..",
              "dev.roost.system..");

  @ArchTest
  static final ArchRule ONLY_PUBLISHING_AND_THE_TABLE_OF_WEBHOOKS_KNOW_KAFKA_CLIENTS =
      classes()
          .that()
          .resideOutsideOfPackages(
              "dev.roost.ingest.publish..",
              "dev.roost.ingest.delivery..",
              "dev.roost.ingest.webhooks..")
          .and()
          .resideInAPackage("dev.roost.ingest..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.roost.ingest.(*)..").should().beFreeOfCycles();
}
