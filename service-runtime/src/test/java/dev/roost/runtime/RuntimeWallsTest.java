package dev.roost.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.runtime", importOptions = DoNotIncludeTests.class)
final class RuntimeWallsTest {

  @ArchTest
  static final ArchRule KNOWS_NO_OTHER_MODULE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.runtime..",
              "java..",
              "io.quarkus.runtime.configuration..",
              "io.smallrye.config..",
              "org.jboss.logging..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule LOGGING_AND_SETTINGS_DO_NOT_KNOW_EACH_OTHER =
      slices().matching("dev.roost.runtime.(*)..").should().notDependOnEachOther();
}
