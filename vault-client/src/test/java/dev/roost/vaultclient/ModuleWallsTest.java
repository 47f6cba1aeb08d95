package dev.roost.vaultclient;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.vaultclient", importOptions = DoNotIncludeTests.class)
final class ModuleWallsTest {

  @ArchTest
  static final ArchRule KNOWS_THE_CONTRACTS_XS_VOCABULARY_AND_NO_SERVICE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.vaultclient..",
              "dev.roost.contracts..",
              "dev.roost.xapi..",
              "java..",
              "com.fasterxml.jackson..",
              "io.smallrye.config..",
              "io.smallrye.mutiny..",
              "io.vertx..",
              "jakarta..",
              "io.smallrye.health..",
              "org.eclipse.microprofile.health..",
              "org.jspecify..");
}
