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
  static final ArchRule
      OF_ROOST_KNOWS_THE_POSITION_ALONE_AND_BUT_FOR_ITS_CHANNEL_AND_HEALTH_NOTHING_OF_QUARKUS_AND_KAFKA =
          classes()
              .that()
              .resideOutsideOfPackages("dev.roost.outbox.channel..", "dev.roost.outbox.health..")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(
                  "dev.roost.outbox..",
                  "dev.roost.contracts.outbox..",
                  "dev.roost.runtime.logging..",
                  "java..",
                  "io.smallrye.mutiny..",
                  "io.vertx..",
                  "org.jboss.logging..",
                  "org.jspecify..");

  @ArchTest
  static final ArchRule NOTHING_INSIDE_NEEDS_THE_CHANNEL =
      classes()
          .that()
          .resideOutsideOfPackage("dev.roost.outbox.channel..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("dev.roost.outbox.channel..");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.roost.outbox.(**)").should().beFreeOfCycles();
}
