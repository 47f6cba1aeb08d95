package dev.roost.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.contracts", importOptions = DoNotIncludeTests.class)
final class ModuleWallsTest {

  @ArchTest
  static final ArchRule DEPENDS_ON_NOTHING_BUT_ANNOTATIONS =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.contracts..",
              "java..",
              "javax.crypto..",
              "com.fasterxml.jackson.annotation",
              "org.jspecify..");
}
