package dev.roost.simulatorclient;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.simulatorclient", importOptions = DoNotIncludeTests.class)
final class ModuleWallsTest {

  @ArchTest
  static final ArchRule KNOWS_NOTHING_OF_ROOST_AND_NOTHING_OF_THE_SIMULATORS_CODE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.simulatorclient..", "java..", "com.fasterxml.jackson..", "org.jspecify..");
}
