package dev.roost.outbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.outbox", importOptions = DoNotIncludeTests.class)
final class ModuleWallsTest {

  @ArchTest
  static final ArchRule KNOWS_NOTHING_OF_ROOST_AND_NOTHING_OF_QUARKUS =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.outbox..",
              "java..",
              "io.smallrye.mutiny..",
              "io.vertx..",
              "org.apache.kafka..",
              "org.jboss.logging..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule ONLY_ANNOUNCING_KNOWS_KAFKA =
      classes()
          .that()
          .resideOutsideOfPackage("dev.roost.outbox.announce..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.roost.outbox.(**)").should().beFreeOfCycles();
}
