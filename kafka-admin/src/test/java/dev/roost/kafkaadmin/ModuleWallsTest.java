package dev.roost.kafkaadmin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost", importOptions = DoNotIncludeTests.class)
final class ModuleWallsTest {

  @ArchTest
  static final ArchRule knowsContractsKafkaAndItsCommandLineAlone =
      classes()
          .that()
          .resideInAPackage("dev.roost.kafkaadmin..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.roost.kafkaadmin..",
              "dev.roost.contracts..",
              "org.apache.kafka..",
              "picocli..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("dev.roost.kafkaadmin.(*)..").should().beFreeOfCycles();
}
