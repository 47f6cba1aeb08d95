package dev.roost.xapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.xapi", importOptions = DoNotIncludeTests.class)
final class ModuleWallsTest {

  @ArchTest
  static final ArchRule DEPENDS_ON_NOTHING_BUT_THE_PLATFORM =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.roost.xapi..", "java..", "javax.crypto..", "org.jspecify..");
}
