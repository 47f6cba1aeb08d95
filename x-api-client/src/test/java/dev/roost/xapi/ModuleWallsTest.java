package dev.roost.xapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.xapi", importOptions = DoNotIncludeTests.class)
final class ModuleWallsTest {

  @ArchTest
  static final ArchRule SIGNATURES_CHALLENGES_PAYLOADS_AND_OAUTH_NEED_NOTHING_BUT_THE_PLATFORM =
      classes()
          .that()
          .resideOutsideOfPackage("dev.roost.xapi.endpoint..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.xapi",
              "dev.roost.xapi.signature..",
              "dev.roost.xapi.challenge..",
              "dev.roost.xapi.payload..",
              "dev.roost.xapi.oauth1..",
              "dev.roost.xapi.oauth2..",
              "java..",
              "javax.crypto..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule ONLY_ENDPOINTS_NEED_VERTX_MUTINY_AND_JACKSON =
      classes()
          .that()
          .resideInAPackage("dev.roost.xapi.endpoint..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.xapi.endpoint..",
              "dev.roost.xapi.oauth1..",
              "dev.roost.xapi.oauth2..",
              "java..",
              "org.jspecify..",
              "io.vertx..",
              "io.smallrye.mutiny..",
              "com.fasterxml.jackson..");
}
